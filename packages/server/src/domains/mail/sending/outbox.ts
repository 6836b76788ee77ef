import type { InTransaction } from '../../../platform/db/transaction.js';
import { newId } from '../../../platform/new-id.js';
import type { NewMail } from '../../identity/index.js';
import { insertMailRow } from '../queries.js';

/** The job that sends one mail. */
export const sendMailJob = 'send-mail';

/** Puts a mail in the queue; see `Mailer`. */
export async function insertMail(context: InTransaction, mail: NewMail): Promise<string> {
  const id = newId(context);
  const now = context.now();
  const due = mail.due ?? now;
  await insertMailRow(context, {
    id,
    kind: mail.kind,
    to: mail.to,
    locale: mail.locale,
    recipient_id: mail.recipient_id,
    ticket_id: mail.ticket_id ?? null,
    params: mail.params ?? {},
    created_at: now.toISOString(),
    due_at: due.toISOString(),
  });
  await context.enqueue(context, sendMailJob, { mail_id: id }, due > now ? { startAfter: due } : {});
  return id;
}
