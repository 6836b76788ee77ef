import type { LiveEvents, PresentPerson, passingLiveEvents } from '@logishift/support-sdk/contract';
import type { Context } from '../context.js';
import type { Group } from '../groups.js';
import type { Memory } from '../memory.js';

type PassingKind = keyof typeof passingLiveEvents;

/** What nodes tell each other of this moment, and which groups are told of it. A lost one costs a little currentness, no fact. */
export type Signal =
  | { [K in PassingKind]: { kind: K; data: LiveEvents[K]; to: Group[] } }[PassingKind]
  /** Somebody opened, types in, or left a ticket. */
  | {
      kind: 'presence';
      ticket_id: string;
      to: Group[];
      person: Omit<PresentPerson, 'state'>;
      state: PresentPerson['state'] | 'away';
    }
  /** How many of staff have a stream open on a node. */
  | { kind: 'staff'; node: string; online: number }
  /** Somebody's rights or streams are over, and no event says so: look at everybody's now, and forget what was known of this `person`. */
  | { kind: 'rights'; person?: string }
  /** Of these, by id, something has changed. To nobody: a node of the release before would pass it on to its readers. */
  | { kind: 'changed'; ids: string[]; data: Record<string, never>; to: [] }
  /** The FAQ has this version now: what is kept of it in memory is old. To nobody, as above. */
  | { kind: 'faq'; version: number; data: Record<string, never>; to: [] };

/** Ids in one signal: PostgreSQL takes 8,000 bytes. */
const mostIds = 100;

/** Tells all nodes, once the transaction has committed. */
export function tell(context: Context, signal: Signal): void {
  const send = () => {
    // This node before it answers.
    forgetWhatChanged(context.memory, signal);
    context.signal(signal);
  };
  if (context.commits) context.commits.push(send);
  else send();
}

/** Tells all nodes that something of these has changed, by id: nobody remembers them as they were. */
export function tellChanged(context: Context, ids: readonly string[]): void {
  for (let at = 0; at < ids.length; at += mostIds) {
    tell(context, { kind: 'changed', ids: ids.slice(at, at + mostIds), data: {}, to: [] });
  }
}

/** What a signal says is so no more. */
export function forgetWhatChanged(memory: Memory, signal: Signal): void {
  if (signal.kind === 'changed') memory.forget(signal.ids);
  // A node of the release before does not say whose.
  if (signal.kind === 'rights') signal.person === undefined ? memory.forgetAll() : memory.forget([signal.person]);
}

/** A signal as it was heard; null: of a node of another release, which says in another way who is told. */
export function readSignal(payload: string): Signal | null {
  const signal = JSON.parse(payload) as Signal;
  return 'to' in signal && !Array.isArray(signal.to) ? null : signal;
}
