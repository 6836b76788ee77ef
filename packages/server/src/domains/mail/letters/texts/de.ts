import type { Texts } from './en.js';

export const de: Texts = {
  hello: 'Guten Tag,',
  hello_name: 'Guten Tag {name},',

  status_open: 'Offen',
  status_in_progress: 'In Arbeit',
  status_on_hold: 'Wartet',
  status_resolved: 'Gelöst',
  status_closed: 'Geschlossen',
  priority_low: 'Niedrig',
  priority_medium: 'Mittel',
  priority_high: 'Hoch',
  category_damaged: 'Beschädigt',
  category_lost: 'Verloren',
  category_late: 'Verspätet',
  category_quality: 'Qualität',
  category_other: 'Anderes',
  parcel: 'Paket',

  now_open: 'Ihr Ticket ist wieder offen. Bald übernimmt es jemand aus unserem Team.',
  now_in_progress: 'Wir arbeiten an Ihrem Ticket.',
  now_on_hold_customer: 'Wir brauchen eine Antwort von Ihnen, um weiterzumachen.',
  now_on_hold: 'Ihr Ticket wartet auf jemand anderen. Wir schreiben Ihnen, sobald wir mehr wissen.',
  now_resolved:
    'Wir glauben, dass das Problem gelöst ist. Wenn nicht, öffnen Sie Ihr Ticket und sagen Sie es uns: Wir machen weiter.',
  now_closed: 'Ihr Ticket ist geschlossen. Danke, dass Sie uns geschrieben haben.',

  agent_took: '{agent} hat Ihr Ticket übernommen und wird Ihnen antworten.',
  somebody_took: 'Jemand aus unserem Team hat Ihr Ticket übernommen und wird Ihnen antworten.',
  wrote: '{name} schreibt:',
  somebody_wrote: 'Es gibt eine neue Nachricht:',
  read_on: 'Die Nachricht geht im Ticket weiter.',

  receipt_answers: 'Wir antworten im Ticket und per E-Mail von {from} an {email}.',
  receipt_answers_ticket: 'Wir antworten im Ticket.',
  you_wrote: 'Sie haben geschrieben:',
  may_share:
    'Um anderen zu zeigen, wie weit es ist, dürfen Sie diesen Link weitergeben. Er zeigt den Stand und sonst nichts:',

  asks: '{name} bittet um Hilfe:',
  somebody_asks: 'Eine Kundin oder ein Kunde bittet um Hilfe:',
  yours_now: 'Sie haben jetzt dieses Ticket.',
  taken_away: '{agent} hat jetzt dieses Ticket. Es steht nicht mehr auf Ihrer Liste.',
  has_it: '{agent} hat jetzt dieses Ticket.',
  status_moved: 'Status: {from} → {to}',
  priority_moved: 'Priorität: {from} → {to}',
  rated: 'Bewertung: {rating} von 5 Sternen.',
  registered: '{agent} hat sich für das Support-Team registriert und wartet auf Ihre Freigabe.',
  approved: 'Ihre Registrierung wurde bestätigt. Sie können sich anmelden und Tickets übernehmen.',
  rejected:
    'Ihre Registrierung wurde abgelehnt. Wenn Sie das für einen Irrtum halten, registrieren Sie sich noch einmal.',

  open_ticket: 'Ticket öffnen',
  see_agents: 'Registrierungen ansehen',
  sign_in: 'Anmelden',
  link_is_yours: 'Der Link öffnet dieses Ticket ohne Anmeldung. Bitte geben Sie ihn nicht weiter.',
  no_replies: 'Bitte antworten Sie im Ticket: Antworten auf diese E-Mail erreichen niemanden.',
  why_customer: 'Sie bekommen diese E-Mail, weil Sie {brand} geschrieben haben.',
  why_staff: 'Sie bekommen diese E-Mail, weil Sie mit {brand} arbeiten.',
  stop: 'Keine E-Mails dieser Art mehr',

  reset_subject: 'Neues Passwort festlegen',
  reset_text: 'Für Ihr Konto bei {brand} wurde ein neues Passwort angefordert.',
  reset_button: 'Neues Passwort festlegen',
  reset_note:
    'Der Link gilt eine Stunde lang und nur einmal. Wenn Sie das nicht waren, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.',
  verify_subject: 'E-Mail-Adresse bestätigen',
  verify_text: 'Diese Adresse wurde bei {brand} angegeben. Bitte bestätigen Sie, dass sie Ihnen gehört.',
  verify_button: 'Adresse bestätigen',
  verify_note: 'Der Link gilt nur einmal. Wenn nicht Sie diese Adresse angegeben haben, müssen Sie nichts tun.',
  code_subject: 'Ihr Code für {brand}',
  code_text: 'Geben Sie diesen Code auf der Seite ein, auf der Sie ihn angefordert haben:',
  code_note:
    'Er gilt 10 Minuten. Niemand von {brand} wird Sie je danach fragen. Wenn Sie keinen Code angefordert haben, müssen Sie nichts tun.',

  unsubscribe_title: 'E-Mails zu Ihren Tickets',
  unsubscribe_ask: 'Möchten Sie keine E-Mails dieser Art mehr?',
  unsubscribe_button: 'E-Mails abbestellen',
  unsubscribe_done: 'Sie bekommen keine E-Mails dieser Art mehr:',
  unsubscribe_back:
    'Sie können sie jederzeit wieder einschalten: Die Einstellungen für Benachrichtigungen sind dort, wo Sie Ihre Tickets sehen.',
  unsubscribe_bad_title: 'Dieser Link funktioniert nicht',
  unsubscribe_bad:
    'Er ist unvollständig oder nicht von uns. Bitte verwenden Sie den Link so, wie er in der E-Mail steht.',

  receipts: 'Eingangsbestätigungen für Ihre Tickets',
  'ticket.created': 'Neue Tickets',
  'ticket.assigned': 'Wer ein Ticket hat',
  'ticket.status_changed': 'Änderungen des Status',
  'ticket.priority_changed': 'Änderungen der Priorität',
  'ticket.message': 'Neue Nachrichten',
  'ticket.feedback': 'Bewertungen',
  'agent.registered': 'Registrierungen im Support-Team',
  'agent.approved': 'Freigabe Ihrer Registrierung',
  'agent.rejected': 'Ablehnung Ihrer Registrierung',
};
