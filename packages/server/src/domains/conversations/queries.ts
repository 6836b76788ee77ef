import type { Message } from '@logishift/support-sdk/contract';
import { asc, eq } from 'drizzle-orm';
import type { Context } from '../../platform/context.js';
import { ticketMessages, users } from '../../platform/db/schema/index.js';

export async function insertMessage({ db }: Context, message: typeof ticketMessages.$inferInsert) {
  await db.insert(ticketMessages).values(message);
}

/** The messages of a ticket that the caller has already been allowed to read, the oldest first. */
export async function ticketMessagesOf({ db }: Context, ticketId: string): Promise<Message[]> {
  return db
    .select({
      id: ticketMessages.id,
      ticket_id: ticketMessages.ticket_id,
      author_id: ticketMessages.author_id,
      author_role: ticketMessages.author_role,
      author_name: users.name,
      body: ticketMessages.body,
      created_at: ticketMessages.created_at,
    })
    .from(ticketMessages)
    .innerJoin(users, eq(users.id, ticketMessages.author_id))
    .where(eq(ticketMessages.ticket_id, ticketId))
    .orderBy(asc(ticketMessages.id));
}
