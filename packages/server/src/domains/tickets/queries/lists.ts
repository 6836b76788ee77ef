import {
  moment,
  type TicketCategory,
  type TicketPriority,
  type TicketStatus,
  ticketPriorities,
  type WaitingFor,
} from '@logishift/support-sdk/contract';
import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, not, or, type SQL, sql } from 'drizzle-orm';
import type { Place } from '../../../platform/http/pagination.js';
import type { Request } from '../../../platform/request.js';
import { conversationPort } from '../beside.js';
import { waitingSince } from '../lifecycle.js';
import { supportTickets } from '../tables.js';
import { columns, type LoadedTicket, type TicketRow, toLoaded } from './tickets.js';
import { visibleByGroup, visibleTo } from './visible.js';

export interface TicketFilter {
  id?: string[] | undefined;
  status?: TicketStatus[] | undefined;
  category?: TicketCategory[] | undefined;
  priority?: TicketPriority[] | undefined;
  agent_id?: string | undefined;
  customer_id?: string | undefined;
  created_from?: string | undefined;
  created_to?: string | undefined;
  waiting_for?: WaitingFor | undefined;
  unread?: 'true' | 'false' | undefined;
}

const sortColumns = {
  created_at: supportTickets.id,
  updated_at: supportTickets.updated_at,
  priority: supportTickets.priority,
} as const;

type SortName = keyof typeof sortColumns;
/** By a column; a customer's with news first, then by what happened last; or those first that have waited longest for an agent. */
export type TicketSort = SortName | `-${SortName}` | 'news' | 'waiting';

/** As `waitingSince` says it. An index has it: it is written there and here alike. */
const waitingSinceSql = sql`(case when ${supportTickets.status} in ('open', 'in_progress') then ${supportTickets.unanswered_since} end)`;

/** As `waitingFor` says it. */
export const waitsFor: Record<WaitingFor, SQL> = {
  agent: sql`${waitingSinceSql} is not null`,
  customer: sql`((${supportTickets.status} = 'on_hold' and ${supportTickets.awaiting} = 'customer')
    or (${supportTickets.status} in ('open', 'in_progress') and ${supportTickets.unanswered_since} is null))`,
};

/** What of a row stands in a cursor of this sort. Ids are made in order of time, so they sort by creation. */
export function sortValue(sort: TicketSort, row: TicketRow): string {
  if (sort === 'news') return `${row.has_news} ${row.updated_at}`;
  if (sort === 'waiting') return waitingSince(row) ?? '';
  const name = sort.replace('-', '') as SortName;
  return name === 'created_at' ? '' : row[name];
}

/** Can this stand as a sort value in a cursor? */
export function isSortValue(sort: TicketSort, value: string): boolean {
  if (sort === 'news') return /^(true|false) /.test(value) && isSortValue('updated_at', value.split(' ')[1] as string);
  if (sort === 'waiting') return value === '' || isSortValue('updated_at', value);
  const name = sort.replace('-', '') as SortName;
  if (name === 'priority') return (ticketPriorities as readonly string[]).includes(value);
  // As we write it: PostgreSQL cannot read every offset and every fraction of a second that ISO 8601 can name.
  return name === 'created_at' ? value === '' : moment.safeParse(value).data === value;
}

export async function listTickets(
  request: Request,
  filter: TicketFilter,
  { sort, after, limit }: { sort: TicketSort; after: Place | null; limit: number },
): Promise<LoadedTicket[]> {
  const { db, actor } = request;
  const among = and(matches(request, filter), after ? beyond(sort, after) : undefined);
  // Where the list is of one holder's tickets anyway, or of nobody's, one index serves it.
  const groups = filter.agent_id === undefined ? visibleByGroup(actor) : null;
  const rows = await db
    .select(columns(request, actor))
    .from(supportTickets)
    .where(
      groups && groups.length > 1 ? firstOfEach(request, groups, among, sort, limit) : and(visibleTo(actor), among),
    )
    .orderBy(...orderOf(sort))
    .limit(limit);
  return rows.map(toLoaded);
}

/** Of each group's tickets the first ones in that order, which its own index finds: among them are the first of all. */
function firstOfEach({ db }: Request, groups: SQL[], among: SQL | undefined, sort: TicketSort, limit: number): SQL {
  const branches = groups.map(
    (its) =>
      sql`(${db
        .select({ id: supportTickets.id })
        .from(supportTickets)
        .where(and(its, among))
        .orderBy(...orderOf(sort))
        .limit(limit)})`,
  );
  return sql`${supportTickets.id} in (${sql.join(branches, sql` union all `)})`;
}

function matches({ ports, actor }: Request, filter: TicketFilter): SQL | undefined {
  const isUnread = () => ports.get(conversationPort).isUnread(actor);
  const { id, status, category, priority, agent_id, customer_id, created_from, created_to, waiting_for, unread } =
    filter;
  return and(
    id && inArray(supportTickets.id, id),
    status && inArray(supportTickets.status, status),
    category && inArray(supportTickets.category, category),
    priority && inArray(supportTickets.priority, priority),
    agent_id === 'none'
      ? isNull(supportTickets.agent_id)
      : agent_id
        ? eq(supportTickets.agent_id, agent_id)
        : undefined,
    customer_id ? eq(supportTickets.customer_id, customer_id) : undefined,
    created_from ? gte(supportTickets.created_at, created_from) : undefined,
    created_to ? lte(supportTickets.created_at, created_to) : undefined,
    waiting_for && waitsFor[waiting_for],
    unread && (unread === 'true' ? isUnread() : not(isUnread())),
  );
}

function orderOf(sort: TicketSort): SQL[] {
  const { id, has_news, updated_at } = supportTickets;
  if (sort === 'news') return [desc(has_news), desc(updated_at), desc(id)];
  if (sort === 'waiting') return [asc(waitingSinceSql), asc(id)];
  const order = sort.startsWith('-') ? desc : asc;
  const name = sort.replace('-', '') as SortName;
  return name === 'created_at' ? [order(id)] : [order(sortColumns[name]), order(id)];
}

function beyond(sort: TicketSort, { value, id }: Place): SQL {
  if (sort === 'news') {
    const [hasNews, at] = value.split(' ');
    const { has_news, updated_at } = supportTickets;
    return sql`(${has_news}, ${updated_at}, ${supportTickets.id}) < (${hasNews}::boolean, ${at}::timestamptz, ${id}::uuid)`;
  }
  if (sort === 'waiting') {
    const later = gt(supportTickets.id, id);
    // Who waits for nobody comes after all who do.
    if (value === '') return and(isNull(waitingSinceSql), later) as SQL;
    return or(
      sql`(${waitingSinceSql}, ${supportTickets.id}) > (${value}::timestamptz, ${id}::uuid)`,
      isNull(waitingSinceSql),
    ) as SQL;
  }
  const name = sort.replace('-', '') as SortName;
  const past = sort.startsWith('-') ? lt : gt;
  if (name === 'created_at') return past(supportTickets.id, id);
  const column = sortColumns[name];
  return or(past(column, value as never), and(eq(column, value as never), past(supportTickets.id, id))) as SQL;
}
