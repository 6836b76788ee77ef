import {
  type DurationTerm,
  type Filter,
  type MomentTerm,
  type NumberTerm,
  type Reading,
  resolveDurations,
  resolveMoments,
  type SetTerm,
  type Term,
  type TextTerm,
} from '@logishift/support-sdk/filter';
import { primaryLanguage } from '@logishift/support-sdk/language-tag';
import { and, eq, gte, isNotNull, isNull, lt, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { isStaff } from '../../../platform/actor.js';
import { idOf } from '../../../platform/new-id.js';
import type { Request } from '../../../platform/request.js';
import { isLateInSql } from '../../deliveries/index.js';
import { deliveries } from '../../deliveries/tables.js';
import { findsBy, guestIssuer } from '../../identity/index.js';
import { users } from '../../identity/tables.js';
import { conversationPort, feedbackPort, notePort, searchPort } from '../beside.js';
import { settledStatuses } from '../lifecycle.js';
import { supportTickets } from '../tables.js';
import { waitingSinceSql } from './waiting.js';

/** A request with when and where its filter is read. */
type Asking = Request & { reading: Reading };

/** What of a filter is no word: each term as a WHERE clause over `support_tickets`. */
export const conditionsOf = (asking: Asking, { terms }: Filter): SQL[] =>
  terms.flatMap((term) => {
    const condition = conditionOf(asking, term);
    if (!condition) return [];
    // What is not known fits no term, and so every term that is denied.
    return [term.not ? sql`not coalesce(${condition}, false)` : condition];
  });

function conditionOf(asking: Asking, term: Term): SQL | undefined {
  switch (term.kind) {
    case 'set':
      return ofSet(asking, term);
    case 'text':
      return any(term.values.map((value) => ofText(asking, term.key, value)));
    case 'moment':
      return any(ofMoments(asking, term));
    case 'duration':
      return any(ofDurations(asking, term));
    case 'number':
      return any(ofNumbers(asking, term));
    default:
      return undefined;
  }
}

const any = (conditions: readonly SQL[]): SQL => or(...conditions) ?? sql`false`;
const oneOf = (column: SQLWrapper, values: readonly string[]): SQL => sql`${column} = any(${sql.param([...values])})`;

const { status, awaiting, priority, category, agent_id, customer_id, delivery_id, delivery_ref, created_at } =
  supportTickets;

/** Asked of a ticket's own row: by its key, and not as a join, which the planner would begin with whatever is asked for. */
const ofDelivery = (what: SQL): SQL => sql`(select ${what} from ${deliveries} where ${deliveries.id} = ${delivery_id})`;
const ofCustomer = (what: SQL): SQL => sql`(select ${what} from ${users} where ${users.id} = ${customer_id})`;

function ofSet(asking: Asking, { key, values }: SetTerm): SQL | undefined {
  switch (key) {
    case 'status':
      return oneOf(sql`${status}::text`, values);
    case 'priority':
      return oneOf(sql`${priority}::text`, values);
    case 'category':
      return oneOf(sql`${category}::text`, values);
    case 'awaiting':
      return oneOf(sql`${awaiting}::text`, values);
    case 'delivery':
      return ofDelivery(oneOf(sql`${deliveries.status}::text`, values));
    case 'is':
      return any(values.map((value) => is[value]?.(asking) ?? sql`false`));
    case 'has':
      return any(values.map((value) => has[value]?.(asking) ?? sql`false`));
    case 'sort':
      return undefined;
  }
}

const settled = sql`${status} in (${sql.join(
  settledStatuses.map((one) => sql.raw(`'${one}'`)),
  sql`, `,
)})`;

const is: Record<string, (asking: Asking) => SQL> = {
  open: () => sql`not ${settled}`,
  settled: () => settled,
  unread: ({ actor, ports }) =>
    isStaff(actor) ? ports.get(conversationPort).isUnread(actor) : sql`${supportTickets.has_news}`,
  waiting: () => sql`${waitingSinceSql} is not null`,
  guest: () => ofCustomer(eq(users.issuer, guestIssuer)),
  late: ({ reading }) => ofDelivery(isLateInSql(new Date(reading.now))),
  assigned: () => isNotNull(agent_id),
  unassigned: () => isNull(agent_id),
};

const has: Record<string, (asking: Asking) => SQL> = {
  note: ({ ports }) => ports.get(notePort).hasNote,
  feedback: ({ ports }) => ports.get(feedbackPort).hasFeedback,
  parcel: () => any([isNotNull(delivery_id), isNotNull(delivery_ref)]),
  reply: () => isNotNull(supportTickets.first_response_at),
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const lower = (column: SQLWrapper, value: string): SQL => sql`lower(${column}) = lower(${value})`;

function ofText({ actor, ports }: Asking, key: TextTerm['key'], value: string): SQL {
  switch (key) {
    case 'assignee':
      if (value === 'me') return eq(agent_id, actor.id);
      if (value === 'none') return isNull(agent_id);
      if (value === 'any') return isNotNull(agent_id);
      if (uuid.test(value)) return eq(agent_id, value);
      return sql`${agent_id} in (select ${users.id} from ${users} where ${users.role} <> 'customer'
        and (${lower(users.email, value)} or ${lower(users.name, value)} or lower(${users.name}) like lower(${begins(value)})))`;
    case 'customer': {
      if (uuid.test(value)) return eq(customer_id, value);
      const query = findsBy(value);
      return query === null
        ? sql`false`
        : sql`${customer_id} in (select ${users.id} from ${users} where ${users.role} = 'customer' and ${users.found_by} @@ ${query}::tsquery)`;
    }
    case 'carrier':
      return ofDelivery(lower(deliveries.carrier, value));
    case 'service':
      return ofDelivery(lower(deliveries.service, value));
    case 'hub':
      return ofDelivery(lower(deliveries.hub, value));
    case 'area':
      return ofDelivery(sql`lower(${deliveries.destination_area}) like lower(${begins(value)})`);
    case 'country':
      return ofDelivery(eq(deliveries.destination_country, value));
    case 'parcel':
      return sql`${supportTickets.id} in (${ports.get(searchPort).numbered(actor, value)})`;
    case 'number':
      return eq(supportTickets.number, value);
    case 'locale':
      return ofCustomer(sql`${users.locale}::text = ${primaryLanguage(value)}`);
  }
}

/** With a blank, for names that begin so: “Maya” is Maya Lindqvist too. */
const begins = (value: string) => `${value.replace(/[\\%_]/g, '\\$&')}%`;

const momentColumns = {
  created: created_at,
  updated: supportTickets.updated_at,
  resolved: supportTickets.resolved_at,
  closed: supportTickets.closed_at,
} as const;

function ofMoments({ reading }: Asking, { key, values }: MomentTerm): SQL[] {
  const column = momentColumns[key];
  return values.map((test) => {
    const { from, before } = resolveMoments(test, reading);
    return (
      and(
        isNotNull(column),
        from === undefined ? undefined : gte(column, from),
        before === undefined ? undefined : lt(column, before),
        // Ids are made in order of time: an index leads to where it begins.
        key === 'created' && from !== undefined ? gte(supportTickets.id, idOf(Date.parse(from) - 60_000)) : undefined,
      ) ?? sql`true`
    );
  });
}

function ofDurations({ reading }: Asking, { values }: DurationTerm): SQL[] {
  return values.map((test) => {
    const { from, before } = resolveDurations(test, reading);
    return and(
      sql`${waitingSinceSql} is not null`,
      from === undefined ? undefined : sql`${waitingSinceSql} >= ${from}::timestamptz`,
      before === undefined ? undefined : sql`${waitingSinceSql} < ${before}::timestamptz`,
    ) as SQL;
  });
}

function ofNumbers({ ports }: Asking, { values }: NumberTerm): SQL[] {
  const { rating } = ports.get(feedbackPort);
  return values.map((test) =>
    test.op === '..'
      ? sql`${rating} between ${test.from} and ${test.to}`
      : sql`${rating} ${sql.raw(test.op)} ${test.value}`,
  );
}
