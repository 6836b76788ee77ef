import type { Delivery, Feedback, Mark, Message, Note, SearchHit } from '@logishift/support-sdk/contract';
import type { SQL } from 'drizzle-orm';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import type { Database } from '../../platform/db/connect.js';
import type { InTransaction } from '../../platform/db/transaction.js';
import { port } from '../../platform/ports.js';
import type { TicketRow } from './queries/tickets.js';

/** What stands beside a ticket and belongs to later domains. What is SQL stands in a query over `support_tickets`. */

export interface Conversations {
  /** How many of the other side's messages this person has not seen. */
  unreadCount(actor: Actor): SQL<number>;
  /** Not opened yet, though there is something to do about it; or with messages that this person has not seen. */
  isUnread(actor: Actor): SQL<boolean>;
  /** The same of many at once: a query for the ids of the unread ones, of some tickets by the name of a query that has `id` and `status`. */
  unreadOf(actor: Actor, some: SQL): SQL;
  messagesOf(context: Context, ticketId: string): Promise<Message[]>;
  marksOf(context: Context, ticketId: string): Promise<Mark[]>;
  messagesById(context: Context, ids: string[]): Promise<Map<string, Message>>;
}
export const conversationPort = port<Conversations>('conversations');

/** Asked of for staff alone. */
export interface Notes {
  hasNote: SQL<boolean>;
  notesOf(context: Context, ticketId: string): Promise<Note[]>;
}
export const notePort = port<Notes>('notes');

export interface Ratings {
  hasFeedback: SQL<boolean>;
  /** 1 to 5; null: there is none. */
  rating: SQL<number | null>;
  feedbackOf(context: Context, ticketId: string): Promise<Feedback | undefined>;
}
export const feedbackPort = port<Ratings>('feedback');

/** A word or phrase that is looked for. */
export interface Wanted {
  text: string;
  isPhrase: boolean;
  /** Only what does not have it. */
  not: boolean;
}

/** What some words ask for, as SQL beside a query for tickets by the name of `one`, which has `id` and `customer_id`. */
export interface Matching {
  /** To be joined; then `where` may be asked. */
  join: SQL;
  where: SQL;
  /** A query for the ids of all that may match, found by an index; of what is not settled alone, perhaps. Null: no index finds them. */
  among(isUnsettled: boolean): SQL | null;
}

export interface Search {
  /** In the transaction that makes a ticket: it is found by its numbers at once. */
  rememberKeys(context: InTransaction, ticket: TicketRow, delivery: Delivery | null): void;
  /**
   * Works on connections that only searches have, until nobody waits any more. The work is told by a signal, too: between its statements
   * nothing else ends it. @throws Refusal where it takes too long
   */
  bounded<T>(
    context: Context,
    signal: AbortSignal | undefined,
    work: (db: Database, ends: AbortSignal) => Promise<T>,
  ): Promise<T>;
  /** A query for the ids of the tickets that have a number: whole, or as it begins or ends. */
  numbered(asker: Actor, number: string): SQL;
  /** What words ask for that somebody looks for. `slips`: names may be spelt a little otherwise. */
  matching(db: Database, asker: Actor, wanted: readonly Wanted[], options: { slips: boolean }): Promise<Matching>;
  /** Where in tickets that somebody may see the words stand. */
  hitsOf(
    db: Database,
    asker: Actor,
    tickets: readonly TicketRow[],
    wanted: readonly Wanted[],
  ): Promise<Map<string, SearchHit>>;
}
export const searchPort = port<Search>('search');
