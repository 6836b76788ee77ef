import {
  moment,
  type TicketCategory,
  type TicketPriority,
  type TicketStatus,
  ticketPriorities,
  type WaitingFor,
} from '@logishift/support-sdk/contract';
import { and, asc, desc, eq, gt, gte, isNull, lt, lte, ne, not, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { type Actor, isStaff } from '../../../platform/actor.js';
import type { Database } from '../../../platform/db/connect.js';
import { run } from '../../../platform/db/session.js';
import { type AskerValues, askerSlots, askerValues, type Slots, statementsBy } from '../../../platform/db/statement.js';
import type { Place } from '../../../platform/http/pagination.js';
import { idsBetween } from '../../../platform/new-id.js';
import type { Request } from '../../../platform/request.js';
import { conversationPort } from '../beside.js';
import { waitingSince } from '../lifecycle.js';
import { supportTickets } from '../tables.js';
import { columns, type LoadedTicket, type TicketRow } from './tickets.js';
import { visibleByGroup, visibleOf, visibleTo } from './visible.js';
import { waitingSinceSql } from './waiting.js';

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
  { sort, after, limit: wanted }: { sort: TicketSort; after: Place | null; limit: number },
): Promise<LoadedTicket[]> {
  const { actor } = request;
  const { waiting_for, unread, agent_id } = filter;
  const status = filter.status && [...new Set(filter.status)].sort();
  const limit = limits.find((limit) => limit >= wanted) ?? wanted;
  const holder = agent_id && (agent_id === actor.id ? 'own' : agent_id === 'none' ? 'nobody' : 'another');
  const asked = (Object.keys(filter) as (keyof TicketFilter)[]).filter((name) => filter[name] !== undefined);
  // What decides of the text; and what the planner is to know of, as partial indexes depend on it: the status and the limit.
  const shape = [actor.kind, asked, waiting_for, unread, holder, status, sort, placeKind(sort, after), limit];
  const lists = isStaff(actor) ? staffLists : customersLists;
  const list = lists(JSON.stringify(shape), (db, slots) => {
    const asker = askerSlots(actor);
    // Where the list is of one holder's tickets anyway, or of nobody's, one index serves it.
    const groups = holder ? null : visibleByGroup(asker);
    const among = and(
      hasStatus(filter, sort, holder === undefined && groups === null),
      matches(request, asker, filter, slots),
      after ? beyond(sort, after, slots) : undefined,
    );
    const visible = holder ? visibleOf(asker, holder) : visibleTo(asker);
    return db
      .select(columns(request, asker))
      .from(supportTickets)
      .where(groups && groups.length > 1 ? firstOfEach(db, groups, among, sort, limit) : and(visible, among))
      .orderBy(...orderOf(sort))
      .limit(literally(limit));
  });
  const times = timeValues(filter);
  const rows = await run(request.db, list, Object.assign(askerValues(actor), filter, times, placeValues(sort, after)));
  return rows.slice(0, wanted);
}

/** As a part of the text; drizzle takes it for the number that it is. */
const literally = (limit: number) => sql.raw(String(limit)) as unknown as number;

/** The values of a list's statement. */
export type Asked = AskerValues & Omit<TicketFilter, 'waiting_for' | 'unread' | 'status'> & TimeValues & PlaceValues;
// Apart: what customers ask for takes no place from the desk, nor waits for a list over everybody's tickets.
const staffLists = statementsBy<Asked, LoadedTicket>(80, { areLong: true });
const customersLists = statementsBy<Asked, LoadedTicket>(40);
// Of a page and one more: each is a statement.
const limits = [2, 6, 11, 21, 51, 101];

/** Of each group's tickets the first ones in that order, which its own index finds: among them are the first of all. */
function firstOfEach(db: Database, groups: SQL[], among: SQL | undefined, sort: TicketSort, limit: number): SQL {
  const branches = groups.map(
    (its) =>
      sql`(${db
        .select({ id: supportTickets.id })
        .from(supportTickets)
        .where(and(its, among))
        .orderBy(...orderOf(sort))
        .limit(literally(limit))})`,
  );
  return sql`${supportTickets.id} in (${sql.join(branches, sql` union all `)})`;
}

/** What a filter asks for beside the status, with places for its values. */
export function matches(
  { ports }: Pick<Request, 'ports'>,
  asker: Actor,
  filter: TicketFilter,
  slots: Slots<Asked>,
): SQL | undefined {
  const isUnread = () => ports.get(conversationPort).isUnread(asker);
  const { waiting_for, unread, agent_id } = filter;
  const { id, created_at } = supportTickets;
  const oneOf = (column: PgColumn, name: 'id' | 'category' | 'priority') =>
    filter[name] && sql`${column} = any(${slots[name]}::${sql.raw(column.getSQLType())}[])`;
  return and(
    oneOf(supportTickets.id, 'id'),
    oneOf(supportTickets.category, 'category'),
    oneOf(supportTickets.priority, 'priority'),
    agent_id === 'none'
      ? isNull(supportTickets.agent_id)
      : agent_id
        ? eq(supportTickets.agent_id, slots.agent_id)
        : undefined,
    filter.customer_id ? eq(supportTickets.customer_id, slots.customer_id) : undefined,
    // An id says when it was made, about: an index has it, and `created_at` says it exactly.
    filter.created_from ? and(gte(id, slots.from_id), gte(created_at, slots.created_from)) : undefined,
    filter.created_to ? and(lt(id, slots.to_id), lte(created_at, slots.created_to)) : undefined,
    waiting_for && waitsFor[waiting_for],
    unread && (unread === 'true' ? isUnread() : not(isUnread())),
  );
}

/**
 * A ticket has one of these statuses. PostgreSQL takes status and holder for independent, and would guess that next to nothing is open
 * and has nobody, though all that is open has: it would look at all of it, and sort. So where the order of an index leads to the page,
 * or what is asked of each ticket costs more than the ticket, it is said in words that there are no statistics of.
 */
export function hasStatus(
  { status, agent_id, unread }: TicketFilter,
  sort: TicketSort,
  isOfAll: boolean,
): SQL | undefined {
  if (!status) return undefined;
  const { status: column } = supportTickets;
  const inOrder = sort === 'waiting' && (agent_id === undefined || agent_id === 'none');
  // Of all tickets, holder or not, there is nothing to guess wrong.
  if (isOfAll || (!unread && !(inOrder && agent_id)))
    return sql`${column} in (${sql.join(status.map(inText), sql`, `)})`;
  const cases = status.map((one) => sql`when ${inText(one)} then true`);
  const isOneOf = sql`(case ${column} ${sql.join(cases, sql` `)} end)`;
  // What is not closed has indexes of its own, for whoever says so.
  return inOrder || status.includes('closed') ? isOneOf : and(isOneOf, ne(column, 'closed'));
}

export function orderOf(sort: TicketSort): SQL[] {
  const { id, has_news, updated_at } = supportTickets;
  if (sort === 'news') return [desc(has_news), desc(updated_at), desc(id)];
  if (sort === 'waiting') return [asc(waitingSinceSql), asc(id)];
  const order = sort.startsWith('-') ? desc : asc;
  const name = sort.replace('-', '') as SortName;
  return name === 'created_at' ? [order(id)] : [order(sortColumns[name]), order(id)];
}

/** Between which ids lies what was made when a filter says. */
interface TimeValues {
  from_id?: string;
  to_id?: string;
}

export function timeValues({ created_from, created_to }: TicketFilter): TimeValues {
  if (created_from === undefined && created_to === undefined) return {};
  const ids = idsBetween(Date.parse(created_from ?? ''), Date.parse(created_to ?? ''));
  return {
    ...(created_from !== undefined && { from_id: ids.from }),
    ...(created_to !== undefined && { to_id: ids.to }),
  };
}

/** A word of ours, as a part of the text. */
export const inText = (word: TicketStatus) => sql.raw(`'${word}'`);

/** Where a page begins, as the values of its statement. */
interface PlaceValues {
  after_id?: string | undefined;
  after_value?: string | undefined;
  after_news?: string | undefined;
}

export function placeValues(sort: TicketSort, after: Place | null): PlaceValues {
  if (!after) return {};
  const { id, value } = after;
  if (sort !== 'news') return { after_id: id, after_value: value };
  const [after_news, after_value] = value.split(' ');
  return { after_id: id, after_news, after_value };
}

/** As far as it decides of the text. */
const placeKind = (sort: TicketSort, after: Place | null) =>
  after === null ? 'first' : sort === 'waiting' && after.value === '' ? 'waits for nobody' : 'after';

export function beyond(sort: TicketSort, { value }: Place, slots: Slots<Asked>): SQL {
  const { after_id: id, after_value: at, after_news } = slots;
  if (sort === 'news') {
    const { has_news, updated_at } = supportTickets;
    return sql`(${has_news}, ${updated_at}, ${supportTickets.id}) < (${after_news}::boolean, ${at}::timestamptz, ${id}::uuid)`;
  }
  if (sort === 'waiting') {
    const later = gt(supportTickets.id, id);
    // Who waits for nobody comes after all who do.
    if (value === '') return and(isNull(waitingSinceSql), later) as SQL;
    return or(
      sql`(${waitingSinceSql}, ${supportTickets.id}) > (${at}::timestamptz, ${id}::uuid)`,
      isNull(waitingSinceSql),
    ) as SQL;
  }
  const name = sort.replace('-', '') as SortName;
  const past = sort.startsWith('-') ? lt : gt;
  if (name === 'created_at') return past(supportTickets.id, id);
  const column = sortColumns[name];
  return or(past(column, at), and(eq(column, at), past(supportTickets.id, id))) as SQL;
}
