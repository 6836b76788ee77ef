import type { Locale, Mail } from '@logishift/support-sdk/contract';
import type { Context } from '../../platform/context.js';
import type { InTransaction } from '../../platform/db/transaction.js';
import { port } from '../../platform/ports.js';

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

export interface Mailer {
  /** Has a mail sent, if and when the caller's transaction commits. Returns its id. */
  queue(context: InTransaction, mail: NewMail): Promise<string>;
  /** Whose mails to look for; null: none are sent. */
  senderOf(context: Context): string | null;
}

/** Who sends mails. */
export const mailer = port<Mailer>('mailer');

export const queueMail = (context: InTransaction, mail: NewMail): Promise<string> =>
  context.ports.get(mailer).queue(context, mail);

export const senderOf = (context: Context): string | null => context.ports.get(mailer).senderOf(context);
