import type { Agent, AgentState, Page } from '@logishift/support-sdk/contract';
import { readCursor, toPage } from '../../platform/http/pagination.js';
import type { Request } from '../../platform/request.js';
import { stateOf, toStaffMember, type User } from '../identity/index.js';
import { countHeldTickets } from '../tickets/index.js';
import { isRank, listStaff, rankOf } from './queries.js';

const sort = 'state';

/** A member of staff with what admins see of them. */
export function toAgent(user: User, openTickets: number): Agent {
  const { approved_at, rejected_at, suspended_at } = user;
  return { ...toStaffMember(user), approved_at, rejected_at, suspended_at, open_tickets: openTickets };
}

/** All of staff, those first who wait for approval. */
export async function listAgents(
  request: Request,
  query: { status?: AgentState[] | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<Agent>> {
  const rows = await listStaff(request, query.status, readCursor(query.cursor, sort, isRank), query.limit + 1);
  const page = toPage(rows, query.limit, sort, (user) => rankOf(stateOf(user)));
  const held = await countHeldTickets(
    request,
    page.data.map(({ id }) => id),
  );
  return { ...page, data: page.data.map((user) => toAgent(user, held.get(user.id) ?? 0)) };
}
