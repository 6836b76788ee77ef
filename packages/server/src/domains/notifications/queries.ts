import type { EventKind, NotificationPreference } from '@logishift/support-sdk/contract';
import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  getTableName,
  inArray,
  lt,
  lte,
  not,
  notInArray,
  type SQL,
  sql,
} from 'drizzle-orm';
import { type Actor, isStaff } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { runLater } from '../../platform/db/session.js';
import { insertInto, type Slots } from '../../platform/db/statement.js';
import type { InTransaction } from '../../platform/db/transaction.js';
import type { RecordedEvent } from '../../platform/events/record.js';
import { newId } from '../../platform/new-id.js';
import { users } from '../identity/tables.js';
import { addressedByGroup, addressedTo, isSaidOnce } from './addressing.js';
import type { Line } from './matrix.js';
import { kindsByMail } from './preferences.js';
import { isOfVisible, isTaken, isWithdrawn } from './settled.js';
import { settledThrough } from './settled-through.js';
import { notificationPreferences, notificationReads, notifications, notificationWatermarks } from './tables.js';

const inserted = insertInto<{ rows: string }>(notifications, (db, { rows }) => {
  const columns = Object.values(getTableColumns(notifications)).map(({ name }) => sql.identifier(name));
  const given = sql`select ${sql.join(columns, sql`, `)} from json_populate_recordset(null::${notifications}, ${rows}::json)`;
  return db.insert(notifications).select(given);
});

/** All in one statement, with the transaction's next. */
export function insertNotifications(context: InTransaction, event: RecordedEvent, lines: Line[]): void {
  if (lines.length === 0) return;
  const rows = lines.map((line) => ({
    id: newId(context),
    event_id: event.id,
    kind: event.kind,
    actor_id: event.actor?.id ?? null,
    ticket_id: event.ticket?.id ?? null,
    created_at: event.at,
    ...line,
  }));
  runLater(context.db, inserted, { rows: JSON.stringify(rows) });
}

/** Of a kind that is for the app and that this person wants there, and not withdrawn. */
function isShown(actor: Actor): SQL | undefined {
  const withdrawn = isWithdrawn(actor);
  return and(
    notInArray(notifications.kind, kindsByMail(actor.kind)),
    sql`${notifications.kind} not in (
      select ${notificationPreferences.kind} from ${notificationPreferences}
      where ${notificationPreferences.user_id} = ${actor.id} and not ${notificationPreferences.in_app})`,
    withdrawn && not(withdrawn),
  );
}

/** Of staff's at most so many of the newest are looked at: most are withdrawn by and by, and stay in the table. */
const mostLookedAt = 2000;

/**
 * The notifications to somebody that are looked at, the newest first, of those before a place: in a query with it, they stand where
 * `notifications` would. Of each group the newest are found by its own index, and among them are the newest of all.
 */
function newestTo({ db }: Context, actor: Actor, before?: string) {
  const beyond = before ? sql`and ${lt(notifications.id, before)}` : sql``;
  const most = isStaff(actor) ? sql`order by id desc limit ${mostLookedAt}` : sql``;
  const groups = addressedByGroup(actor).map(
    (its) => sql`(select * from ${notifications} where ${its} ${beyond} ${most})`,
  );
  return db
    .$with(getTableName(notifications), {})
    .as(sql`select * from (${sql.join(groups, sql` union all `)}) ${notifications} where ${isSaidOnce(actor)} ${most}`);
}

/** When this person read it: what they did themselves, and what is no longer so, counts as read when it happened. */
const readAt = (actor: Actor) => sql<string | null>`
  case when ${notifications.actor_id} = ${actor.id} or ${isTaken} then ${notifications.created_at} else coalesce(
    (select ${notificationReads.read_at} from ${notificationReads}
      where ${notificationReads.user_id} = ${actor.id} and ${notificationReads.notification_id} = ${notifications.id}),
    (select ${notificationWatermarks.read_at} from ${notificationWatermarks}
      where ${notificationWatermarks.user_id} = ${actor.id} and ${notificationWatermarks.read_through} >= ${notifications.id})
  ) end`;

/** Not read yet. What lies above the watermark comes first: an index finds it, however much was read before. */
const isUnread = (actor: Actor) => sql`${notifications.id} > coalesce(
  (select ${notificationWatermarks.read_through} from ${notificationWatermarks} where ${notificationWatermarks.user_id} = ${actor.id}),
  '00000000-0000-0000-0000-000000000000') and ${readAt(actor)} is null`;

const iso = (value: string | null) => value && new Date(value).toISOString();

/** One by its id is found, whether its kind is shown or not. */
export async function listNotifications(
  context: Context,
  actor: Actor,
  filter: { id?: string; unread?: boolean | undefined; before?: string | undefined; limit: number },
) {
  const { id, before } = filter;
  const rows = await (id ? context.db : context.db.with(newestTo(context, actor, before)))
    .select({
      id: notifications.id,
      kind: notifications.kind,
      template: notifications.template,
      params: notifications.params,
      // A link to what one may not see leads nowhere.
      ticket_id: sql<string | null>`case when ${isOfVisible(actor)} then ${notifications.ticket_id} end`,
      actor_id: notifications.actor_id,
      actor_name: users.name,
      read_at: readAt(actor),
      created_at: notifications.created_at,
    })
    .from(notifications)
    .leftJoin(users, eq(users.id, notifications.actor_id))
    .where(
      and(
        id ? and(addressedTo(actor), eq(notifications.id, id)) : isShown(actor),
        filter.unread === undefined ? undefined : filter.unread ? isUnread(actor) : sql`${readAt(actor)} is not null`,
      ),
    )
    .orderBy(desc(notifications.id))
    .limit(filter.limit);
  return rows.map((row) => ({ ...row, read_at: iso(row.read_at) }));
}

/** Counted up to 100: nobody needs to know how many more. `tickets`: of how many tickets they are, among the newest 500. */
export async function countUnread(context: Context, actor: Actor): Promise<{ all: number; tickets: number }> {
  const some = context.db
    .with(newestTo(context, actor))
    .select({ about: sql`coalesce(${notifications.ticket_id}, ${notifications.id})`.as('about') })
    .from(notifications)
    .where(and(isShown(actor), isUnread(actor)))
    .orderBy(desc(notifications.id))
    .limit(500)
    .as('some');
  const [found] = await context.db
    .select({
      all: sql<number>`least(count(*), 100)::int`,
      tickets: sql<number>`least(count(distinct ${some.about}), 100)::int`,
    })
    .from(some);
  return found ?? { all: 0, tickets: 0 };
}

/** Whether this person has anything unread of a ticket, of kinds that they want in the app. */
export async function hasUnreadOf({ db }: Context, actor: Actor, ticketId: string): Promise<boolean> {
  const found = await db
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(eq(notifications.ticket_id, ticketId), addressedTo(actor), isShown(actor), isUnread(actor)))
    .limit(1);
  return found.length > 0;
}

/** Marks as read what was made known of a ticket. False: there was nothing. */
export async function markTicketRead({ db, now }: Context, actor: Actor, ticketId: string): Promise<boolean> {
  const marked = await db
    .insert(notificationReads)
    .select(
      db
        .select({
          user_id: sql`${actor.id}::uuid`.as('user_id'),
          notification_id: notifications.id,
          read_at: sql`${now().toISOString()}::timestamptz`.as('read_at'),
        })
        .from(notifications)
        .where(and(eq(notifications.ticket_id, ticketId), addressedTo(actor), isUnread(actor))) as never,
    )
    .onConflictDoNothing()
    .returning({ id: notificationReads.notification_id });
  return marked.length > 0;
}

/** Whether this person wants none of a kind in the app. */
export const isMuted = ({ user_id, kind }: Slots<{ user_id: string; kind: EventKind }>): SQL =>
  sql`exists (select from ${notificationPreferences} where ${notificationPreferences.user_id} = ${user_id}
    and ${notificationPreferences.kind} = ${kind} and not ${notificationPreferences.in_app})`;

export async function markRead({ db, now }: Context, actor: Actor, id: string) {
  await db
    .insert(notificationReads)
    .values({ user_id: actor.id, notification_id: id, read_at: now().toISOString() })
    .onConflictDoNothing();
}

/**
 * Marks as read what there is, of kinds that are not shown too: they were not missed. The watermark moves to where nothing
 * can come to light any more, and what is newer is marked one by one: a transaction that commits late brings a
 * notification with an id below others', which nobody has seen. The single marks below the watermark are needed no more.
 */
export async function markAllRead(context: Context, actor: Actor) {
  const { db } = context;
  const [newest] = await db
    .select({ id: notifications.id })
    .from(notifications)
    .where(addressedTo(actor))
    .orderBy(desc(notifications.id))
    .limit(1);
  if (!newest) return;
  const read_at = context.now().toISOString();
  const read_through = settledThrough(newest.id);
  await db
    .insert(notificationWatermarks)
    .values({ user_id: actor.id, read_through, read_at })
    .onConflictDoUpdate({
      target: notificationWatermarks.user_id,
      set: { read_through: sql`greatest(${notificationWatermarks.read_through}, excluded.read_through)`, read_at },
    });
  await db
    .insert(notificationReads)
    .select(
      db
        .select({
          user_id: sql`${actor.id}::uuid`.as('user_id'),
          notification_id: notifications.id,
          read_at: sql`${read_at}::timestamptz`.as('read_at'),
        })
        .from(notifications)
        .where(and(addressedTo(actor), isUnread(actor))) as never,
    )
    .onConflictDoNothing();
  await db
    .delete(notificationReads)
    .where(and(eq(notificationReads.user_id, actor.id), lte(notificationReads.notification_id, read_through)));
}

// Who of those addressed wants none of its kind in the app. Of a role these are few: staff who have said so.
const mutedBy = sql<string[]>`array(
  select p.user_id from ${notificationPreferences} p
  where p.user_id = notifications.recipient_id and p.kind = notifications.kind and not p.in_app
  union all
  select p.user_id from ${users} u join ${notificationPreferences} p on p.user_id = u.id
  where notifications.recipient_role is not null and u.role <> 'customer' and p.kind = notifications.kind and not p.in_app)`;

/** A notification with whoever does not want it in the app. */
export type NotificationRow = typeof notifications.$inferSelect & { muted_by: string[]; actor_name: string | null };

/** The notifications that events made, by event. */
export async function notificationsOfEvents(
  { db }: Context,
  eventIds: string[],
): Promise<Map<string, NotificationRow[]>> {
  const byEvent = new Map<string, NotificationRow[]>();
  if (eventIds.length === 0) return byEvent;
  const rows = await db
    .select({ ...getTableColumns(notifications), muted_by: mutedBy, actor_name: users.name })
    .from(notifications)
    .leftJoin(users, eq(users.id, notifications.actor_id))
    .where(inArray(notifications.event_id, eventIds))
    .orderBy(asc(notifications.id));
  for (const row of rows) byEvent.set(row.event_id, [...(byEvent.get(row.event_id) ?? []), row]);
  return byEvent;
}

/** What these people have said of where they want to hear of what, by person. */
export async function storedPreferencesOf(
  { db }: Context,
  userIds: string[],
): Promise<Map<string, NotificationPreference[]>> {
  const byPerson = new Map<string, NotificationPreference[]>();
  if (userIds.length === 0) return byPerson;
  const rows = await db.select().from(notificationPreferences).where(inArray(notificationPreferences.user_id, userIds));
  for (const { user_id, ...row } of rows) byPerson.set(user_id, [...(byPerson.get(user_id) ?? []), row]);
  return byPerson;
}

export async function savePreferences({ db }: Context, userId: string, changed: NotificationPreference[]) {
  // Always in one order: two requests of one person must not wait for each other in a circle.
  const rows = changed.map((row) => ({ ...row, user_id: userId })).sort((a, b) => (a.kind < b.kind ? -1 : 1));
  await db
    .insert(notificationPreferences)
    .values(rows)
    .onConflictDoUpdate({
      target: [notificationPreferences.user_id, notificationPreferences.kind],
      set: { in_app: sql`excluded.in_app`, email: sql`excluded.email` },
    });
}
