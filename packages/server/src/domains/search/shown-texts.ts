import type { Role } from '@logishift/support-sdk/contract';
import { eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../platform/db/connect.js';
import { ticketMessages } from '../conversations/tables.js';
import { deliveries } from '../deliveries/tables.js';
import { users } from '../identity/tables.js';
import { ticketInternalNotes } from '../notes/tables.js';
import { supportTickets } from '../tickets/tables.js';

/** A text of a ticket, as it is shown where it was found by it. */
export interface ShownText {
  in: 'customer' | 'subject' | 'description' | 'message' | 'note';
  by: Role | null;
  text: string;
  at: string | null;
}

/** What of a ticket is looked through beside its own row. */
export interface Shown {
  tracking_number: string | null;
  customer_name: string;
  /** Messages and, for staff, notes; the newest first. */
  texts: ShownText[];
}

/** Messages, and notes, that are looked through of one ticket, and letters of each. */
const most = 50;
const mostLetters = 4000;

/** What is looked through of some tickets that somebody may see; of notes, and of names, staff alone are told. */
export async function readShown(
  db: Database,
  tickets: readonly { id: string }[],
  isForStaff: boolean,
): Promise<Map<string, Shown>> {
  const ids = tickets.map(({ id }) => id);
  const [rows, messages, notes] = await Promise.all([
    db
      .select({ id: supportTickets.id, tracking_number: deliveries.tracking_number, name: users.name })
      .from(supportTickets)
      .innerJoin(users, eq(users.id, supportTickets.customer_id))
      .leftJoin(deliveries, eq(deliveries.id, supportTickets.delivery_id))
      .where(inArray(supportTickets.id, ids)),
    readMessages(db, ids),
    isForStaff ? readNotes(db, ids) : [],
  ]);
  const shown = new Map<string, Shown>();
  for (const { id, tracking_number, name } of rows)
    shown.set(id, { tracking_number, customer_name: isForStaff ? name : '', texts: [] });
  for (const { ticket_id, ...text } of messages) shown.get(ticket_id)?.texts.push({ in: 'message', ...text });
  for (const { ticket_id, ...text } of notes) shown.get(ticket_id)?.texts.push({ in: 'note', by: null, ...text });
  return shown;
}

interface Row {
  ticket_id: string;
  text: string;
  at: string;
}

/** A moment as it goes over the wire. */
const iso = (at: unknown) => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

async function readMessages(db: Database, ids: string[]) {
  const { ticket_id, body, author_role, created_at, id } = ticketMessages;
  const { rows } = await db.execute<Row & { by: Role } & Record<string, unknown>>(sql`
    select its.id as ticket_id, one.by, one.text, ${iso(sql`one.at`)} as at from unnest(${sql.param(ids)}::uuid[]) its (id)
    cross join lateral (select ${author_role} as by, left(${body}, ${mostLetters}) as text, ${created_at} as at, ${id} as id from ${ticketMessages}
      where ${ticket_id} = its.id order by ${id} desc limit ${most}) one
    order by one.id desc`);
  return rows;
}

async function readNotes(db: Database, ids: string[]) {
  const { ticket_id, note, created_at, id } = ticketInternalNotes;
  const { rows } = await db.execute<Row & Record<string, unknown>>(sql`
    select its.id as ticket_id, one.text, ${iso(sql`one.at`)} as at from unnest(${sql.param(ids)}::uuid[]) its (id)
    cross join lateral (select left(${note}, ${mostLetters}) as text, ${created_at} as at, ${id} as id from ${ticketInternalNotes}
      where ${ticket_id} = its.id order by ${id} desc limit ${most}) one
    order by one.id desc`);
  return rows;
}
