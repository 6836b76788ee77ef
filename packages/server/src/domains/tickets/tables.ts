import {
  deliveryStates,
  ticketAwaits,
  ticketCategories,
  ticketPriorities,
  ticketStatuses,
} from '@logishift/support-sdk/contract';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { moment } from '../../platform/db/columns.js';
import { deliveries } from '../deliveries/tables.js';
import { roleEnum, users } from '../identity/tables.js';

export const categoryEnum = pgEnum('ticket_category', ticketCategories);
export const statusEnum = pgEnum('ticket_status', ticketStatuses);
export const priorityEnum = pgEnum('ticket_priority', ticketPriorities);
export const awaitingEnum = pgEnum('ticket_awaiting', ticketAwaits);

export const deliveryStateEnum = pgEnum('ticket_delivery_state', deliveryStates);

export const ticketNumbers = pgSequence('support_ticket_numbers', { startWith: 1001 });
/** `LS-1001` and so on. */
export const nextNumber = sql<string>`'LS-' || nextval('support_ticket_numbers')`;

export const supportTickets = pgTable(
  'support_tickets',
  {
    id: uuid('id').primaryKey(),
    number: text('number').notNull().unique().default(nextNumber),
    subject: text('subject').notNull(),
    description: text('description').notNull(),
    category: categoryEnum('category').notNull(),
    status: statusEnum('status').notNull().default('open'),
    awaiting: awaitingEnum('awaiting'),
    priority: priorityEnum('priority').notNull().default('medium'),
    customer_id: uuid('customer_id')
      .notNull()
      .references(() => users.id),
    agent_id: uuid('agent_id').references(() => users.id),
    delivery_id: uuid('delivery_id').references(() => deliveries.id),
    delivery_ref: text('delivery_ref'),
    delivery_state: deliveryStateEnum('delivery_state'),
    first_response_at: moment('first_response_at'),
    last_message_at: moment('last_message_at'),
    last_message_by: roleEnum('last_message_by'),
    unanswered_since: moment('unanswered_since'),
    has_news: boolean('has_news').notNull().default(false),
    tracking_code: text('tracking_code').notNull().unique(),
    version: integer('version').notNull().default(1),
    created_at: moment('created_at').notNull(),
    updated_at: moment('updated_at').notNull(),
    resolved_at: moment('resolved_at'),
    closed_at: moment('closed_at'),
  },
  (table) => [
    index('support_tickets_customer').on(table.customer_id, table.id),
    index('support_tickets_news').on(table.customer_id, table.has_news, table.updated_at, table.id),
    index('support_tickets_agent').on(table.agent_id, table.id),
    index('support_tickets_delivery').on(table.delivery_id, table.id).where(sql`${table.delivery_id} is not null`),
    // What there is to do, whose it is: however much is closed. With what an agent's queues are counted by, so that no row need be read for it.
    index('support_tickets_to_do')
      .on(table.agent_id, table.id, table.status, table.priority, table.unanswered_since)
      .where(sql`${table.status} <> 'closed'`),
    // In each order that the desk's table has: most of what there was is closed, and would be walked over.
    index('support_tickets_unclosed_ids').on(table.id).where(sql`${table.status} <> 'closed'`),
    index('support_tickets_unclosed_updated').on(table.updated_at, table.id).where(sql`${table.status} <> 'closed'`),
    index('support_tickets_unclosed_priority').on(table.priority, table.id).where(sql`${table.status} <> 'closed'`),
    // The order of `waitingSince`, of whoever has it and of all.
    index('support_tickets_waiting').on(
      table.agent_id,
      sql`(case when ${table.status} in ('open', 'in_progress') then ${table.unanswered_since} end)`,
      table.id,
    ),
    index('support_tickets_all_waiting').on(
      sql`(case when ${table.status} in ('open', 'in_progress') then ${table.unanswered_since} end)`,
      table.id,
    ),
    // Of what nobody has: PostgreSQL does not see that the index of whoever has it is in that order there, too.
    index('support_tickets_unassigned_waiting')
      .on(sql`(case when ${table.status} in ('open', 'in_progress') then ${table.unanswered_since} end)`, table.id)
      .where(sql`${table.agent_id} is null`),
    index('support_tickets_unassigned').on(table.id).where(sql`${table.agent_id} is null`),
    index('support_tickets_open_high').on(table.id).where(sql`${table.status} = 'open' and ${table.priority} = 'high'`),
    index('support_tickets_status').on(table.status, table.id),
    index('support_tickets_updated').on(table.updated_at, table.id),
    index('support_tickets_priority').on(table.priority, table.id),
    index('support_tickets_resolved').on(table.resolved_at).where(sql`${table.status} = 'resolved'`),
    check('awaiting_is_of_on_hold', sql`(${table.status} = 'on_hold') = (${table.awaiting} is not null)`),
    check('open_means_nobody_has_it', sql`${table.status} <> 'open' or ${table.agent_id} is null`),
  ],
);

/** Figures of all tickets: how many stand in each status, and how many were created and resolved on each day. A reader of the ledger keeps them. */
export const ticketFigures = pgTable(
  'ticket_figures',
  {
    figure: text('figure').$type<'status' | 'created' | 'resolved'>().notNull(),
    // The status, or the day in UTC.
    of: text('of').notNull(),
    count: bigint('count', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.figure, table.of] })],
);
