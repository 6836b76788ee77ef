import type { Actor } from '../actor.js';
import type { Cursor, LedgerEvent } from '../events/ledger.js';
import type { Group } from '../groups.js';
import type { Frame } from './frame.js';

/** Whom an event concerns. Nobody else gets anything of it. */
export interface Concern {
  /** The groups of whose readers somebody gets something of it. */
  groups: ReadonlySet<Group>;
  /** Who may get something else of it than others of their class. */
  people: ReadonlySet<string>;
  /** Whoever is in their role since later than this may get less of it than others of their class. Null: all alike. */
  asOf: string | null;
}

/** What the hub asks of whoever knows what events mean. */
export interface Meaning<Rendered extends { event: LedgerEvent }> {
  /** Everything that any reader of these events may need, asked for once. */
  render(events: LedgerEvent[]): Promise<Rendered[]>;
  /** What of it this reader gets: none, one or several events, each without its end. */
  framesFor(rendered: Rendered, actor: Actor): Frame[];
  concernOf(rendered: Rendered): Concern;
  /** Readers of one class get the same bytes of whatever does not single them out: what somebody of it gets who is nobody. */
  classOf(actor: Actor): { name: string; nobody: Actor };
  /** About how many bytes it is. */
  weightOf(rendered: Rendered): number;
  /** Whether this reader may go on from there: rights may have come and gone in between. */
  mayResume(actor: Actor, from: Cursor): Promise<boolean>;
  /** What a stream begins with. */
  greeting(kind: 'ready' | 'reset' | 'resumed', actor: Actor): Frame[];
  /** Told of all events of the node's readers, once. */
  onEvents(events: LedgerEvent[]): void;
}
