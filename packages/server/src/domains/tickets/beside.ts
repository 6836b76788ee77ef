import type { Feedback, Mark, Message, Note } from '@logishift/support-sdk/contract';
import type { SQL } from 'drizzle-orm';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { port } from '../../platform/ports.js';

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
export const notePort = port<{ notesOf(context: Context, ticketId: string): Promise<Note[]> }>('notes');

export interface Ratings {
  hasFeedback: SQL<boolean>;
  feedbackOf(context: Context, ticketId: string): Promise<Feedback | undefined>;
}
export const feedbackPort = port<Ratings>('feedback');
