import { eq, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.js';
import { run } from '../../platform/db/session.js';
import { statement } from '../../platform/db/statement.js';
import { supportTickets } from '../tickets/tables.js';
import { ticketFeedback } from './tables.js';

type FeedbackRow = typeof ticketFeedback.$inferSelect;

/** Written only if there is none yet: one feedback a ticket. */
export async function insertFeedback({ db }: Context, feedback: typeof ticketFeedback.$inferInsert) {
  const [made] = await db.insert(ticketFeedback).values(feedback).onConflictDoNothing().returning();
  return made;
}

const ofThis = sql`(select f.rating from ${ticketFeedback} f where f.ticket_id = ${supportTickets}.id)`;

/** Has the ticket been rated? Stands in a query over `support_tickets`. Not `exists`: for a long list the planner would read all ratings. */
export const hasFeedback = sql<boolean>`(${ofThis} is not null)`;

/** How it was rated; null: not yet. */
export const rating = sql<number | null>`${ofThis}`;

const ofTicket = statement<{ ticket_id: string }, FeedbackRow>((db, { ticket_id }) =>
  db.select().from(ticketFeedback).where(eq(ticketFeedback.ticket_id, ticket_id)),
);

export async function feedbackOf({ db }: Context, ticketId: string): Promise<FeedbackRow | undefined> {
  const [found] = await run(db, ofTicket, { ticket_id: ticketId });
  return found;
}
