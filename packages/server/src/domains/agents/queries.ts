import type { AgentState } from '@logishift/support-sdk/contract';
import { and, desc, gt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.js';
import type { Place } from '../../platform/http/pagination.js';
import { users } from '../identity/tables.js';

// The order of the list: those who wait come first.
const rank = sql<number>`case when ${users.suspended_at} is not null then 3 when ${users.role} = 'admin' or ${users.is_support_agent_approved} then 1 when ${users.rejected_at} is not null then 2 else 0 end`;
const ranks: Record<AgentState, number> = { pending: 0, approved: 1, rejected: 2, suspended: 3 };

export const rankOf = (state: AgentState) => String(ranks[state]);
export const isRank = (value: string) => Object.values(ranks).map(String).includes(value);

export async function listStaff({ db }: Context, states: AgentState[] | undefined, after: Place | null, limit: number) {
  const among: SQL | undefined =
    states &&
    sql`${rank} in (${sql.join(
      states.map((state) => ranks[state]),
      sql`, `,
    )})`;
  const beyond = after
    ? or(gt(rank, Number(after.value)), and(sql`${rank} = ${Number(after.value)}`, sql`${users.id} < ${after.id}`))
    : undefined;
  return db
    .select()
    .from(users)
    .where(and(ne(users.role, 'customer'), among, beyond))
    .orderBy(rank, desc(users.id))
    .limit(limit);
}
