import pg from 'pg';
import { fillTables, writePlan } from './plan.js';

const tables = `
  create sequence ticket_numbers start 1001;
  create table tickets (
    id uuid primary key, number text not null unique default 'LS-' || nextval('ticket_numbers'), customer text not null,
    subject text not null, description text not null, category text not null, status text not null default 'open', agent text,
    version int not null default 1, created_at timestamptz not null, updated_at timestamptz not null);
  create index tickets_customer on tickets (customer, id);
  create table messages (
    id uuid primary key, ticket_id uuid not null references tickets, author text not null, body text not null,
    created_at timestamptz not null);
  create index messages_ticket on messages (ticket_id, id);
  create table events (
    id uuid primary key, seq bigint generated always as identity, kind text not null, ticket_id uuid references tickets,
    actor text, data jsonb not null, at timestamptz not null);
  create index events_ticket on events (ticket_id, seq);
  create table notifications (
    id uuid primary key, event_id uuid not null references events, kind text not null, params jsonb not null,
    recipient text not null, ticket_id uuid references tickets, created_at timestamptz not null);
  create index notifications_recipient on notifications (recipient, id)`;

const rows = [
  `insert into tickets (id, number, customer, subject, description, category, status, agent, created_at, updated_at)
    select id, 'LS-' || (1000 + n), 'customer-' || customer, 'Where is my parcel ' || n || '?',
      repeat('It should have been here on Tuesday. ', 6), 'late', status, 'agent-' || agent, pg_temp.moment(at), pg_temp.moment(at)
    from plan`,
  `insert into messages (id, ticket_id, author, body, created_at)
    select pg_temp.id_at(at + m * 3600000, 8 + m, n), id, 'agent-' || agent,
      repeat('I have asked the driver and will tell you as soon as I know. ', 3), pg_temp.moment(at + m * 3600000)
    from plan, generate_series(1, messages) as m where agent is not null`,
  `insert into events (id, kind, ticket_id, actor, data, at)
    select pg_temp.id_at(at, 16, n), 'ticket.created', id, 'customer-' || customer, '{"category":"late"}', pg_temp.moment(at) from plan`,
  `insert into notifications (id, event_id, kind, params, recipient, ticket_id, created_at)
    select pg_temp.id_at(at, 33, n), pg_temp.id_at(at, 16, n), 'ticket.created',
      json_build_object('subject', 'Where is my parcel ' || n || '?'), 'agents', id, pg_temp.moment(at) from plan`,
];

/** Makes a floor's tables and fills them with as many tickets as the server's have. */
export async function seedFloor(url, plan) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("set maintenance_work_mem = '256MB'; set work_mem = '64MB'; set synchronous_commit = off");
    await client.query(tables);
    await client.query('set session_replication_role = replica');
    await writePlan(client, plan);
    await fillTables(client, ['tickets', 'messages', 'events', 'notifications'], rows);
    await client.query(`select setval('ticket_numbers', ${1000 + plan.tickets})`);
  } finally {
    await client.end();
  }
}
