import type { Mail } from '@logishift/support-sdk/contract';
import type { Context } from '../../../platform/context.js';
import { isDatabaseAway } from '../../../platform/db/away.js';
import { inTransaction } from '../../../platform/db/transaction.js';
import {
  elderMailTo,
  findMail,
  findMailForUpdate,
  forgetGivenUp,
  lastSentTo,
  lockMailsTo,
  type MailRow,
  overdueMails,
  updateLeased,
  updateMail,
} from '../queries.js';
import { dueAfter, quietTime } from './gather.js';
import { sendMailJob } from './outbox.js';
import { isStale, lifetimes, maxAttempts, pauseAfter } from './patience.js';
import { MailFailure, type MailTransport, type Outgoing, sendTimeout } from './transport.js';

/** Makes what is sent out of a mail's row; a string says why nobody may have it any more. */
export type Render = (context: Context, mail: MailRow) => Promise<Outgoing | string>;

// Milliseconds after which a mail that a node began to send, and said no more of, is anybody's again.
const lease = 2 * sendTimeout;

/** Sends one mail, if it is due and nobody else is sending it. What fails is tried again later. */
export async function sendMail(context: Context, transport: MailTransport, render: Render, id: string): Promise<void> {
  const mail = await claim(context, id);
  if (!mail) return;
  const { now } = context;
  if (isStale(mail, now())) return giveUp(context, mail, 'What it says has expired');
  let state: 'sent' | 'logged';
  try {
    const outgoing = await render(context, mail);
    if (typeof outgoing === 'string') return await giveUp(context, mail, outgoing);
    state = await transport.send(outgoing);
  } catch (error) {
    if (error instanceof MailFailure) return fail(context, mail, error);
    if (isDatabaseAway(error)) throw error;
    context.log.error({ err: error, mail_id: mail.id }, 'A mail could not be written');
    return fail(context, mail, new MailFailure('It could not be written: see the log', false));
  }
  const at = now().toISOString();
  const moments = state === 'sent' ? { sent_at: at } : { due_at: at };
  await updateLeased(context, mail, { state, ...moments, last_error: null, params: {} });
}

/** Takes a mail for sending. Null: it is not to be sent now, or not by us. */
async function claim(context: Context, id: string): Promise<MailRow | null> {
  const found = await findMail(context, id);
  if (!found) return null;
  const { recipient_id, ticket_id, kind } = found;
  return inTransaction(context, async (context) => {
    const gathered = kind === 'notification' && recipient_id && ticket_id;
    if (gathered) await lockMailsTo(context, recipient_id, ticket_id);
    const mail = await findMailForUpdate(context, id);
    const now = context.now();
    if (mail?.state !== 'queued' && mail?.state !== 'sending') return null;
    const postpone = async (due: Date) => {
      await updateMail(context, id, { due_at: due.toISOString() });
      await context.enqueue(context, sendMailJob, { mail_id: id }, { startAfter: due });
      return null;
    };
    if (Date.parse(mail.due_at) > now.getTime()) {
      // Another node's clock may be a little behind the one that this job was started by.
      return mail.state === 'queued' ? postpone(new Date(mail.due_at)) : null;
    }
    if (gathered) {
      // Several may come due together after the mail server was away: they go one by one, the eldest first.
      const elder = await elderMailTo(context, recipient_id, ticket_id, id);
      if (elder) return postpone(new Date(Math.max(now.getTime(), Date.parse(elder.due_at)) + quietTime));
      const sent = await lastSentTo(context, recipient_id, ticket_id, id);
      if (sent && dueAfter(sent, now) > now) return postpone(dueAfter(sent, now));
    }
    const leased = { state: 'sending', due_at: new Date(now.getTime() + lease).toISOString() } as const;
    await updateMail(context, id, leased);
    return { ...mail, ...leased };
  });
}

/** Puts a mail that failed back for later, or gives it up. */
async function fail(context: Context, mail: MailRow, failure: MailFailure): Promise<void> {
  const attempts = mail.attempts + 1;
  const last_error = failure.message;
  if (failure.permanent || attempts >= maxAttempts) return giveUp(context, { ...mail, attempts }, last_error);
  const due = new Date(context.now().getTime() + pauseAfter(attempts, Math.random()));
  context.log.info({ mail_id: mail.id, attempts, reason: last_error, due }, 'A mail could not be sent and waits');
  await inTransaction(context, async (context) => {
    const ours = await updateLeased(context, mail, {
      state: 'queued',
      attempts,
      last_error,
      due_at: due.toISOString(),
    });
    if (ours) await context.enqueue(context, sendMailJob, { mail_id: mail.id }, { startAfter: due });
  });
}

async function giveUp(context: Context, mail: MailRow, reason: string): Promise<void> {
  context.log.warn({ mail_id: mail.id, attempts: mail.attempts, reason }, 'A mail was given up');
  const { attempts } = mail;
  await updateLeased(context, mail, {
    state: 'dead',
    attempts,
    last_error: reason,
    due_at: context.now().toISOString(),
    // A code or a link must not lie about once it is good for nothing.
    ...(isStale(mail, context.now()) && { params: {} }),
  });
}

/** Empties what was given up and could still have been sent again, once what it says has expired. */
export async function forgetExpiredMails(context: Context): Promise<void> {
  for (const [kind, lifetime] of Object.entries(lifetimes)) {
    const before = new Date(context.now().getTime() - lifetime).toISOString();
    await forgetGivenUp(context, kind as Mail['kind'], before);
  }
}

// What has waited this long for its job has none: a node ended between the two. Milliseconds, mails.
const overdue = quietTime / 2;
const atMost = 500;

/** Has mails sent that should have gone and did not. */
export async function sweepMails(context: Context): Promise<void> {
  const before = new Date(context.now().getTime() - overdue).toISOString();
  const ids = await overdueMails(context, before, atMost);
  await inTransaction(context, async (context) => {
    for (const id of ids) await context.enqueue(context, sendMailJob, { mail_id: id });
  });
}
