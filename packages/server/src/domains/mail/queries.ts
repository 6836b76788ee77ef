import { type Mail, type MailState, notificationKinds } from '@logishift/support-sdk/contract';
import { and, asc, desc, eq, inArray, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.js';
import { run } from '../../platform/db/session.js';
import { statement } from '../../platform/db/statement.js';
import type { InTransaction } from '../../platform/db/transaction.js';
import { events } from '../../platform/events/tables.js';
import type { User } from '../identity/index.js';
import { users } from '../identity/tables.js';
import { addressedBy, isMailedToRole, isMailedUnproven, type NotificationRow } from '../notifications/index.js';
import { notificationPreferences, notifications } from '../notifications/tables.js';
import { supportTickets } from '../tickets/tables.js';
import type { LastMail } from './sending/gather.js';
import { mailItems, mails } from './tables.js';

export type MailRow = typeof mails.$inferSelect;

/** Whoever a notification is to: a person, or those who had the role when it was made. */
export async function addresseesOf(
  { db }: Context,
  row: Pick<NotificationRow, 'recipient_id' | 'recipient_role' | 'created_at'>,
): Promise<User[]> {
  return db.select().from(users).where(addressedBy(row));
}

const unprovenKinds = notificationKinds.filter(isMailedUnproven);
const roleKinds = notificationKinds.filter(isMailedToRole);

const perhaps = statement<{ ids: string[] }, { event_id: string }>((db, { ids }) => {
  const { event_id, kind, recipient_id } = notifications;
  const isReached = sql`(${users.email_verified_at} is not null or ${users.role} = 'admin' or ${inArray(kind, unprovenKinds)})`;
  const toThem = sql`exists (select from ${users} where ${users.id} = ${recipient_id} and ${users.email} is not null and ${isReached}
    and coalesce((select email from ${notificationPreferences} p where p.user_id = ${users.id} and p.kind = ${notifications}.kind), true))`;
  const ofRole = sql`${recipient_id} is null and (${inArray(kind, roleKinds)}
    or exists (select from ${notificationPreferences} p where p.kind = ${notifications}.kind and p.email))`;
  return db
    .selectDistinct({ event_id })
    .from(notifications)
    .where(and(eq(event_id, sql`any(${ids})`), or(toThem, ofRole)));
});

/** Of these events those of which somebody may want a mail: a few too many, where it is for the job to say, and none too few. */
export async function perhapsMailed({ db }: Context, eventIds: string[]): Promise<string[]> {
  const found = new Set((await run(db, perhaps, { ids: eventIds })).map(({ event_id }) => event_id));
  return eventIds.filter((id) => found.has(id));
}

/** Mails about a ticket to one person are decided on one after the other, over all nodes. */
export async function lockMailsTo({ db }: InTransaction, recipientId: string, ticketId: string) {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`mail ${recipientId} ${ticketId}`}, 0))`);
}

/** Was this person mailed of this already? */
export async function isMailedOf({ db }: Context, recipientId: string, notificationId: string): Promise<boolean> {
  const found = await db
    .select({ id: mailItems.mail_id })
    .from(mailItems)
    .where(and(eq(mailItems.recipient_id, recipientId), eq(mailItems.notification_id, notificationId)));
  return found.length > 0;
}

/** Of the mails to somebody about a ticket, the first in that order of those that fit. */
async function firstNewsTo(
  { db }: Context,
  recipientId: string,
  ticketId: string,
  which: SQL | undefined,
  order: SQL,
): Promise<LastMail | undefined> {
  const [found] = await db
    .select()
    .from(mails)
    .where(
      and(eq(mails.recipient_id, recipientId), eq(mails.ticket_id, ticketId), eq(mails.kind, 'notification'), which),
    )
    .orderBy(order)
    .limit(1);
  return found;
}

/** The newest mail to somebody about a ticket, but for those that were given up. */
export const lastMailTo = (context: Context, recipientId: string, ticketId: string) =>
  firstNewsTo(context, recipientId, ticketId, ne(mails.state, 'dead'), desc(mails.id));

/** Of the mails to somebody about a ticket but this one, the one that went last, or is going now. */
export const lastSentTo = (context: Context, recipientId: string, ticketId: string, id: string) =>
  firstNewsTo(
    context,
    recipientId,
    ticketId,
    and(ne(mails.id, id), inArray(mails.state, ['sending', 'sent', 'logged'])),
    desc(sql`coalesce(${mails.sent_at}, ${mails.due_at})`),
  );

/** Of the mails to somebody about a ticket, one that was written before this one and still waits. */
export const elderMailTo = (context: Context, recipientId: string, ticketId: string, id: string) =>
  firstNewsTo(context, recipientId, ticketId, and(lt(mails.id, id), eq(mails.state, 'queued')), desc(mails.due_at));

export async function insertMailRow({ db }: Context, mail: typeof mails.$inferInsert) {
  await db.insert(mails).values(mail);
}

export async function insertMailItem({ db }: Context, item: typeof mailItems.$inferInsert) {
  await db.insert(mailItems).values(item);
}

export async function findMailForUpdate({ db }: InTransaction, id: string): Promise<MailRow | undefined> {
  const [found] = await db.select().from(mails).where(eq(mails.id, id)).for('update');
  return found;
}

export async function findMail({ db }: Context, id: string): Promise<MailRow | undefined> {
  const [found] = await db.select().from(mails).where(eq(mails.id, id));
  return found;
}

export async function updateMail({ db }: Context, id: string, change: Partial<MailRow>) {
  await db.update(mails).set(change).where(eq(mails.id, id));
}

/** Changes a mail only while it is being sent under that lease: another node may have taken it over. */
export async function updateLeased({ db }: Context, { id, due_at }: MailRow, change: Partial<MailRow>) {
  const changed = await db
    .update(mails)
    .set(change)
    .where(and(eq(mails.id, id), eq(mails.state, 'sending'), eq(mails.due_at, due_at)))
    .returning({ id: mails.id });
  return changed.length > 0;
}

/** Empties mails of a kind that were given up and are older than that. */
export async function forgetGivenUp({ db }: Context, kind: Mail['kind'], before: string) {
  await db
    .update(mails)
    .set({ params: {} })
    .where(
      and(eq(mails.state, 'dead'), eq(mails.kind, kind), lt(mails.created_at, before), sql`${mails.params} <> '{}'`),
    );
}

/** Mails that should have gone before then, the longest waiting first. */
export async function overdueMails({ db }: Context, before: string, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: mails.id })
    .from(mails)
    .where(and(sql`${mails.state} in ('queued', 'sending')`, lte(mails.due_at, before)))
    .orderBy(asc(mails.due_at))
    .limit(limit);
  return rows.map(({ id }) => id);
}

export type NewsRow = Awaited<ReturnType<typeof newsOf>>[number];

/** What a mail tells of, the oldest first: each notification with its event's data and whoever did it. */
export async function newsOf({ db }: Context, mailId: string) {
  return db
    .select({
      id: notifications.id,
      kind: notifications.kind,
      recipient_id: notifications.recipient_id,
      actor_id: notifications.actor_id,
      template: notifications.template,
      params: notifications.params,
      data: events.data,
      actor_name: users.name,
    })
    .from(mailItems)
    .innerJoin(notifications, eq(notifications.id, mailItems.notification_id))
    .innerJoin(events, eq(events.id, notifications.event_id))
    .leftJoin(users, eq(users.id, events.actor_id))
    .where(eq(mailItems.mail_id, mailId))
    .orderBy(asc(notifications.id));
}

export async function findPerson({ db }: Context, id: string): Promise<User | undefined> {
  const [found] = await db.select().from(users).where(eq(users.id, id));
  return found;
}

export async function listMailRows(
  { db }: Context,
  filter: { id?: string; state?: MailState[] | undefined; before?: string | undefined; limit: number },
) {
  return db
    .select({ mail: mails, recipient: { id: users.id, name: users.name }, ticket_number: supportTickets.number })
    .from(mails)
    .leftJoin(users, eq(users.id, mails.recipient_id))
    .leftJoin(supportTickets, eq(supportTickets.id, mails.ticket_id))
    .where(
      and(
        filter.id ? eq(mails.id, filter.id) : undefined,
        filter.state && inArray(mails.state, filter.state),
        filter.before ? lt(mails.id, filter.before) : undefined,
      ),
    )
    .orderBy(desc(mails.id))
    .limit(filter.limit);
}
