import type { EventKind } from '@logishift/support-sdk/contract';
import type { Context } from '../context.js';
import type { InTransaction } from '../db/transaction.js';
import type { Fact } from './facts.js';

/**
 * Somebody who reads the ledger from its beginning to its end and keeps what follows from it in tables of their own: counts, an index to
 * search, what is to be sent out. Each event is applied once, in the transaction that moves the reader's cursor.
 */
export interface Reader {
  /** Of all readers the only one of that name; it is never another. */
  name: string;
  /**
   * Of what it keeps and of the kinds that it reads. With a higher one than the kept one it is rebuilt once (where it keeps nothing, it goes on), and nodes of the release before
   * leave it alone from then on; so what they still read of its tables must stay readable to them.
   */
  version: number;
  /** Only these; without, all of them, also those that this release does not know. */
  kinds?: readonly EventKind[];
  /** What follows from some events, in the order of the facts. It is done again where its transaction did not commit. */
  apply(context: InTransaction, events: Fact[]): Promise<void>;
  /**
   * Empties what it keeps and makes it anew, from what the tables say now: nobody else writes it meanwhile. Without, it passes on what
   * happens and keeps nothing: it begins where the ledger stands when a server with it starts for the first time, before that serves.
   */
  rebuild?(context: InTransaction): Promise<void>;
  /**
   * Makes what it keeps a little at a time, whenever it has read to the end, where `rebuild` would take too long: that only says, then, that
   * all is to be made. What it keeps must be the same whichever comes first, a step or an event.
   */
  fill?: {
    /** Is there more to do? Asked often, and must be cheap. */
    isWanted(context: Context): Promise<boolean>;
    /** Does some of it; the next step goes on from there. One at a time does, over all nodes. */
    step(context: InTransaction): Promise<void>;
  };
}

/** Says what a reader is. */
export const defineReader = (reader: Reader): Reader => reader;
