import { type Locale, locales, roles } from '@logishift/support-sdk/contract';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { moment, tsvector } from '../../platform/db/columns.js';

export const roleEnum = pgEnum('role', roles);
export const localeEnum = pgEnum('locale', locales);

/** Customers, agents and admins. A customer is known by issuer and external id; staff by e-mail and password. */
export const users = pgTable(
  'users',
  {
    id: uuid('id').primaryKey(),
    role: roleEnum('role').notNull(),
    email: text('email'),
    name: text('name').notNull().default(''),
    phone: text('phone'),
    locale: localeEnum('locale').notNull().default('en'),
    issuer: text('issuer'),
    external_id: text('external_id'),
    password_hash: text('password_hash'),
    is_support_agent_approved: boolean('is_support_agent_approved').notNull().default(false),
    approved_at: moment('approved_at'),
    rejected_at: moment('rejected_at'),
    suspended_at: moment('suspended_at'),
    email_verified_at: moment('email_verified_at'),
    // What a customer is found by (`found-by.ts`); null in rows that have not been given theirs yet.
    found_by: tsvector('found_by'),
    // Streams opened before then are over: the person signed out.
    live_ended_at: moment('live_ended_at'),
    created_at: moment('created_at').notNull(),
    updated_at: moment('updated_at').notNull(),
  },
  (table) => [
    uniqueIndex('users_staff_email').on(sql`lower(${table.email})`).where(sql`${table.role} <> 'customer'`),
    uniqueIndex('users_customer_identity').on(table.issuer, table.external_id).where(sql`${table.role} = 'customer'`),
    index('users_found_by')
      .using('gin', table.found_by)
      .with({ fastupdate: false })
      .where(sql`${table.role} = 'customer' and ${table.found_by} is not null`),
    index('users_found_by_nothing').on(table.id).where(sql`${table.role} = 'customer' and ${table.found_by} is null`),
    index('users_live_ended').on(table.live_ended_at).where(sql`${table.live_ended_at} is not null`),
    index('users_staff').on(table.role, table.id).where(sql`${table.role} <> 'customer'`),
    check(
      'users_are_whole',
      sql`case when ${table.role} = 'customer' then ${table.issuer} is not null and ${table.external_id} is not null and ${table.password_hash} is null else ${table.email} is not null and ${table.password_hash} is not null end`,
    ),
  ],
);

/** One sign-in of a member of staff; its refresh tokens are one family. */
export const staffSessions = pgTable(
  'staff_sessions',
  {
    id: uuid('id').primaryKey(),
    user_id: uuid('user_id')
      .notNull()
      .references(() => users.id),
    created_at: moment('created_at').notNull(),
    user_agent: text('user_agent'),
    ended_at: moment('ended_at'),
  },
  (table) => [index('staff_sessions_user').on(table.user_id)],
);

/** Refresh tokens, hashed. `salt` makes the successor from the old token, and only from it. */
export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    token_hash: text('token_hash').primaryKey(),
    session_id: uuid('session_id')
      .notNull()
      .references(() => staffSessions.id),
    salt: text('salt').notNull(),
    created_at: moment('created_at').notNull(),
    expires_at: moment('expires_at').notNull(),
    used_at: moment('used_at'),
  },
  (table) => [
    index('refresh_tokens_session').on(table.session_id),
    index('refresh_tokens_expiry').on(table.expires_at),
  ],
);

/** Keys that sign staff tokens; `private_key` is encrypted where `SUPPORT_SECRET` is set. */
export const signingKeys = pgTable('signing_keys', {
  kid: text('kid').primaryKey(),
  public_key: text('public_key').notNull(),
  private_key: text('private_key').notNull(),
  created_at: moment('created_at').notNull(),
});

/** What somebody registers anew with. No password: whoever has the mailbox need not be who typed it. */
export interface Registration {
  name: string;
  phone: string;
  locale?: Locale;
}

/** What was mailed to prove something once: a new password, an address. Hashed. */
export const oneTimeTokens = pgTable(
  'one_time_tokens',
  {
    token_hash: text('token_hash').primaryKey(),
    purpose: text('purpose').$type<'password_reset' | 'email_verification'>().notNull(),
    user_id: uuid('user_id')
      .notNull()
      .references(() => users.id),
    // The address it was mailed to: it proves that one, not a later one.
    email: text('email').notNull(),
    created_at: moment('created_at').notNull(),
    expires_at: moment('expires_at').notNull(),
    used_at: moment('used_at'),
    // What somebody registered anew with: it counts once the link has proved whose address it is.
    registration: jsonb('registration').$type<Registration>(),
  },
  (table) => [index('one_time_tokens_user').on(table.user_id), index('one_time_tokens_expiry').on(table.expires_at)],
);

/**
 * The codes that were mailed to addresses, hashed, each good until its time. The network that had one sent has tries of its
 * own, so that nobody on another can use them up.
 */
export const guestCodes = pgTable(
  'guest_codes',
  {
    code_hash: text('code_hash').primaryKey(),
    email: text('email').notNull(),
    // The network, hashed, from which it was asked for, and how often it was tried from there.
    network: text('network').notNull().default(''),
    tries: integer('tries').notNull().default(0),
    tries_elsewhere: integer('tries_elsewhere').notNull().default(0),
    created_at: moment('created_at').notNull(),
    expires_at: moment('expires_at').notNull(),
  },
  (table) => [index('guest_codes_email').on(table.email), index('guest_codes_expiry').on(table.expires_at)],
);

/** The networks, hashed, from which somebody has lately proved who they are: staff by a password, guests by a code. */
export const knownNetworks = pgTable(
  'known_networks',
  {
    user_id: uuid('user_id')
      .notNull()
      .references(() => users.id),
    network: text('network').notNull(),
    seen_at: moment('seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.user_id, table.network] }), index('known_networks_age').on(table.seen_at)],
);
