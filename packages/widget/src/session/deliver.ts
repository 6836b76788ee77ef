import {
  type Adoption,
  AnotherPersonError,
  type ProblemError,
  UnauthorizedError,
} from '@logishift/support-sdk/customer';
import { isPassing, perform } from './acts.js';
import { alone } from './alone.js';
import type { Asking } from './asking.js';
import { readStored, store } from './browser-storage.js';
import { inherit } from './inherit.js';
import { keyOf, type Outbox, pause, type Sent } from './outbox.js';

/** Milliseconds for which the server surely knows a key again; it keeps them for a day. */
const knownFor = 23 * 3_600_000;

/**
 * Sends what waits of whoever asks, once the server has said who that is. Comes with the views: a page on which nothing
 * was sent does without.
 *
 * @returns after how many milliseconds it is to be tried again, if something is left that waits
 */
export async function deliver(outbox: Outbox, asking: Asking, turn: number): Promise<number | undefined> {
  const { person } = asking;
  try {
    await person.load();
    if (!person.value) {
      if (person.error) return pause;
      giveBack(outbox, asking, turn);
      return undefined;
    }
    await asking.asPerson(() => asking.know());
  } catch (error) {
    if (error instanceof UnauthorizedError) giveBack(outbox, asking, turn, error);
    if (!isPassing(error)) return undefined;
    asking.report(error);
    return pause;
  }
  const { owner } = asking;
  if (owner === undefined || turn !== asking.turn) return pause;
  // It is known now whose it is what was sent in this turn.
  for (const one of outbox.unowned) if (one.turn === turn) outbox.keep(owner, one.sent);
  outbox.unowned = [];
  return sendAll(outbox, asking, owner);
}

/**
 * Nobody is known any more: what was sent before anybody was, whoever waits for it has it back. What is somebody's stays for
 * them; who waits for it is told.
 */
function giveBack(outbox: Outbox, asking: Asking, turn: number, error?: UnauthorizedError): void {
  if (turn !== asking.turn) return;
  const waiters = [...outbox.waiters];
  for (const { sent, turn: its } of outbox.unowned) if (its === turn && outbox.waiters.has(sent.key)) outbox.drop(sent);
  outbox.waiters.clear();
  for (const [, waiter] of waiters) waiter.reject(error);
}

async function sendAll(outbox: Outbox, asking: Asking, owner: string): Promise<number | undefined> {
  /** The tickets of which something has failed: what was written after it is not to come before it. */
  const held = new Set<string>();
  let wait: number | undefined;
  for (;;) {
    const next = outbox.kept(owner).find(({ ticketId, refused }) => !refused && !held.has(ticketId));
    if (!next || asking.owner !== owner) return wait;
    const failure = await alone(owner, () => sendOne(outbox, asking, owner, next));
    outbox.tell();
    if (!failure) continue;
    // It waits for whom it is of.
    if (failure instanceof UnauthorizedError || failure instanceof AnotherPersonError) return undefined;
    held.add(next.ticketId);
    const { status, retryAfter } = failure as ProblemError;
    wait = Math.max(wait ?? pause, (retryAfter ?? 0) * 1_000);
    asking.report(failure);
    // With no line, the next one has none either.
    if (!status) return wait;
  }
}

/** @returns what makes it wait */
async function sendOne(outbox: Outbox, asking: Asking, owner: string, sent: Sent): Promise<unknown> {
  // While this one waited its turn, another tab may have sent it, or whoever it is of have gone.
  const kept = readStored<Sent>(keyOf(owner, sent));
  if (asking.owner !== owner || !kept || kept.arrived || kept.refused) return undefined;
  const { turn } = asking;
  const isAdoption = sent.act.kind === 'adopt';
  let refusal: unknown = { code: 'too_old' };
  // Whether it arrived a day ago, the server does not know any more: then its writer decides.
  if (isAdoption || Date.now() - sent.at < knownFor) {
    try {
      const options = { idempotencyKey: sent.key, ifPerson: owner.slice(asking.api.length + 1) };
      const answer = await asking.asPerson(() => perform(asking.support, sent.ticketId, sent.act, options));
      if (isAdoption) await inherit(asking.api, owner, answer as Adoption);
      outbox.arrived(owner, sent, answer, turn === asking.turn);
      return undefined;
    } catch (error) {
      // Nobody knows whether an attempt before has arrived: it stays, under its key, for whom it is of.
      if (error instanceof UnauthorizedError) outbox.waiters.get(sent.key)?.reject(error);
      if (isPassing(error) || error instanceof UnauthorizedError || error instanceof AnotherPersonError) return error;
      refusal = error;
    }
  }
  // Nobody vouches for the address: what the guest left stays the guest's.
  if (isAdoption) outbox.drop(sent);
  else refuse(outbox, owner, sent, refusal as ProblemError);
  // The ticket may have moved on meanwhile.
  if (turn === asking.turn) asking.refresh();
  return undefined;
}

/** One that somebody waits for here is told of, and not kept; nor is what was removed meanwhile. */
function refuse(outbox: Outbox, owner: string, sent: Sent, error: { code?: string }): void {
  const waiter = outbox.waiters.get(sent.key);
  const key = keyOf(owner, sent);
  if (readStored(key)) store(key, waiter ? undefined : { ...sent, refused: error.code ?? 'other' });
  waiter?.reject(error);
  outbox.tellAll();
}
