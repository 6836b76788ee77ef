import { deliveryStatuses, type HostData } from '@logishift/support-sdk/contract';
import { index, json, pgEnum, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../../platform/db/columns.js';
import { users } from '../identity/tables.js';

export const deliveryStatusEnum = pgEnum('delivery_status', deliveryStatuses);

/** Shipments of the host app, as far as it told us. `issuer` and `external_id` are the host's name for one. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: uuid('id').primaryKey(),
    issuer: text('issuer').notNull(),
    external_id: text('external_id').notNull(),
    tracking_number: text('tracking_number').notNull(),
    // Both as they are compared with what people type (`reference-key.ts`); null in rows that have not been given theirs yet.
    external_key: text('external_key'),
    tracking_key: text('tracking_key'),
    status: deliveryStatusEnum('status').notNull(),
    promised_at: moment('promised_at'),
    expected_at: moment('expected_at'),
    delivered_at: moment('delivered_at'),
    carrier: text('carrier'),
    service: text('service'),
    destination_country: text('destination_country'),
    destination_area: text('destination_area'),
    hub: text('hub'),
    // Given back as it came: `jsonb` would put its keys into an order of its own.
    host_data: json('host_data').$type<HostData>(),
    // When a program last named all whose it is; null: none has.
    owners_set_at: moment('owners_set_at'),
    created_at: moment('created_at').notNull(),
    updated_at: moment('updated_at').notNull(),
  },
  (table) => [
    unique('deliveries_host_id').on(table.issuer, table.external_id),
    index('deliveries_tracking_number').on(table.tracking_number),
    index('deliveries_external_key').on(table.external_key),
    index('deliveries_tracking_key').on(table.tracking_key),
  ],
);

/** Whose a delivery is: sender and recipient may both ask about one. */
export const deliveryOwners = pgTable(
  'delivery_owners',
  {
    customer_id: uuid('customer_id')
      .notNull()
      .references(() => users.id),
    delivery_id: uuid('delivery_id')
      .notNull()
      .references(() => deliveries.id),
  },
  (table) => [primaryKey({ columns: [table.customer_id, table.delivery_id] })],
);
