import { kindsThatBeginRights } from '@logishift/support-sdk/contract';
import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { events } from '../../platform/events/tables.js';
import { staffSessions, users } from '../identity/tables.js';

/** The events that made somebody an agent, or one again. */
export const madeAgent = ({ id }: Pick<Actor, 'id'>): SQL =>
  sql`${inArray(events.kind, kindsThatBeginRights)} and ${events.data}->'agent'->>'id' = ${id}`;

/** Staff whose sessions still count, by session. */
export async function findLivingSessions({ db }: Context, sessionIds: string[]) {
  if (sessionIds.length === 0) return new Map<string, typeof users.$inferSelect>();
  const rows = await db
    .select({ session: staffSessions.id, user: users })
    .from(staffSessions)
    .innerJoin(users, eq(users.id, staffSessions.user_id))
    .where(and(inArray(staffSessions.id, sessionIds), isNull(staffSessions.ended_at)));
  return new Map(rows.map(({ session, user }) => [session, user]));
}

/** Who has ended their streams since a moment (milliseconds, by the database's clock), and what that clock says now. */
export async function findEndedSince({ db }: Context, since: number) {
  const { rows } = await db.execute<{ now: string; id: string | null; ended_at: string | null }>(sql`
    select clock_timestamp() as now, u.id, u.live_ended_at as ended_at from (select 1) one
    left join ${users} u on u.live_ended_at > ${new Date(since).toISOString()}::timestamptz`);
  const ended = new Map<string, number>();
  for (const { id, ended_at } of rows) if (id && ended_at) ended.set(id, Date.parse(ended_at));
  return { now: Date.parse(rows[0]?.now as string), ended };
}
