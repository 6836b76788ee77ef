import type { NotificationKind } from '@logishift/support-sdk/contract';

/** What our mails say. `{name}` stands for a value. */
export const en = {
  hello: 'Hello,',
  hello_name: 'Hello {name},',

  status_open: 'Open',
  status_in_progress: 'In Progress',
  status_on_hold: 'On Hold',
  status_resolved: 'Resolved',
  status_closed: 'Closed',
  priority_low: 'Low',
  priority_medium: 'Medium',
  priority_high: 'High',
  category_damaged: 'Damaged',
  category_lost: 'Lost',
  category_late: 'Late',
  category_quality: 'Quality',
  category_other: 'Other',
  parcel: 'Parcel',

  now_open: 'Your ticket is open again. A support agent will take it soon.',
  now_in_progress: 'We are working on your ticket.',
  now_on_hold_customer: 'We need an answer from you to go on.',
  now_on_hold: 'Your ticket waits for somebody else. We will write as soon as we know more.',
  now_resolved: 'We believe that this is solved. If it is not, open your ticket and tell us: we will go on.',
  now_closed: 'Your ticket is closed. Thank you for writing to us.',

  agent_took: '{agent} has taken your ticket and will answer you.',
  somebody_took: 'A support agent has taken your ticket and will answer you.',
  wrote: '{name} wrote:',
  somebody_wrote: 'There is a new message:',
  read_on: 'The message goes on in the ticket.',

  receipt_answers: 'We answer in the ticket, and by mail from {from} to {email}.',
  receipt_answers_ticket: 'We answer in the ticket.',
  you_wrote: 'You wrote:',
  may_share: 'To show others where it stands, you may pass on this link. It shows the status, and nothing else:',

  asks: '{name} asks for help:',
  somebody_asks: 'A customer asks for help:',
  yours_now: 'You have this ticket now.',
  taken_away: '{agent} has this ticket now. It is no longer on your list.',
  has_it: '{agent} has this ticket now.',
  status_moved: 'Status: {from} → {to}',
  priority_moved: 'Priority: {from} → {to}',
  rated: 'The customer gave {rating} of 5 stars.',
  registered: '{agent} has registered as a support agent and waits for your approval.',
  approved: 'Your registration was approved. You can sign in and take tickets.',
  rejected: 'Your registration was declined. If you think that this is a mistake, you may register again.',

  open_ticket: 'Open the ticket',
  see_agents: 'See registrations',
  sign_in: 'Sign in',
  link_is_yours: 'The link opens this ticket without signing in. Please do not pass it on.',
  no_replies: 'Please answer in the ticket: replies to this mail reach nobody.',
  why_customer: 'You get this mail because you wrote to {brand}.',
  why_staff: 'You get this mail because you work with {brand}.',
  stop: 'No more mails of this kind',

  reset_subject: 'Set a new password',
  reset_text: 'A new password was asked for, for your account at {brand}.',
  reset_button: 'Set a new password',
  reset_note:
    'The link is good for one hour, once. If you did not ask for it, do nothing: your password stays as it is.',
  verify_subject: 'Confirm your e-mail address',
  verify_text: 'This address was given to {brand}. Please confirm that it is yours.',
  verify_button: 'Confirm this address',
  verify_note: 'The link works once. If it was not you who gave this address, do nothing.',
  code_subject: 'Your code for {brand}',
  code_text: 'Enter this code on the page where you asked for it:',
  code_note:
    'It is good for 10 minutes. Nobody from {brand} will ever ask you for it. If you did not ask for a code, do nothing.',

  unsubscribe_title: 'Mails about your tickets',
  unsubscribe_ask: 'Do you want no more mails of this kind?',
  unsubscribe_button: 'Stop these mails',
  unsubscribe_done: 'You will get no more mails of this kind:',
  unsubscribe_back:
    'You can have them again at any time: the settings for notifications are where you see your tickets.',
  unsubscribe_bad_title: 'This link does not work',
  unsubscribe_bad: 'It is not complete, or not ours. Please use the link in the mail as it is.',

  receipts: 'Receipts of tickets that you write',
  'ticket.created': 'New tickets',
  'ticket.assigned': 'Who has a ticket',
  'ticket.status_changed': 'Changes of status',
  'ticket.priority_changed': 'Changes of priority',
  'ticket.message': 'New messages',
  'ticket.feedback': 'Feedback',
  'agent.registered': 'Registrations of support agents',
  'agent.approved': 'Approval of your registration',
  'agent.rejected': 'Refusal of your registration',
} satisfies Record<NotificationKind, string> & Record<string, string>;

export type TextKey = keyof typeof en;
export type Texts = Record<TextKey, string>;
