import type { EventData, EventKind } from '@logishift/support-sdk/contract';
import { sql } from 'drizzle-orm';
import { bigint, boolean, customType, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { users } from '../../domains/identity/tables.js';
import { supportTickets } from '../../domains/tickets/tables.js';
import { moment, xid8 } from '../db/columns.js';
import type { Group } from '../groups.js';
import type { WrittenAudience } from './written-audience.js';

/** The ledger: facts, written once, in the transaction that made them true. `xid` orders them for readers. */
export const events = pgTable(
  'events',
  {
    id: uuid('id').primaryKey(),
    // Their order: of events on one ticket, whose row is locked while they are written, it is the order of the facts.
    seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity(),
    xid: xid8('xid').notNull().default(sql`pg_current_xact_id()`),
    kind: text('kind').$type<EventKind>().notNull(),
    ticket_id: uuid('ticket_id').references(() => supportTickets.id),
    actor_id: uuid('actor_id').references(() => users.id),
    data: jsonb('data').$type<EventData>().notNull(),
    // As nodes of the release before read it, and write it without the two below.
    audience: jsonb('audience').$type<WrittenAudience>().notNull(),
    groups: text('groups').array().$type<Group[]>(),
    losing_groups: text('losing_groups').array().$type<Group[]>(),
    at: moment('at').notNull(),
  },
  (table) => [
    index('events_xid').on(table.xid),
    index('events_seq').on(table.seq),
    index('events_ticket').on(table.ticket_id, table.seq),
    index('events_customer').on(sql`(${table.audience}->>'customer')`, table.xid),
  ],
);

/**
 * The ledger's life, one row. Transaction numbers start anew in another cluster: then `birth` is another too, and a
 * reader's cursor of before is of no use.
 */
export const ledger = pgTable('ledger', {
  only: boolean('only').primaryKey().default(true),
  birth: text('birth').notNull(),
  cluster: text('cluster').notNull(),
});

const snapshot = customType<{ data: string; driverData: string }>({ dataType: () => 'pg_snapshot' });

/**
 * How far each reader of the ledger has read, in the transaction that wrote what it keeps: all that `since` shows and, where it broke off
 * in the middle of what came after that, of what `up_to` shows the facts up to number `seq`.
 */
export const ledgerReaders = pgTable('ledger_readers', {
  name: text('name').primaryKey(),
  // Of what it keeps, and the life of the ledger that its cursor is of. Null in `since`: it keeps nothing yet.
  version: integer('version').notNull().default(0),
  birth: text('birth').notNull().default(''),
  since: snapshot('since'),
  up_to: snapshot('up_to'),
  seq: bigint('seq', { mode: 'number' }),
  moved_at: moment('moved_at').notNull(),
});
