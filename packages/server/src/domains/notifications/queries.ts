import { and, asc, desc, eq, gte, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { type Actor, isStaff } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { notificationReads, notifications, notificationWatermarks } from '../../platform/db/schema/index.js';
import type { RecordedEvent } from '../../platform/events/record.js';
import type { Line } from './matrix.js';

export async function insertNotifications({ db }: Context, event: RecordedEvent, lines: Line[]) {
  if (lines.length === 0) return;
  await db
    .insert(notifications)
    .values(
      lines.map((line) => ({
        ...line,
        id: uuidv7(),
        event_id: event.id,
        kind: event.kind,
        actor_id: event.actor?.id ?? null,
        ticket_id: event.ticket?.id ?? null,
        created_at: event.at,
      })),
    )
    .onConflictDoNothing();
}

/** Rows to the person, and rows to their role since they have had it. */
function addressedTo(actor: Actor): SQL | undefined {
  const own = eq(notifications.recipient_id, actor.id);
  if (!isStaff(actor)) return own;
  const role = actor.kind === 'admin' ? 'admins' : 'agents';
  return or(own, and(eq(notifications.recipient_role, role), gte(notifications.created_at, actor.since)));
}

/** When this person read it: what they did themselves counts as read when it happened. */
const readAt = (actor: Actor) => sql<string | null>`
  case when ${notifications.actor_id} = ${actor.id} then ${notifications.created_at} else coalesce(
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

export async function listNotifications(
  { db }: Context,
  actor: Actor,
  filter: { id?: string; unread?: boolean | undefined; before?: string | undefined; limit: number },
) {
  const rows = await db
    .select({
      id: notifications.id,
      kind: notifications.kind,
      template: notifications.template,
      params: notifications.params,
      ticket_id: notifications.ticket_id,
      read_at: readAt(actor),
      created_at: notifications.created_at,
    })
    .from(notifications)
    .where(
      and(
        addressedTo(actor),
        filter.id ? eq(notifications.id, filter.id) : undefined,
        filter.before ? lt(notifications.id, filter.before) : undefined,
        filter.unread === undefined ? undefined : filter.unread ? isUnread(actor) : sql`${readAt(actor)} is not null`,
      ),
    )
    .orderBy(desc(notifications.id))
    .limit(filter.limit);
  return rows.map((row) => ({ ...row, read_at: iso(row.read_at) }));
}

/** Counted up to 100: nobody needs to know how many more. */
export async function countUnread({ db }: Context, actor: Actor): Promise<number> {
  const some = db
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(addressedTo(actor), isUnread(actor)))
    .limit(100)
    .as('some');
  const [found] = await db.select({ count: sql<number>`count(*)::int` }).from(some);
  return found?.count ?? 0;
}

export async function markRead({ db, now }: Context, actor: Actor, id: string) {
  await db
    .insert(notificationReads)
    .values({ user_id: actor.id, notification_id: id, read_at: now().toISOString() })
    .onConflictDoNothing();
}

/** Moves the watermark to the newest notification there is; the single marks below it are needed no more. */
export async function markAllRead(context: Context, actor: Actor) {
  const [newest] = await listNotifications(context, actor, { limit: 1 });
  if (!newest) return;
  const mark = { read_through: newest.id, read_at: context.now().toISOString() };
  await context.db
    .insert(notificationWatermarks)
    .values({ user_id: actor.id, ...mark })
    .onConflictDoUpdate({ target: notificationWatermarks.user_id, set: mark });
  await context.db
    .delete(notificationReads)
    .where(and(eq(notificationReads.user_id, actor.id), lte(notificationReads.notification_id, newest.id)));
}

export type NotificationRow = typeof notifications.$inferSelect;

/** The notifications that events made, by event. */
export async function notificationsOfEvents(
  { db }: Context,
  eventIds: string[],
): Promise<Map<string, NotificationRow[]>> {
  const rows = await db
    .select()
    .from(notifications)
    .where(inArray(notifications.event_id, eventIds))
    .orderBy(asc(notifications.id));
  const byEvent = new Map<string, NotificationRow[]>();
  for (const row of rows) byEvent.set(row.event_id, [...(byEvent.get(row.event_id) ?? []), row]);
  return byEvent;
}
