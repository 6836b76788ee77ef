import type { Note } from '@logishift/support-sdk/contract';
import { asc, eq } from 'drizzle-orm';
import type { Context } from '../../platform/context.js';
import { ticketInternalNotes, users } from '../../platform/db/schema/index.js';

export async function insertNote({ db }: Context, note: typeof ticketInternalNotes.$inferInsert) {
  await db.insert(ticketInternalNotes).values(note);
}

/** The notes on a ticket that a member of staff has already been allowed to read, the oldest first. */
export async function ticketNotesOf({ db }: Context, ticketId: string): Promise<Note[]> {
  return db
    .select({
      id: ticketInternalNotes.id,
      ticket_id: ticketInternalNotes.ticket_id,
      agent_id: ticketInternalNotes.agent_id,
      agent_name: users.name,
      note: ticketInternalNotes.note,
      created_at: ticketInternalNotes.created_at,
    })
    .from(ticketInternalNotes)
    .innerJoin(users, eq(users.id, ticketInternalNotes.agent_id))
    .where(eq(ticketInternalNotes.ticket_id, ticketId))
    .orderBy(asc(ticketInternalNotes.id));
}
