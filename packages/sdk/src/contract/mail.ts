import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { personName } from './people.js';
import { anyOf, byId, id, page, paging, time } from './values.js';

/** `logged`: there is no mail server (`SMTP_URL`), so it was written to the server's log and sent to nobody. */
export const mailStates = ['queued', 'sending', 'sent', 'dead', 'logged'] as const;

/** A mail as admins see it: never what it says. `dead` ones were given up; they can be sent again. */
export const mail = z.strictObject({
  id,
  kind: z.enum(['notification', 'password_reset', 'email_verification', 'guest_code']),
  to: z.string(),
  recipient: personName.nullable(),
  ticket_id: id.nullable(),
  ticket_number: z.string().nullable(),
  state: z.enum(mailStates),
  attempts: z.int(),
  last_error: z.string().nullable(),
  created_at: time,
  due_at: time,
  sent_at: time.nullable(),
});
export type Mail = z.output<typeof mail>;
export type MailState = Mail['state'];

export const mails = {
  list: endpoint('mail.list', {
    summary: 'Mails, the newest first; `state=dead` are those that could not be sent, `logged` those that nobody got',
    query: z.strictObject({
      state: anyOf(mailStates).optional().meta({ description: 'One, or several with commas' }),
      ...paging,
    }),
    answer: { status: 200, shape: page(mail) },
  }),
  retry: endpoint('mail.retry', {
    summary: 'Send a mail again that was given up',
    params: byId,
    answer: { status: 200, shape: mail },
    refusals: ['mail_not_dead'],
  }),
};
