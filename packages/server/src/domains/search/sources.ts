import type { Locale } from '@logishift/support-sdk/contract';
import { eq, inArray, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Database } from '../../platform/db/connect.js';
import { ticketMessages } from '../conversations/tables.js';
import { deliveries } from '../deliveries/tables.js';
import { users } from '../identity/tables.js';
import { ticketInternalNotes } from '../notes/tables.js';
import { isSettled } from '../tickets/index.js';
import { supportTickets } from '../tickets/tables.js';
import { ticketKeys } from './tables.js';
import type { Keyed, Parcel } from './ticket-keys.js';

/** All that a ticket is found by, as its tables say it now. */
export interface Source extends Keyed {
  customer_id: string;
  is_settled: boolean;
  locale: Locale;
  parcel: Parcel | null;
  /** What both sides wrote to each other, the oldest first. */
  messages: string[];
  /** What only staff read. */
  notes: string[];
  /** The keys that are kept, and whether staff alone may find it by them. */
  keys: Map<string, boolean>;
}

/** Messages, and notes, of one ticket, and letters of them: of more, the newest. */
const mostTexts = 500;
const mostText = 200_000;

export async function readSources(db: Database, ids: readonly string[]): Promise<Source[]> {
  const [tickets, keys, messages, notes] = await Promise.all([
    readTickets(db, ids),
    readKeys(db, ids),
    newestTexts(db, ids, ticketMessages, ticketMessages.ticket_id, ticketMessages.body, ticketMessages.id),
    newestTexts(
      db,
      ids,
      ticketInternalNotes,
      ticketInternalNotes.ticket_id,
      ticketInternalNotes.note,
      ticketInternalNotes.id,
    ),
  ]);
  return tickets.map((ticket) => ({
    ...ticket,
    is_settled: isSettled(ticket.status),
    keys: keys.get(ticket.id) ?? new Map(),
    messages: messages.get(ticket.id) ?? [],
    notes: notes.get(ticket.id) ?? [],
  }));
}

const readTickets = (db: Database, ids: readonly string[]) =>
  db
    .select({
      id: supportTickets.id,
      number: supportTickets.number,
      subject: supportTickets.subject,
      description: supportTickets.description,
      status: supportTickets.status,
      customer_id: supportTickets.customer_id,
      delivery_ref: supportTickets.delivery_ref,
      parcel: { external_id: deliveries.external_id, tracking_number: deliveries.tracking_number },
      locale: users.locale,
    })
    .from(supportTickets)
    .innerJoin(users, eq(users.id, supportTickets.customer_id))
    .leftJoin(deliveries, eq(deliveries.id, supportTickets.delivery_id))
    .where(inArray(supportTickets.id, [...ids]));

async function readKeys(db: Database, ids: readonly string[]): Promise<Map<string, Map<string, boolean>>> {
  const rows = await db
    .select()
    .from(ticketKeys)
    .where(inArray(ticketKeys.ticket_id, [...ids]));
  const keys = new Map<string, Map<string, boolean>>();
  for (const { ticket_id, value, is_internal } of rows) {
    const its = keys.get(ticket_id) ?? new Map<string, boolean>();
    keys.set(ticket_id, its.set(value, is_internal));
  }
  return keys;
}

/** The texts of each ticket, the oldest first. */
async function newestTexts(
  db: Database,
  ids: readonly string[],
  table: typeof ticketMessages | typeof ticketInternalNotes,
  ticket_id: PgColumn,
  text: PgColumn,
  id: PgColumn,
): Promise<Map<string, string[]>> {
  const { rows } = await db.execute<{ ticket_id: string; text: string }>(sql`
    select its.id as ticket_id, one.text from unnest(${sql.param([...ids])}::uuid[]) its (id)
    cross join lateral (
      select text, id from (
        select newest.text, newest.id, sum(length(newest.text)) over (order by newest.id desc) as letters
        from (select ${text} as text, ${id} as id from ${table} where ${ticket_id} = its.id order by ${id} desc limit ${mostTexts}) newest
      ) counted where letters <= ${mostText}) one
    order by one.id`);
  const texts = new Map<string, string[]>();
  for (const { ticket_id, text } of rows) {
    const its = texts.get(ticket_id);
    if (its) its.push(text);
    else texts.set(ticket_id, [text]);
  }
  return texts;
}
