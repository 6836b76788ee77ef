import type { Titles } from './title.js';

export const de: Titles = {
  status: {
    open: 'Offen',
    in_progress: 'In Arbeit',
    on_hold: 'Wartet',
    resolved: 'Gelöst',
    closed: 'Geschlossen',
  },
  new_ticket: 'Neues Support-Ticket: {subject}',
  receipt: 'Wir haben Ihr Ticket {number}',
  assigned: 'Support-Ticket zugewiesen',
  assigned_to_you: 'Ihnen wurde ein neues Ticket zugewiesen',
  reassigned: 'Ticket neu zugewiesen',
  assigned_to: 'Ticket an {agent} zugewiesen',
  status_for_customer: 'Support-Ticket aktualisiert - {from} → {to}',
  status_for_admins: 'Ticketstatus aktualisiert',
  priority: 'Ticketpriorität aktualisiert',
  reply: 'Neue Antwort: {subject}',
  feedback: 'Neue Bewertung: {rating} von 5',
  agent_registered: 'Neue Registrierung im Support - wartet auf Freigabe',
  agent_approved: 'Freigabe für den Support bestätigt',
  agent_rejected: 'Registrierung für den Support abgelehnt',
};
