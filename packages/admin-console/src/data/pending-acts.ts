import {
  ConflictError,
  type NewPendingAct,
  type PendingAct,
  type TicketAwaiting,
  type TicketStatus,
} from '@logishift/support-sdk';
import { now } from '../session/clock.js';
import { support } from '../session/support.js';

/** An own act could not happen when its time came: nobody was told of it, and its text comes back. */
export class FailedActEvent extends Event {
  constructor(readonly act: PendingAct) {
    super('failed');
  }
}

/** Acts are over of which no news told: those that happened, and those that could not. */
export class ActsOverEvent extends Event {
  constructor(readonly ticketIds: ReadonlySet<string>) {
    super('over');
  }
}

/** How long after its release an act is looked for that no news told of, in milliseconds: a job takes a moment. */
const grace = 2_500;

/** What the signed-in person did a moment ago and may still undo, the oldest first; on this screen it is done. */
let waiting: PendingAct[] = [];
let due: ReturnType<typeof setTimeout> | undefined;

/**
 * @fires change - something waits that did not, or the other way round
 * @fires failed - FailedActEvent
 * @fires over - ActsOverEvent
 */
export const pendingActs = new EventTarget();

export const waitingOn = (ticketId: string): PendingAct[] => waiting.filter(({ ticket_id }) => ticket_id === ticketId);
export const lastWaiting = (): PendingAct | undefined => waiting.at(-1);

/** The status that a ticket is to have by an act that waits. */
export function statusToBe(ticketId: string): { status: TicketStatus; awaiting: TicketAwaiting | null } | null {
  const act = waitingOn(ticketId).findLast(({ status }) => status !== null);
  return act?.status ? { status: act.status, awaiting: act.awaiting } : null;
}

/** @throws as `Support.pendingActs.add`. */
export async function addAct(
  ticketId: string,
  act: NewPendingAct,
  { attempt, seen }: { attempt: string; seen?: number | undefined },
): Promise<PendingAct> {
  const options = { idempotencyKey: attempt, ...(seen !== undefined && { ifMatch: seen }) };
  const added = await support.pendingActs.add(ticketId, act, options);
  if (added.state === 'waiting') keep([...waiting.filter(({ id }) => id !== added.id), added]);
  return added;
}

/** @throws ConflictError, code `already_released`: it has happened. */
export async function undoAct({ id }: PendingAct): Promise<PendingAct> {
  const end = () => keep(waiting.filter((one) => one.id !== id));
  try {
    const undone = await support.pendingActs.undo(id);
    end();
    return undone;
  } catch (error) {
    // Not so where it could not be asked: it waits still.
    if (error instanceof ConflictError) end();
    throw error;
  }
}

/** News of what the person themselves wrote, or set: an act of theirs has happened. */
export function hasHappened(ticketId: string, { body, status }: { body?: string; status?: TicketStatus }): void {
  const isIt = (act: PendingAct) =>
    act.ticket_id === ticketId && (body === undefined ? act.body === null && act.status === status : act.body === body);
  const act = waiting.find(isIt);
  if (act) keep(waiting.filter((one) => one !== act));
}

/** Asks what waits and what could not happen: also by an act of another tab, or from before the page was loaded. */
export async function lookAtActs(): Promise<void> {
  const before = waiting;
  const { data } = await support.pendingActs.list();
  // What was added or ended while the answer was under way is not in it.
  const added = waiting.filter(({ id }) => !before.some((one) => one.id === id) && !data.some((one) => one.id === id));
  const ended = before.filter(({ id }) => !waiting.some((one) => one.id === id));
  const isOver = ({ id }: PendingAct) => ended.some((one) => one.id === id);
  const unsaid = waiting.filter((act) => before.includes(act) && !data.some(({ id }) => id === act.id));
  const failed = data.filter(({ state }) => state === 'failed');
  keep([...data.filter((act) => act.state === 'waiting' && !isOver(act)), ...added]);
  for (const act of failed) pendingActs.dispatchEvent(new FailedActEvent(act));
  const over = new Set([...unsaid, ...failed].map(({ ticket_id }) => ticket_id));
  if (over.size > 0) pendingActs.dispatchEvent(new ActsOverEvent(over));
}

/** Nothing of it is the next person's. */
export function forgetActs(): void {
  keep([]);
}

function keep(acts: PendingAct[]): void {
  waiting = acts;
  pendingActs.dispatchEvent(new Event('change'));
  clearTimeout(due);
  if (acts.length === 0) return;
  const last = Math.max(...acts.map(({ release_at }) => Date.parse(release_at)));
  due = setTimeout(() => void lookAtActs().catch(() => keep(waiting)), Math.max(0, last - now()) + grace);
}
