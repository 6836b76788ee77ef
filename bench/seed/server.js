import pg from 'pg';
import { fillTables, writePlan } from './plan.js';
import { wordInSql } from './words.js';

const ticketTables = ['support_tickets', 'ticket_messages', 'ticket_marks', 'events', 'notifications'];
const categories = `(array['damaged', 'lost', 'late', 'quality', 'other'])`;

/**
 * Fills the tables of a server that has been migrated and has an admin: whose password the agents have too. `isSearched`: the server reads
 * what tickets are found by, once it starts.
 */
export async function seedServer(url, plan, { isSearched }) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("set maintenance_work_mem = '256MB'; set work_mem = '64MB'; set synchronous_commit = off");
    // The rows fit each other: what checks each of them would take most of the time.
    await client.query('set session_replication_role = replica');
    await writePlan(client, plan);
    await client.query(people(plan));
    await client.query(faq);
    await fillTables(client, ticketTables, [ofTickets, ofMessages, ofMarks, ...ofEvents]);
    // Reading all of them for the search takes minutes.
    if (!isSearched)
      await client.query(
        'insert into search_progress (is_done) values (true) on conflict ("only") do update set is_done = true',
      );
    await client.query(`select setval('support_ticket_numbers', ${1000 + plan.tickets})`);
  } finally {
    await client.end();
  }
}

function people({ customers, agents }) {
  return `
    insert into users (id, role, name, issuer, external_id, created_at, updated_at)
      select pg_temp.person(2, n), 'customer', 'Customer ' || n, 'bench', 'customer-' || n, now(), now()
      from generate_series(1, ${customers}) as n;
    insert into users (id, role, name, email, password_hash, is_support_agent_approved, approved_at, email_verified_at, created_at, updated_at)
      select pg_temp.person(3, n), 'support_agent', 'Agent ' || n, 'agent-' || n || '@bench.example', admin.password_hash, true, now(), now(), now(), now()
      from generate_series(1, ${agents}) as n, (select password_hash from users where role = 'admin' limit 1) as admin`;
}

const faq = `
  insert into support_faq (id, category, position, version, created_at, updated_at)
    select pg_temp.id_at(2000000, 4, n), ${categories}[1 + n % 5]::ticket_category, n, 1, now(), now() from generate_series(1, 30) as n;
  insert into support_faq_translations (faq_id, locale, question, answer)
    select pg_temp.id_at(2000000, 4, n), locale::locale, 'What happens with parcel ' || n || ' when nobody is at home?',
      repeat('The driver tries a neighbour first, then a shop near you, and leaves a card that says where it is. ', 6)
    from generate_series(1, 30) as n, unnest(array['en', 'de']) as locale;
  insert into support_faq_version (id, version) values (1, 1) on conflict (id) do update set version = support_faq_version.version + 1`;

/** By which tickets are searched. */
const words = [10, 100, 1000, 10_000]
  .map((sides, index) => wordInSql(sides, `pg_temp.dice(n, ${20 + index}, ${sides})`))
  .join(` || ' ' || `);

const ofTickets = `
  insert into support_tickets (id, number, subject, description, category, status, awaiting, priority, customer_id, agent_id,
      first_response_at, last_message_at, last_message_by, unanswered_since, has_news, tracking_code, created_at, updated_at, resolved_at, closed_at)
    select id, 'LS-' || (1000 + n), 'Where is my parcel ' || n || '?', repeat('It should have been here on Tuesday. ', 6) || ${words},
      ${categories}[1 + n % 5]::ticket_category, status::ticket_status,
      case when status = 'on_hold' then 'carrier'::ticket_awaiting end,
      (array['low', 'medium', 'medium', 'high'])[1 + n % 4]::ticket_priority, customer_id,
      agent_id,
      case when messages > 0 then pg_temp.moment(at + 3600000) end,
      case when messages > 0 then pg_temp.moment(at + messages * 3600000) end,
      case when messages > 0 then 'customer'::role end,
      pg_temp.moment(at + greatest(messages, 0) * 3600000), pg_temp.dice(n, 6, 20) = 0, lpad(to_hex(n), 24, '0'),
      pg_temp.moment(at), pg_temp.moment(case when status in ('resolved', 'closed') then settled_at else at + messages * 3600000 end),
      case when status in ('resolved', 'closed') then pg_temp.moment(settled_at) end,
      case when status = 'closed' then pg_temp.moment(settled_at) end
    from plan`;

/** An agent and the customer in turn, an hour apart. */
const written = `plan, generate_series(1, messages) as m, lateral (select at + m * 3600000 as sent_at) as sent`;
const messageId = 'pg_temp.id_at(sent_at, 8 + m, n)';
const authorId = `case when m % 2 = 1 then coalesce(agent_id, pg_temp.person(3, 1)) else customer_id end`;

const ofMessages = `
  insert into ticket_messages (id, ticket_id, author_id, author_role, body, created_at)
    select ${messageId}, id, ${authorId}, case when m % 2 = 1 then 'support_agent'::role else 'customer'::role end,
      repeat('I have asked the driver and will tell you as soon as I know. ', 3), pg_temp.moment(sent_at)
    from ${written}`;

const ofMarks = `
  insert into ticket_marks (ticket_id, user_id, user_role, seen_through, seen_at)
    select id, customer_id, 'customer'::role, pg_temp.id_at(at + 3600000, 9, n), pg_temp.moment(at + 3700000)
      from plan where messages > 0 and pg_temp.dice(n, 7, 4) > 0
    union all
    select id, agent_id, 'support_agent', pg_temp.id_at(at + messages * 3600000, 8 + messages, n), pg_temp.moment(at + messages * 3700000)
      from plan where messages > 0 and agent is not null and pg_temp.dice(n, 8, 10) > 0`;

const groups = (staff) => `array['person:' || customer_id, 'link:' || customer_id || '/' || id, ${staff}, 'admins']`;
const holder = "'person:' || agent_id";
const toAll = `json_build_object('customer', customer_id, 'agents', 'all', 'losing', json_build_array())`;
const toHolder = (losing) =>
  `json_build_object('customer', customer_id, 'agents', json_build_array(agent_id), 'losing', ${losing})`;
const eventColumns = 'insert into events (id, kind, ticket_id, actor_id, data, audience, groups, losing_groups, at)';
const noteColumns =
  'insert into notifications (id, event_id, kind, template, params, recipient_id, recipient_role, actor_id, ticket_id, created_at)';
const params = `json_build_object('number', 'LS-' || (1000 + n), 'subject', 'Where is my parcel ' || n || '?')`;

/** In the order in which they happen on a ticket: their numbers have that order too. */
const ofEvents = [
  `${eventColumns} select pg_temp.id_at(at, 16, n), 'ticket.created', id, customer_id,
      json_build_object('category', ${categories}[1 + n % 5], 'priority', (array['low', 'medium', 'medium', 'high'])[1 + n % 4]),
      ${toAll}, ${groups("'agents'")}, '{}', pg_temp.moment(at) from plan`,
  `${noteColumns} select pg_temp.id_at(at, 33, n), pg_temp.id_at(at, 16, n), 'ticket.created', 'new_ticket', ${params}, null,
      'staff', customer_id, id, pg_temp.moment(at) from plan`,
  `${eventColumns} select pg_temp.id_at(at + 60000, 17, n), 'ticket.assigned', id, agent_id,
      json_build_object('from_agent', null, 'to_agent', json_build_object('id', agent_id, 'name', 'Agent ' || agent), 'from_status', 'open', 'to_status', 'in_progress'),
      ${toHolder("'all'")}, ${groups(holder)}, '{agents}', pg_temp.moment(at + 60000) from plan where agent is not null`,
  `${eventColumns} select pg_temp.id_at(sent_at, 17 + m, n), 'ticket.message', id, ${authorId}, json_build_object('message_id', ${messageId}),
      ${toHolder('json_build_array()')}, ${groups(holder)}, '{}', pg_temp.moment(sent_at) from ${written} where agent is not null`,
  `${noteColumns} select pg_temp.id_at(sent_at, 40 + m, n), pg_temp.id_at(sent_at, 17 + m, n), 'ticket.message', 'reply', ${params},
      case when m % 2 = 1 then customer_id else agent_id end, null, ${authorId}, id, pg_temp.moment(sent_at)
      from ${written} where agent is not null`,
  `${eventColumns} select pg_temp.id_at(settled_at, 30, n), 'ticket.status_changed', id, agent_id,
      json_build_object('from_status', 'in_progress', 'to_status', status, 'awaiting', null),
      ${toHolder('json_build_array()')}, ${groups(holder)}, '{}', pg_temp.moment(settled_at)
      from plan where status in ('resolved', 'closed')`,
];
