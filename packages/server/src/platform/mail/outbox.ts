import type { Locale, Mail } from '@logishift/support-sdk/contract';
import { mails } from '../db/schema/index.js';
import type { InTransaction } from '../db/transaction.js';
import { newId } from '../new-id.js';

/** The job that sends one mail. */
export const sendMailJob = 'send-mail';

export interface NewMail {
  kind: Mail['kind'];
  to: string;
  locale: Locale;
  recipient_id: string | null;
  ticket_id?: string | null;
  /** What the mail says, for kinds that are about no notification. Forgotten once it is sent. */
  params?: Record<string, string>;
  /** Not before then. Default: at once. */
  due?: Date;
}

/** Has a mail sent, if and when the caller's transaction commits. Returns its id. */
export async function queueMail(context: InTransaction, mail: NewMail): Promise<string> {
  const id = newId(context);
  const now = context.now();
  const due = mail.due ?? now;
  await context.db.insert(mails).values({
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
