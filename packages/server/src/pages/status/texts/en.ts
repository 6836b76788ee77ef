/** What the status page says. `{name}` stands for a value. */
export const en = {
  page: 'Status of a support ticket',
  loading: 'One moment…',
  heading_open: 'We have it, and somebody takes it soon',
  heading_in_progress: 'Somebody is working on it',
  heading_on_hold_customer: 'We have asked something and wait for the answer',
  heading_on_hold_carrier: 'We are waiting for the carrier',
  heading_on_hold_warehouse: 'We are waiting for the warehouse',
  heading_on_hold_other: 'We are waiting for somebody else',
  heading_resolved: 'We believe that it is solved',
  heading_closed: 'It is solved and closed',
  next_open: 'Nothing needs to be done until then.',
  next_in_progress: 'The answer comes in the conversation.',
  next_on_hold_customer: 'Please answer in the conversation.',
  next_on_hold: 'We go on as soon as we know more.',
  next_resolved: 'If it is not, say so in the conversation: we will go on.',
  next_closed: 'Is there something new? Then write to us again.',

  where: 'Where it stands',
  live: 'Live, updates by itself',
  stale: 'As of {time}, trying again',
  status_open: 'Open',
  status_in_progress: 'In Progress',
  status_on_hold: 'On Hold',
  status_resolved: 'Resolved',
  status_closed: 'Closed',
  step_open: 'We have it',
  step_in_progress: 'A support agent works on it',
  step_on_hold: 'Paused for the moment',
  step_resolved: 'We say what we did',
  step_closed: 'Once it is agreed',
  done: 'Done:',

  ticket: 'Ticket',
  parcel: 'Parcel',
  written: 'Written',
  changed: 'Changed',

  yours: 'Is it your ticket?',
  yours_open:
    'Only the status is shown here, so the link may be passed on. To read and answer, sign in or get a code by e-mail.',
  yours_elsewhere:
    'Only the status is shown here, so the link may be passed on. To read and answer, go to the site where you wrote, or use the button in our mail.',
  open: 'Open the conversation',

  ask: 'Where does your ticket stand?',
  ask_text: 'Enter the tracking code from the receipt, or the whole link.',
  unknown: 'We do not know this code',
  unknown_text: 'Is the link complete? The code is what stands behind the #. You can also enter it here.',
  code: 'Tracking code',
  show: 'Show the status',
  too_many: 'Too many tries. Wait a few minutes, then try again.',
  failed: 'The status cannot be shown just now',
  failed_text: 'We are trying again by ourselves.',

  language: 'Language',
  hidden: 'This page is not found by search engines.',
  no_script: 'This page needs JavaScript to show where your ticket stands.',
} satisfies Record<string, string>;

export type Texts = Record<keyof typeof en, string>;
