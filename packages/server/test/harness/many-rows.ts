import type postgres from 'postgres';
import { searchReader } from '../../src/domains/search/search-reader.js';
import { ticketFigures } from '../../src/domains/tickets/queries/figures.js';
import type { Context } from '../../src/platform/context.js';
import { rebuild } from '../../src/platform/events/reading.js';

/** So many tickets are there to do, however many there are. */
export const unclosed = 3000;

/** Who of the many rows are the callers: of each of these, some tickets are. */
interface Callers {
  customer_id: string;
  agent_id: string;
  admin_id: string;
}

/** An id as `newId` makes it, of that time, and of that number so that it is the same each time. */
const idOf = (at: string, n: string, of: string) =>
  `(lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') || '7' || substr(md5('${of}' || ${n}), 1, 3)
    || '8' || substr(md5('${of}' || ${n}), 4, 15))::uuid`;

/**
 * Fills the tables as years of work would: so many tickets in two years, some of them not closed yet, of whatever age, with what
 * goes with them. The callers have a hundredth of the tickets (customer), a fiftieth (agent).
 */
export async function insertManyRows(sql: postgres.Sql, tickets: number, callers: Callers): Promise<void> {
  const { customer_id, agent_id, admin_id } = callers;
  const others = tickets / 5;
  const each = Math.floor(tickets / unclosed);
  // By a superuser, as of the tests' own PostgreSQL: then foreign keys are not looked up row by row.
  const keys = (role: 'replica' | 'origin') =>
    `do $$ begin perform set_config('session_replication_role', '${role}', false); exception when insufficient_privilege then null; end $$;`;
  await sql.unsafe(`
    ${keys('replica')}
    create temp table person as select n, case when n % 100 = 0 then '${customer_id}'::uuid else ${idOf("now() - interval '3 years'", 'n', 'customer')} end as id
      from generate_series(1, ${others}) n;
    create temp table agent as select n, case when n = 0 then '${agent_id}'::uuid else ${idOf("now() - interval '3 years'", 'n', 'agent')} end as id
      from generate_series(0, 49) n;
    update users set created_at = now() - interval '3 years', approved_at = now() - interval '3 years' where id in ('${agent_id}', '${admin_id}');
    insert into users (id, role, issuer, external_id, name, created_at, updated_at)
      select id, 'customer', 'host', 'many-' || n, 'Customer ' || n, now() - interval '3 years', now() from person where n % 100 <> 0;
    insert into users (id, role, email, name, password_hash, is_support_agent_approved, approved_at, created_at, updated_at)
      select id, 'support_agent', 'many-' || n || '@logishift.example', 'Agent ' || n, 'none', n % 5 <> 0, now(), now(), now() from agent where n > 0;
    create temp table made as
      select t.n, ${idOf('at', 't.n', 'ticket')} as id, at, at + (t.n % 2000) * interval '1 minute' as updated_at, person.id as customer_id,
        case when status = 'open' or t.n % 20 = 7 and status in ('resolved', 'closed') then null else agent.id end as agent_id, status
      from (select n, now() - (${tickets} - n) * interval '730 days' / ${tickets} as at,
          case when n % (${each}) <> 0 then 'closed' else (array['open', 'in_progress', 'on_hold', 'resolved'])[1 + (n / (${each})) % 4] end as status
        from generate_series(1, ${tickets}) n) t
      join person on person.n = 1 + (t.n * 7) % ${others} join agent on agent.n = (t.n / 7) % 50;
    insert into deliveries (id, issuer, external_id, tracking_number, external_key, tracking_key, status, created_at, updated_at)
      select ${idOf('at', 'n', 'delivery')}, 'host', 'many-' || n, 'PX-' || n, 'MANY' || n, 'PX' || n, 'in_transit', at, at from made;
    insert into delivery_owners select customer_id, ${idOf('at', 'n', 'delivery')} from made;
    insert into support_tickets (id, number, subject, description, category, status, awaiting, priority, customer_id, agent_id, delivery_id,
        unanswered_since, has_news, tracking_code, created_at, updated_at, resolved_at, closed_at)
      select id, 'LS-M' || n, 'Where is it?', 'It was due yesterday.', (enum_range(null::ticket_category))[1 + n % array_length(enum_range(null::ticket_category), 1)],
        status::ticket_status, case when status = 'on_hold' then 'customer'::ticket_awaiting end, (enum_range(null::ticket_priority))[1 + (hashint4(n) & 1023) % 3],
        customer_id, agent_id, ${idOf('at', 'n', 'delivery')}, case when n % 2 = 0 then at end, n % 500 = 0, 'many-' || n, at, updated_at,
        case status when 'resolved' then now() when 'closed' then updated_at end, case when status = 'closed' then updated_at end
      from made;
    insert into ticket_messages (id, ticket_id, author_id, author_role, body, created_at)
      select ${idOf('at', 'n', 'message')}, id, customer_id, 'customer', 'And now?', at from made;
    insert into ticket_marks (ticket_id, user_id, user_role, seen_through, seen_at)
      select id, agent_id, 'support_agent', ${idOf('at', 'n', 'message')}, at from made where agent_id is not null and n % 2 = 0;
    insert into events (id, xid, kind, ticket_id, actor_id, data, audience, groups, losing_groups, at)
      select ${idOf('at', 'n', 'event')}, (3 + n * 700 / ${tickets})::text::xid8, 'ticket.created', id, customer_id, '{"category":"late","priority":"medium"}',
        jsonb_build_object('customer', customer_id, 'agents', 'all', 'losing', '[]'::jsonb),
        array['person:' || customer_id, 'link:' || customer_id || '/' || id, 'agents', 'admins'], '{}', at from made order by n;
    insert into events (id, kind, ticket_id, actor_id, data, audience, groups, losing_groups, at)
      select ${idOf('updated_at', 'n', 'closed')}, 'ticket.status_changed', id, agent_id, '{"from_status":"in_progress","to_status":"resolved","awaiting":null}',
        jsonb_build_object('customer', customer_id, 'agents', jsonb_build_array(agent_id), 'losing', '[]'::jsonb),
        array['person:' || customer_id, 'link:' || customer_id || '/' || id, 'person:' || agent_id, 'admins'], '{}', updated_at
      from made where status = 'closed' and agent_id is not null and n % 3 = 0;
    insert into notifications (id, event_id, kind, template, params, recipient_id, recipient_role, actor_id, ticket_id, created_at)
      select ${idOf('at', '(n || to_whom)', 'notification')}, ${idOf('at', 'n', 'event')}, 'ticket.created', 'new_ticket', '{"number":"LS-M1","subject":"Where is it?"}',
        case when to_whom = 'customer' then customer_id end, case when to_whom <> 'customer' then to_whom::recipient_role end, customer_id, id, at
      from made, unnest(case n % 2 when 0 then array['staff'] else array['customer'] end) to_whom where n % 4 < 2;
    insert into mails (id, kind, recipient_id, "to", locale, ticket_id, state, created_at, due_at, sent_at)
      select ${idOf('at', 'n', 'mail')}, 'notification', customer_id, 'somebody@example.com', 'en', id,
        (case when n % 5000 = 0 then 'dead' else 'sent' end)::mail_state, at, at, at from made where n % 10 = 0;
    insert into pending_acts (id, ticket_id, actor_id, body, release_at, released_at, created_at)
      select ${idOf('at', 'n', 'act')}, id, coalesce(agent_id, '${admin_id}'), 'Done.', at, at, at from made where n % 10 = 0;
    insert into ticket_feedback (id, ticket_id, customer_id, agent_id, rating, created_at)
      select ${idOf('at', 'n', 'feedback')}, id, customer_id, agent_id, 4, updated_at from made where n % 5 = 0 and status = 'closed';
    insert into notification_reads select '${agent_id}', ${idOf('at', "(n || 'staff')", 'notification')}, at from made where n % 4 = 0;
    insert into notification_reads select '${admin_id}', ${idOf('at', "(n || 'staff')", 'notification')}, at from made where n % 4 = 0;
    insert into support_faq (id, category, position, created_at, updated_at)
      select ${idOf('now()', 'n', 'faq')}, (enum_range(null::ticket_category))[1 + n % array_length(enum_range(null::ticket_category), 1)], n, now(), now()
      from generate_series(1, 500) n;
    insert into support_faq_translations select ${idOf('now()', 'n', 'faq')}, 'en', 'Question ' || n, 'Answer' from generate_series(1, 500) n;
    insert into support_faq_votes (id, faq_id, helpful, created_at)
      select gen_random_uuid(), ${idOf('now()', '(1 + n % 500)', 'faq')}, n % 3 > 0, now() from generate_series(1, ${tickets / 4}) n;
    ${keys('origin')}
  `);
  await sql.unsafe('analyze');
}

/**
 * Has the figures know of them, as the command does for whoever writes past the server. What they would be found by is left out: reading as
 * many takes minutes.
 */
export async function countManyRows(context: Context): Promise<void> {
  await rebuild(context, ticketFigures, { when: 'always' });
  await rebuild(context, { ...searchReader, rebuild: async () => {} }, { when: 'always' });
}
