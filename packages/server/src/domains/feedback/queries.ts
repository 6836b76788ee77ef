import type { Context } from '../../platform/context.js';
import { ticketFeedback } from '../../platform/db/schema/index.js';

/** Written only if there is none yet: one feedback a ticket. */
export async function insertFeedback({ db }: Context, feedback: typeof ticketFeedback.$inferInsert) {
  const [made] = await db.insert(ticketFeedback).values(feedback).onConflictDoNothing().returning();
  return made;
}
