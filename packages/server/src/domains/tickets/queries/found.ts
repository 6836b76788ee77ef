import { and, inArray, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/db/connect.js';
import type { Slots } from '../../../platform/db/statement.js';
import { Refusal } from '../../../platform/errors.js';
import type { Place } from '../../../platform/http/pagination.js';
import type { Request } from '../../../platform/request.js';
import type { Matching } from '../beside.js';
import { supportTickets } from '../tables.js';
import {
  type Asked,
  beyond,
  hasStatus,
  matches,
  orderOf,
  placeValues,
  type TicketFilter,
  type TicketSort,
  timeValues,
} from './lists.js';
import { columns, type LoadedTicket } from './tickets.js';
import { visibleTo } from './visible.js';

/** What is looked for, in its order. */
export interface Sought {
  filter: TicketFilter;
  /** Further conditions on the ticket's row. */
  conditions: readonly SQL[];
  /** Is nothing that is settled among it? */
  isUnsettled: boolean;
  /** What words ask for; null: none is given. */
  matching: Matching | null;
  sort: TicketSort;
  after: Place | null;
  limit: number;
  /** Aborted when nobody waits any more. */
  ends: AbortSignal;
}

/**
 * Tickets that somebody looks for, by their ids. What fits is looked for in the order of the list first, among so many: what is common is found
 * there at once, and its index would have to be read whole. What is not, its index finds.
 */
export async function findSought(db: Database, request: Request, sought: Sought): Promise<string[]> {
  const { matching, limit, isUnsettled, ends } = sought;
  if (!matching) return (await walk(db, request, sought, limit)).ids;
  let most = firstWalk;
  for (;;) {
    ends.throwIfAborted();
    const { ids, walked } = await walk(db, request, sought, most);
    if (ids.length >= limit || walked < most) return ids;
    // With what was found: a ticket of this moment may not be in the index yet.
    const among = matching.among(isUnsettled);
    // As common as it was so far, the page is full by then.
    const enough = ids.length > 0 ? Math.ceil((1.5 * most * limit) / ids.length) : Number.POSITIVE_INFINITY;
    if (most < longestWalk && (enough <= longestWalk || !among)) most = Math.min(enough, longestWalk);
    else if (among) return indexed(db, request, sought, sql`${among} union select unnest(${sql.param(ids)}::uuid[])`);
    else throw new Refusal('search_too_broad', 'Say what you look for, too, and not only what not.', {}, 60);
  }
}

/** Tickets that are looked at in the order of the list. */
const firstWalk = 1000;
const longestWalk = 20_000;

async function walk(db: Database, request: Request, sought: Sought, most: number) {
  const { matching, sort, limit } = sought;
  const order = sql.join(orderOf(sort), sql`, `);
  const matched = matching ? sql`${matching.join} where ${matching.where}` : sql``;
  const { rows } = await db.execute<{ ids: string[]; walked: number }>(sql`
    with one as materialized (
      select ${supportTickets.id}, ${supportTickets.customer_id}, row_number() over (order by ${order}) as nth
      from ${supportTickets} where ${whichOf(request, sought)} order by ${order} limit ${most})
    select array(select one.id from one ${matched} order by one.nth limit ${limit}) as ids, (select count(*)::int from one) as walked`);
  return rows[0] as { ids: string[]; walked: number };
}

async function indexed(db: Database, request: Request, sought: Sought, among: SQL): Promise<string[]> {
  const { join, where } = sought.matching as Matching;
  const order = sql.join(orderOf(sought.sort), sql`, `);
  const { rows } = await db.execute<{ id: string }>(sql`
    with one as materialized (
      select ${supportTickets.id}, ${supportTickets.customer_id}, row_number() over (order by ${order}) as nth
      from ${supportTickets} where ${supportTickets.id} in (${among}) and ${whichOf(request, sought)})
    select one.id from one ${join} where ${where} order by one.nth limit ${sought.limit}`);
  return rows.map(({ id }) => id);
}

/** Which tickets somebody may see and asks for, but for the words. */
function whichOf(request: Request, { filter, conditions, sort, after }: Sought): SQL {
  const { actor } = request;
  const values = { ...filter, ...timeValues(filter), ...placeValues(sort, after) };
  const slots = new Proxy({}, { get: (_, name) => sql.param(values[name as keyof typeof values]) }) as Slots<Asked>;
  return (
    and(
      visibleTo(actor),
      hasStatus(filter, sort, true),
      matches(request, actor, filter, slots),
      ...conditions,
      after ? beyond(sort, after, slots) : undefined,
    ) ?? sql`true`
  );
}

/** The rows of some tickets, in the order of their ids here, as far as somebody may see them. */
export async function loadInOrder(db: Database, request: Request, ids: readonly string[]): Promise<LoadedTicket[]> {
  if (ids.length === 0) return [];
  const { actor } = request;
  const rows = await db
    .select(columns(request, actor))
    .from(supportTickets)
    .where(and(inArray(supportTickets.id, [...ids]), visibleTo(actor)));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
