import type { Titles } from './title.js';

export const fr: Titles = {
  status: {
    open: 'Ouvert',
    in_progress: 'En cours',
    on_hold: 'En attente',
    resolved: 'Résolu',
    closed: 'Fermé',
  },
  new_ticket: 'Nouveau ticket de support : {subject}',
  receipt: 'Nous avons bien reçu votre ticket {number}',
  assigned: 'Ticket de support attribué',
  assigned_to_you: 'Un nouveau ticket vous a été attribué',
  reassigned: 'Ticket réattribué',
  assigned_to: 'Ticket attribué à {agent}',
  status_for_customer: 'Ticket de support mis à jour - {from} → {to}',
  status_for_admins: 'Statut du ticket mis à jour',
  priority: 'Priorité du ticket mise à jour',
  reply: 'Nouvelle réponse : {subject}',
  feedback: 'Nouvel avis : {rating} sur 5',
  agent_registered: 'Nouvelle inscription d’agent de support - en attente d’approbation',
  agent_approved: 'Inscription comme agent approuvée',
  agent_rejected: 'Inscription comme agent refusée',
};
