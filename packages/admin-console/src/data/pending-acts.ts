import {
  ConflictError,
  type NewPendingAct,
  type PendingAct,
  type TicketAwaiting,
  type TicketStatus,
} from '@logishift/support-sdk';
import { session } from '../session/session.js';
import { support } from '../session/support.js';

/** An own act has not happened: nobody was told of it, and its text comes back. */
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

/** An act that waits, and until when, by this page's clock. */
interface Waiting {
  act: PendingAct;
  until: number;
}

/** How long after its release an act is looked for that no news told of, in milliseconds: a job takes a moment. */
const grace = 2_500;

/** What the signed-in person did a moment ago and may still undo, the oldest first; on this screen it is done. */
let waiting: Waiting[] = [];
/** Of these nobody knows whether they are undone: the answer was lost. */
const inDoubt = new Set<string>();
/** They are being undone, or were told as failed: once. */
const undoing = new Set<string>();
const told = new Set<string>();
let due: ReturnType<typeof setTimeout> | undefined;

/**
 * @fires change - something waits that did not, or the other way round
 * @fires failed - FailedActEvent
 * @fires over - ActsOverEvent
 */
export const pendingActs = new EventTarget();

export const waitingOn = (ticketId: string): PendingAct[] =>
  waiting.flatMap(({ act }) => (act.ticket_id === ticketId ? [act] : []));

export const isWaiting = (id: string): boolean => waiting.some(({ act }) => act.id === id);

/** What was done last, of a ticket or at all, that nobody is undoing yet. */
export const lastWaiting = (ticketId?: string): PendingAct | undefined =>
  waiting.findLast(({ act }) => !undoing.has(act.id) && (!ticketId || act.ticket_id === ticketId))?.act;

/** The status that a ticket is to have by an act that waits. */
export function statusToBe(ticketId: string): { status: TicketStatus; awaiting: TicketAwaiting | null } | null {
  const act = waitingOn(ticketId).findLast(({ status }) => status !== null);
  return act?.status ? { status: act.status, awaiting: act.awaiting } : null;
}

/**
 * Resolves to the act; released where it has happened by now, and nothing can be undone.
 * @throws as `Support.pendingActs.add`.
 */
export async function addAct(
  ticketId: string,
  act: NewPendingAct,
  { attempt, seen }: { attempt: string; seen?: number | undefined },
): Promise<PendingAct> {
  const who = session.user?.id;
  const asked = performance.now();
  const options = { idempotencyKey: attempt, ...(seen !== undefined && { ifMatch: seen }) };
  const added = await support.pendingActs.add(ticketId, act, options);
  if (added.state !== 'waiting' || who !== session.user?.id) return added;
  // Its answer came late, or once more: what it says of the time is not so any more.
  if (performance.now() - asked >= added.release_in * 1000) {
    void lookAtActs().catch(() => undefined);
    return { ...added, state: 'released' };
  }
  keep([...waiting.filter(({ act }) => act.id !== added.id), arrived(added)]);
  return added;
}

/** @throws ConflictError, code `already_released`: it has happened. */
export async function undoAct({ id }: PendingAct): Promise<void> {
  undoing.add(id);
  try {
    await support.pendingActs.undo(id);
    drop(id);
  } catch (error) {
    if (error instanceof ConflictError) drop(id);
    // It may have been undone all the same: that is seen when it is looked for.
    else inDoubt.add(id);
    throw error;
  } finally {
    undoing.delete(id);
  }
}

/** Of a failed act its text is back: it is shown no more. */
export async function dismissAct(id: string): Promise<void> {
  await support.pendingActs.undo(id).catch(() => undefined);
}

/** News of what the person wrote: that part of an act of theirs has happened. */
export function hasSaid(ticketId: string, body: string): void {
  const found = waiting.find(({ act }) => act.ticket_id === ticketId && act.body === body);
  if (!found) return;
  // Its status comes by news of its own.
  if (found.act.status === null) drop(found.act.id);
  else keep(waiting.map((one) => (one === found ? { ...one, act: { ...one.act, body: null } } : one)));
}

/** News of a status that the person set. Returns whether it was by an act that waited. */
export function hasSet(ticketId: string, status: TicketStatus): boolean {
  const found = waiting.find(({ act }) => act.ticket_id === ticketId && act.status === status);
  if (found) drop(found.act.id);
  return found !== undefined;
}

/** Asks what waits and what could not happen: also by an act of another tab, or from before the page was loaded. */
export async function lookAtActs(): Promise<void> {
  const who = session.user?.id;
  const before = waiting;
  const { data } = await support.pendingActs.list();
  if (!who || who !== session.user?.id) return;
  const isIn = (acts: { id: string }[], { id }: PendingAct) => acts.some((one) => one.id === id);
  const idsOf = (acts: Waiting[]) => acts.map(({ act }) => act);
  // What was added or ended while the answer was under way is not in it.
  const added = waiting.filter(({ act }) => !isIn(idsOf(before), act) && !isIn(data, act));
  const isOver = (act: PendingAct) => isIn(idsOf(before), act) && !isIn(idsOf(waiting), act);
  const unsaid = waiting.filter(({ act }) => isIn(idsOf(before), act) && !isIn(data, act)).map(({ act }) => act);
  const failed = data.filter(({ state }) => state === 'failed');
  keep([...data.filter((act) => act.state === 'waiting' && !isOver(act)).map(arrived), ...added]);
  for (const act of failed) tell(act);
  for (const act of unsaid) if (inDoubt.delete(act.id)) void tellIfUndone(act);
  const over = new Set([...unsaid, ...failed].map(({ ticket_id }) => ticket_id));
  if (over.size > 0) pendingActs.dispatchEvent(new ActsOverEvent(over));
}

/** Nothing of it is the next person's. */
export function forgetActs(): void {
  inDoubt.clear();
  told.clear();
  keep([]);
}

function tell(act: PendingAct): void {
  // Told before, in whatever way: only its end was not heard.
  if (told.has(act.id)) return void dismissAct(act.id);
  told.add(act.id);
  pendingActs.dispatchEvent(new FailedActEvent(act));
}

/** Undone again it stays undone; what has happened says so. */
async function tellIfUndone(act: PendingAct): Promise<void> {
  const isUndone = await support.pendingActs.undo(act.id).then(
    () => true,
    () => false,
  );
  if (isUndone) tell(act);
}

const arrived = (act: PendingAct): Waiting => ({ act, until: performance.now() + act.release_in * 1000 });

const drop = (id: string): void => keep(waiting.filter(({ act }) => act.id !== id));

function keep(acts: Waiting[]): void {
  waiting = acts;
  pendingActs.dispatchEvent(new Event('change'));
  clearTimeout(due);
  if (acts.length === 0) return;
  const left = Math.max(0, ...acts.map(({ until }) => until - performance.now()));
  due = setTimeout(() => void lookAtActs().catch(() => session.user && keep(waiting)), left + grace);
}
