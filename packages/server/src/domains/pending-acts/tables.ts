import type { ProblemCode } from '@logishift/support-sdk/contract';
import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../../platform/db/columns.js';
import { users } from '../identity/tables.js';
import { awaitingEnum, statusEnum, supportTickets } from '../tickets/tables.js';

/** What staff did and may still undo. Nobody but who did it is told of it before its release. */
export const pendingActs = pgTable(
  'pending_acts',
  {
    id: uuid('id').primaryKey(),
    ticket_id: uuid('ticket_id')
      .notNull()
      .references(() => supportTickets.id),
    actor_id: uuid('actor_id')
      .notNull()
      .references(() => users.id),
    body: text('body'),
    status: statusEnum('status'),
    awaiting: awaitingEnum('awaiting'),
    /** The ticket's version that was seen, where it must still be that one. */
    seen_version: integer('seen_version'),
    release_at: moment('release_at').notNull(),
    released_at: moment('released_at'),
    undone_at: moment('undone_at'),
    failure: text('failure').$type<ProblemCode>(),
    created_at: moment('created_at').notNull(),
  },
  (table) => [
    index('pending_acts_ticket').on(table.ticket_id, table.actor_id),
    index('pending_acts_created').on(table.created_at),
    index('pending_acts_open').on(table.actor_id).where(sql`released_at is null and undone_at is null`),
  ],
);
