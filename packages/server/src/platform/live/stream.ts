import type { LiveEvents } from '@logishift/support-sdk/contract';
import type { Actor } from '../actor.js';
import type { Snapshot } from '../events/snapshot.js';
import { type Frame, frame, joined, tail } from './frame.js';
import { Outlet } from './outlet.js';

/** One open stream: who reads it, and how far they have got. */
export class Stream {
  /** Whoever reads, as their rights are now. Changed by `become` of the open streams alone, which are found by it. */
  actor: Actor;
  readonly outlet: Outlet;
  /** When it was opened, by the database's clock; milliseconds. */
  readonly openedAt: number;
  /** Being told what it missed: what happens meanwhile is kept for it. */
  isCatchingUp = false;
  /** What this shows, it has been told already. */
  floor: Snapshot | null = null;
  /** The cursor it was last given. */
  sentCursor: string | null = null;

  constructor(actor: Actor, openedAt: number, onClosed: (stream: Stream) => void) {
    this.actor = actor;
    this.openedAt = openedAt;
    this.outlet = new Outlet(() => onClosed(this));
  }

  /** Sends events, the last of them with the cursor, if there is one to give. */
  send(events: readonly Frame[], cursor: string | null): boolean {
    return this.give(joined(events, cursor), cursor);
  }

  /** Sends what is `joined` already, with that cursor. */
  give(chunks: readonly Frame[], cursor: string | null): boolean {
    if (chunks.length === 0) return !this.outlet.isClosed;
    if (cursor !== null) this.sentCursor = cursor;
    return this.outlet.send(...chunks);
  }

  end(reason: LiveEvents['end']['reason']): void {
    this.outlet.end(frame('end', { at: new Date().toISOString(), reason }), tail());
  }
}
