import type { LiveEvents, PresentPerson, passingLiveEvents } from '@logishift/support-sdk/contract';
import type { Context } from '../context.js';
import type { Audience } from '../events/record.js';

type PassingKind = keyof typeof passingLiveEvents;

/** Who is told at once of something that is not recorded. Nobody, but for those named. */
export interface Told {
  customer?: string | null;
  agents?: Audience['agents'];
  admins?: boolean;
  /** Certain people, whatever their role. */
  people?: string[];
}

/** What nodes tell each other of this moment. A lost one costs a little currentness, no fact. */
export type Signal =
  | { [K in PassingKind]: { kind: K; data: LiveEvents[K]; to: Told } }[PassingKind]
  /** Somebody opened, types in, or left a ticket. */
  | {
      kind: 'presence';
      ticket_id: string;
      to: Told;
      person: Omit<PresentPerson, 'state'>;
      state: PresentPerson['state'] | 'away';
    }
  /** How many of staff have a stream open on a node. */
  | { kind: 'staff'; node: string; online: number }
  /** Somebody's streams are over: look at the rights of everybody now. */
  | { kind: 'rights' };

/** Tells all nodes, once the transaction has committed. */
export function tell(context: Context, signal: Signal): void {
  const send = () => context.signal(signal);
  if (context.commits) context.commits.push(send);
  else send();
}
