import type { Mail, MailState, Page } from '@logishift/support-sdk/contract';
import type { Context } from '../../platform/context.js';
import { inTransaction } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import { readCursor, toPage } from '../../platform/http/pagination.js';
import { sendMailJob } from './outbox.js';
import { findMailForUpdate, listMailRows, updateMail } from './queries.js';

const sort = 'newest';

type Row = Awaited<ReturnType<typeof listMailRows>>[number];

/** What admins see of a mail: never what it says. */
function toMail({ mail, recipient, ticket_number }: Row): Mail {
  const { id, kind, to, ticket_id, state, attempts, last_error, created_at, due_at, sent_at } = mail;
  const beside = { recipient, ticket_id, ticket_number };
  return { id, kind, to, ...beside, state, attempts, last_error, created_at, due_at, sent_at };
}

export async function listMails(
  context: Context,
  query: { state?: MailState[] | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<Mail>> {
  const before = readCursor(query.cursor, sort)?.id;
  const rows = await listMailRows(context, { state: query.state, before, limit: query.limit + 1 });
  return toPage(rows.map(toMail), query.limit, sort);
}

/** Has a mail that was given up tried again, as if it were new. */
export async function retryMail(context: Context, { id }: { id: string }): Promise<Mail> {
  return inTransaction(context, async (context) => {
    const mail = await findMailForUpdate(context, id);
    if (!mail) throw new Refusal('not_found', 'There is no such mail.');
    if (mail.state !== 'dead') throw new Refusal('mail_not_dead', `This mail is ${mail.state}.`);
    await updateMail(context, id, { state: 'queued', attempts: 0, due_at: context.now().toISOString() });
    await context.enqueue(context, sendMailJob, { mail_id: id });
    const [row] = await listMailRows(context, { id, limit: 1 });
    return toMail(row as Row);
  });
}
