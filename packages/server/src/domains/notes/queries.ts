import type { Note } from '@logishift/support-sdk/contract';
import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.js';
import { run } from '../../platform/db/session.js';
import { statement } from '../../platform/db/statement.js';
import { users } from '../identity/tables.js';
import { supportTickets } from '../tickets/tables.js';
import { ticketInternalNotes } from './tables.js';

export async function insertNote({ db }: Context, note: typeof ticketInternalNotes.$inferInsert) {
  await db.insert(ticketInternalNotes).values(note);
}

/** Is there a note on the ticket? Stands in a query over `support_tickets`, for staff alone. */
export const hasNote = sql<boolean>`((select n.id from ${ticketInternalNotes} n where n.ticket_id = ${supportTickets}.id limit 1) is not null)`;

const shown = {
  id: ticketInternalNotes.id,
  ticket_id: ticketInternalNotes.ticket_id,
  agent_id: ticketInternalNotes.agent_id,
  agent_name: users.name,
  note: ticketInternalNotes.note,
  created_at: ticketInternalNotes.created_at,
};

const ofTicket = statement<{ ticket_id: string }, Note>((db, { ticket_id }) =>
  db
    .select(shown)
    .from(ticketInternalNotes)
    .innerJoin(users, eq(users.id, ticketInternalNotes.agent_id))
    .where(eq(ticketInternalNotes.ticket_id, ticket_id))
    .orderBy(asc(ticketInternalNotes.id)),
);

/** The notes on a ticket that a member of staff is allowed to read, the oldest first. */
export const ticketNotesOf = ({ db }: Context, ticketId: string): Promise<Note[]> =>
  run(db, ofTicket, { ticket_id: ticketId });

/** Notes by their ids, for staff's readers of events whose audience has already been looked at. */
export async function notesById({ db }: Context, ids: string[]): Promise<Map<string, Note>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select(shown)
    .from(ticketInternalNotes)
    .innerJoin(users, eq(users.id, ticketInternalNotes.agent_id))
    .where(inArray(ticketInternalNotes.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}
