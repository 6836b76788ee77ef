import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../../platform/db/columns.js';
import { users } from '../identity/tables.js';

/** Keys of hosts' programs, hashed. */
export const apiKeys = pgTable('api_keys', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  issuer: text('issuer').notNull(),
  scopes: text('scopes').array().$type<'deliveries:write'[]>().notNull(),
  prefix: text('prefix').notNull(),
  key_hash: text('key_hash').notNull().unique(),
  created_by: uuid('created_by')
    .notNull()
    .references(() => users.id),
  created_at: moment('created_at').notNull(),
  last_used_at: moment('last_used_at'),
  revoked_at: moment('revoked_at'),
});
