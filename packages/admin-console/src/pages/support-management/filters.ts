import type { SupportStats, TicketCategory, TicketPriority, TicketStatus } from '@logishift/support-sdk';
import type { TicketFilter } from '../../data/tickets.js';
import { categories, priorities, statuses } from '../../parts/closed-sets.js';

const sorts = ['-created_at', 'created_at', '-updated_at', 'updated_at', '-priority', 'priority'] as const;
export type Sort = (typeof sorts)[number];
export const defaultSort: Sort = '-created_at';

/** What the table shows, as it stands in the URL. Values that mean nothing are left out. */
export interface Filters {
  status: TicketStatus[];
  category: TicketCategory[];
  priority: TicketPriority[];
  /** An agent's id, `none` for unassigned, or empty. */
  agent: string;
  sort: Sort;
}

export function readFilters(query: URLSearchParams): Filters {
  const list = <T extends string>(name: string, known: readonly T[]) =>
    (query.get(name) ?? '').split(',').filter((value): value is T => known.includes(value as T));
  const sort = query.get('sort') as Sort;
  return {
    status: list('status', statuses),
    category: list('category', categories),
    priority: list('priority', priorities),
    agent: query.get('agent') ?? '',
    sort: sorts.includes(sort) ? sort : defaultSort,
  };
}

/** What the API is asked. */
export function toQuery({ status, category, priority, agent, sort }: Filters): TicketFilter {
  return {
    ...(status.length ? { status } : {}),
    ...(category.length ? { category } : {}),
    ...(priority.length ? { priority } : {}),
    ...(agent ? { agent_id: agent } : {}),
    sort,
  };
}

/** The same as a text of the filter language, for who goes on to look for words in them. */
export function toFilterText({ status, category, priority, agent, sort }: Filters): string {
  const order = sort === defaultSort ? '' : sort.replace('_at', '');
  const terms = {
    status: status.join(),
    category: category.join(),
    priority: priority.join(),
    assignee: agent,
    sort: order,
  };
  return Object.entries(terms)
    .filter(([, value]) => value)
    .map(([key, value]) => `${key}:${value}`)
    .join(' ');
}

export const isFiltered = ({ status, category, priority, agent }: Filters) =>
  status.length + category.length + priority.length > 0 || agent !== '';

/** How many tickets fit, where the counts tell it: no other filter than status, or open and unassigned. */
export function totalOf(
  { status, category, priority, agent }: Filters,
  stats: SupportStats | undefined,
): number | null {
  if (!stats || category.length || priority.length) return null;
  if (agent) return agent === 'none' && status.join() === 'open' ? stats.unassigned : null;
  return status.length ? status.reduce((sum, one) => sum + stats[one], 0) : stats.total;
}
