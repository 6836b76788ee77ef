import type { LiveEvents, PresentPerson, passingLiveEvents } from '@logishift/support-sdk/contract';
import type { Context } from '../context.js';
import type { Group } from '../groups.js';

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
  /** Somebody's streams are over: look at the rights of everybody now. */
  | { kind: 'rights' }
  /** The FAQ has this version now: what is kept of it in memory is old. */
  | { kind: 'faq'; version: number };

/** Tells all nodes, once the transaction has committed. */
export function tell(context: Context, signal: Signal): void {
  const send = () => context.signal(signal);
  if (context.commits) context.commits.push(send);
  else send();
}

/** A signal as it was heard; null: of a node of another release, which says in another way who is told. */
export function readSignal(payload: string): Signal | null {
  const signal = JSON.parse(payload) as Signal;
  return 'to' in signal && !Array.isArray(signal.to) ? null : signal;
}
