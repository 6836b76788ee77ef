import type { Mark, Message } from '@logishift/support-sdk/contract';
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { run, runLater } from '../../platform/db/session.js';
import { insertInto, statement, valuesOf } from '../../platform/db/statement.js';
import type { InTransaction } from '../../platform/db/transaction.js';
import { users } from '../identity/tables.js';
import { ticketMarks, ticketMessages } from './tables.js';

type MessageRow = typeof ticketMessages.$inferSelect;
const messageColumns = ['id', 'ticket_id', 'author_id', 'author_role', 'body', 'created_at'] as const;
const inserted = insertInto<MessageRow>(ticketMessages, (db, slots) =>
  db.insert(ticketMessages).values(valuesOf(slots, messageColumns)),
);

/** With the transaction's next statement. */
export const insertMessage = ({ db }: InTransaction, message: MessageRow): void => runLater(db, inserted, message);

const last = statement<{ ticket_id: string }, { id: string }>((db, { ticket_id }) =>
  db
    .select({ id: ticketMessages.id })
    .from(ticketMessages)
    .where(eq(ticketMessages.ticket_id, ticket_id))
    .orderBy(desc(ticketMessages.id))
    .limit(1),
);

export async function lastMessageIdOf({ db }: Context, ticketId: string): Promise<string | null> {
  const [found] = await run(db, last, { ticket_id: ticketId });
  return found?.id ?? null;
}

const shown = {
  id: ticketMessages.id,
  ticket_id: ticketMessages.ticket_id,
  author_id: ticketMessages.author_id,
  author_role: ticketMessages.author_role,
  author_name: users.name,
  body: ticketMessages.body,
  created_at: ticketMessages.created_at,
};

const ofTicket = statement<{ ticket_id: string }, Message>((db, { ticket_id }) =>
  db
    .select(shown)
    .from(ticketMessages)
    .innerJoin(users, eq(users.id, ticketMessages.author_id))
    .where(eq(ticketMessages.ticket_id, ticket_id))
    .orderBy(asc(ticketMessages.id)),
);

/** The messages of a ticket that the caller is allowed to read, the oldest first. */
export const ticketMessagesOf = ({ db }: Context, ticketId: string): Promise<Message[]> =>
  run(db, ofTicket, { ticket_id: ticketId });

/** Messages by their ids, for readers of events whose audience has already been looked at. */
export async function messagesById({ db }: Context, ids: string[]): Promise<Map<string, Message>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select(shown)
    .from(ticketMessages)
    .innerJoin(users, eq(users.id, ticketMessages.author_id))
    .where(inArray(ticketMessages.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Is there such a message on this ticket? */
export async function isMessageOf({ db }: Context, ticketId: string, messageId: string): Promise<boolean> {
  const found = await db
    .select({ id: ticketMessages.id })
    .from(ticketMessages)
    .where(and(eq(ticketMessages.ticket_id, ticketId), eq(ticketMessages.id, messageId)));
  return found.length > 0;
}

/** Somebody has opened the ticket, whether there were messages or not. */
export async function noteOpened({ db }: Context, actor: Actor, ticketId: string): Promise<void> {
  await db
    .insert(ticketMarks)
    .values({ ticket_id: ticketId, user_id: actor.id, user_role: actor.role })
    .onConflictDoNothing();
}

type Marked = { delivered: string | null; seen: string | null };

/** Moves somebody's marks forwards, never back. Returns whether either moved. */
export async function moveMarks(
  { db, now }: Context,
  actor: Actor,
  ticketId: string,
  { delivered, seen }: Marked,
): Promise<boolean> {
  const seen_at = seen && now().toISOString();
  const later = (column: string) => sql.raw(`greatest(ticket_marks.${column}, excluded.${column})`);
  const moved = await db
    .insert(ticketMarks)
    .values({
      ticket_id: ticketId,
      user_id: actor.id,
      user_role: actor.role,
      delivered_through: delivered,
      seen_through: seen,
      seen_at,
    })
    .onConflictDoUpdate({
      target: [ticketMarks.ticket_id, ticketMarks.user_id],
      set: {
        delivered_through: later('delivered_through'),
        seen_through: later('seen_through'),
        seen_at: sql`case when excluded.seen_through > coalesce(ticket_marks.seen_through, '00000000-0000-0000-0000-000000000000') then excluded.seen_at else ticket_marks.seen_at end`,
      },
      setWhere: sql`(excluded.delivered_through > coalesce(ticket_marks.delivered_through, '00000000-0000-0000-0000-000000000000')
        or excluded.seen_through > coalesce(ticket_marks.seen_through, '00000000-0000-0000-0000-000000000000'))`,
    })
    .returning({ user_id: ticketMarks.user_id });
  return moved.length > 0;
}

const marked = statement<{ ticket_id: string }, typeof ticketMarks.$inferSelect>((db, { ticket_id }) =>
  db
    .select()
    .from(ticketMarks)
    .where(eq(ticketMarks.ticket_id, ticket_id))
    .orderBy(desc(ticketMarks.seen_through), asc(ticketMarks.seen_at)),
);

/** How far each side has got: of several people of staff, the one who got furthest first. */
export async function ticketMarksOf({ db }: Context, ticketId: string): Promise<Mark[]> {
  const rows = await run(db, marked, { ticket_id: ticketId });
  return (['customer', 'staff'] as const).map((side) => {
    const its = rows.filter(({ user_role }) => (user_role === 'customer') === (side === 'customer'));
    const furthest = (name: 'delivered_through' | 'seen_through') =>
      its
        .map((row) => row[name])
        .filter((id) => id !== null)
        .sort()
        .at(-1) ?? null;
    const seen_through = furthest('seen_through');
    return {
      side,
      delivered_through: furthest('delivered_through'),
      seen_through,
      seen_at: its.find((row) => row.seen_through === seen_through)?.seen_at ?? null,
    };
  });
}

/** How far one person had read these tickets, another has from now on. */
export async function giveMarks({ db }: Context, ticketIds: string[], from: string, to: string): Promise<void> {
  await db
    .update(ticketMarks)
    .set({ user_id: to })
    .where(and(inArray(ticketMarks.ticket_id, ticketIds), eq(ticketMarks.user_id, from)));
}
