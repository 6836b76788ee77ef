import type { MailState } from '@logishift/support-sdk/contract';

/** In this time one person gets one mail about one ticket. Milliseconds. */
export const quietTime = 60_000;

/** The newest mail to somebody about a ticket. */
export interface LastMail {
  id: string;
  state: MailState;
  attempts: number;
  due_at: string;
  sent_at: string | null;
}

/**
 * Where news goes: into the mail that still waits, or into one of its own, due then. The first is due at once. A mail
 * that was tried before keeps what it said: the server may have taken it, and it goes out under the same Message-ID.
 */
export function placeFor(last: LastMail | undefined, now: Date): { mail: string } | { due: Date } {
  if (!last || last.state === 'dead') return { due: now };
  if (last.state === 'queued' && last.attempts === 0) return { mail: last.id };
  return { due: dueAfter(last, now) };
}

/** The earliest that another mail on the same ticket may go to the same person. */
export function dueAfter(last: Pick<LastMail, 'state' | 'due_at' | 'sent_at'>, now: Date): Date {
  // While a mail is being sent, its `due_at` is when it is given up on.
  const at = last.state === 'sending' ? now.getTime() : Date.parse(last.sent_at ?? last.due_at);
  return new Date(Math.max(now.getTime(), at + quietTime));
}
