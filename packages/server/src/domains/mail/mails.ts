import type { Mail, MailState, Page } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import { readCursor, toPage } from '../../platform/http/pagination.js';
import type { Request } from '../../platform/request.js';
import { findMailForUpdate, listMailRows, updateMail } from './queries.js';
import { sendMailJob } from './sending/outbox.js';

const sort = 'newest';

type Row = Awaited<ReturnType<typeof listMailRows>>[number];

/** What admins see of a mail: never what it says. */
function toMail({ mail, recipient, ticket_number }: Row): Mail {
  const { id, kind, to, ticket_id, state, attempts, last_error, created_at, due_at, sent_at } = mail;
  const beside = { recipient, ticket_id, ticket_number };
  return { id, kind, to, ...beside, state, attempts, last_error, created_at, due_at, sent_at };
}

export async function listMails(
  request: Request,
  query: { state?: MailState[] | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<Mail>> {
  const before = readCursor(query.cursor, sort)?.id;
  const rows = await listMailRows(request, { state: query.state, before, limit: query.limit + 1 });
  return toPage(rows.map(toMail), query.limit, sort);
}

/** Has a mail that was given up tried again, as if it were new. */
export async function retryMail(request: Request, { id }: { id: string }): Promise<Mail> {
  return inTransaction(request, async (request) => {
    const mail = await findMailForUpdate(request, id);
    if (!mail) throw new Refusal('not_found', 'There is no such mail.');
    if (mail.state !== 'dead') throw new Refusal('mail_not_dead', `This mail is ${mail.state}.`);
    await updateMail(request, id, { state: 'queued', attempts: 0, due_at: request.now().toISOString() });
    await request.enqueue(request, sendMailJob, { mail_id: id });
    const [row] = await listMailRows(request, { id, limit: 1 });
    return toMail(row as Row);
  });
}
