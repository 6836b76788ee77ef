import type { ActorName } from '@logishift/support-sdk/contract';
import { and, asc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.js';
import { type Group, personIn } from '../../platform/groups.js';
import { users } from './tables.js';

/** Those who belong to a group, as a WHERE clause: `groupsOf` read the other way round. Whoever is suspended is in none. */
export function inGroup(group: Group): SQL {
  return and(isNull(users.suspended_at), belongsTo(group)) as SQL;
}

function belongsTo(group: Group): SQL | undefined {
  if (group === 'admins') return eq(users.role, 'admin');
  if (group === 'agents') return and(eq(users.role, 'support_agent'), isNotNull(users.approved_at));
  return eq(users.id, personIn(group));
}

/** The people of a group: so many by name, and how many there are. */
export async function peopleIn(
  { db }: Context,
  group: Group,
  most: number,
): Promise<{ people: ActorName[]; count: number }> {
  const rows = await db
    .select({ id: users.id, role: users.role, name: users.name, count: sql<number>`count(*) over ()::int` })
    .from(users)
    .where(inGroup(group))
    .orderBy(asc(users.name), asc(users.id))
    .limit(most);
  return { people: rows.map(({ count: _, ...person }) => person), count: rows[0]?.count ?? 0 };
}
