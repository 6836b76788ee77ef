import type { Texts } from './en.js';

export const fr: Texts = {
  hello: 'Bonjour,',
  hello_name: 'Bonjour {name},',

  status_open: 'Ouvert',
  status_in_progress: 'En cours',
  status_on_hold: 'En attente',
  status_resolved: 'Résolu',
  status_closed: 'Fermé',
  priority_low: 'Basse',
  priority_medium: 'Moyenne',
  priority_high: 'Haute',
  category_damaged: 'Endommagé',
  category_lost: 'Perdu',
  category_late: 'Retard',
  category_quality: 'Qualité',
  category_other: 'Autre',
  parcel: 'Colis',

  now_open: 'Votre ticket est de nouveau ouvert. Un conseiller s’en chargera bientôt.',
  now_in_progress: 'Nous travaillons sur votre ticket.',
  now_on_hold_customer: 'Nous avons besoin d’une réponse de votre part pour continuer.',
  now_on_hold: 'Votre ticket dépend de quelqu’un d’autre. Nous vous écrirons dès que nous en saurons plus.',
  now_resolved:
    'Nous pensons que le problème est résolu. Si ce n’est pas le cas, ouvrez votre ticket et dites-le-nous : nous continuerons.',
  now_closed: 'Votre ticket est fermé. Merci de nous avoir écrit.',

  agent_took: '{agent} s’occupe de votre ticket et va vous répondre.',
  somebody_took: 'Un conseiller s’occupe de votre ticket et va vous répondre.',
  wrote: '{name} a écrit :',
  somebody_wrote: 'Il y a un nouveau message :',
  read_on: 'La suite du message est dans le ticket.',

  receipt_answers: 'Nous répondons dans le ticket, et par e-mail de {from} à {email}.',
  receipt_answers_ticket: 'Nous répondons dans le ticket.',
  you_wrote: 'Vous avez écrit :',
  may_share:
    'Pour montrer à d’autres où cela en est, vous pouvez transmettre ce lien. Il montre l’état du ticket, et rien d’autre :',

  asks: '{name} demande de l’aide :',
  somebody_asks: 'Un client demande de l’aide :',
  yours_now: 'Ce ticket est maintenant le vôtre.',
  taken_away: '{agent} a maintenant ce ticket. Il n’est plus dans votre liste.',
  has_it: '{agent} a maintenant ce ticket.',
  status_moved: 'Statut : {from} → {to}',
  priority_moved: 'Priorité : {from} → {to}',
  rated: 'Le client a donné {rating} étoiles sur 5.',
  registered: '{agent} s’est inscrit comme conseiller et attend votre approbation.',
  approved: 'Votre inscription a été approuvée. Vous pouvez vous connecter et prendre des tickets.',
  rejected: 'Votre inscription a été refusée. Si vous pensez que c’est une erreur, vous pouvez vous réinscrire.',

  open_ticket: 'Ouvrir le ticket',
  see_agents: 'Voir les inscriptions',
  sign_in: 'Se connecter',
  link_is_yours: 'Le lien ouvre ce ticket sans connexion. Merci de ne pas le transmettre.',
  no_replies: 'Merci de répondre dans le ticket : les réponses à cet e-mail ne parviennent à personne.',
  why_customer: 'Vous recevez cet e-mail parce que vous avez écrit à {brand}.',
  why_staff: 'Vous recevez cet e-mail parce que vous travaillez avec {brand}.',
  stop: 'Ne plus recevoir ce type d’e-mails',

  reset_subject: 'Choisissez un nouveau mot de passe',
  reset_text: 'Un nouveau mot de passe a été demandé pour votre compte chez {brand}.',
  reset_button: 'Choisir un nouveau mot de passe',
  reset_note:
    'Le lien est valable une heure et une seule fois. Si vous n’avez rien demandé, ne faites rien : votre mot de passe reste le même.',
  verify_subject: 'Confirmez votre adresse e-mail',
  verify_text: 'Cette adresse a été indiquée à {brand}. Merci de confirmer qu’elle est à vous.',
  verify_button: 'Confirmer cette adresse',
  verify_note:
    'Le lien n’est valable qu’une fois. Si ce n’est pas vous qui avez indiqué cette adresse, ne faites rien.',
  code_subject: 'Votre code pour {brand}',
  code_text: 'Saisissez ce code sur la page où vous l’avez demandé :',
  code_note:
    'Il est valable 10 minutes. Personne chez {brand} ne vous le demandera jamais. Si vous n’avez pas demandé de code, ne faites rien.',

  unsubscribe_title: 'E-mails au sujet de vos tickets',
  unsubscribe_ask: 'Voulez-vous ne plus recevoir ce type d’e-mails ?',
  unsubscribe_button: 'Arrêter ces e-mails',
  unsubscribe_done: 'Vous ne recevrez plus ce type d’e-mails :',
  unsubscribe_back:
    'Vous pouvez les réactiver à tout moment : les réglages des notifications se trouvent là où vous voyez vos tickets.',
  unsubscribe_bad_title: 'Ce lien ne fonctionne pas',
  unsubscribe_bad: 'Il est incomplet ou ne vient pas de nous. Merci d’utiliser le lien tel qu’il figure dans l’e-mail.',

  receipts: 'Accusés de réception de vos tickets',
  'ticket.created': 'Nouveaux tickets',
  'ticket.assigned': 'Qui a un ticket',
  'ticket.status_changed': 'Changements de statut',
  'ticket.priority_changed': 'Changements de priorité',
  'ticket.message': 'Nouveaux messages',
  'ticket.feedback': 'Avis',
  'agent.registered': 'Inscriptions de conseillers',
  'agent.approved': 'Approbation de votre inscription',
  'agent.rejected': 'Refus de votre inscription',
};
