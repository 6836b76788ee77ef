/** The floor on pg at its best: statements pipelined on few connections, and named, so planned once on each; a create is one. */
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { serveFloor } from './app.js';

/** Each carries the statements of several requests at once; a pool would give it to one request alone. */
const clients = Array.from({ length: 4 }, () => new pg.Client({ pipeline: true }));
for (const client of clients) await client.connect();
let turn = 0;
const query = (statement) => clients[turn++ % clients.length].query(statement);

const create = {
  name: 'create',
  text: `with ticket as (
      insert into tickets (id, customer, subject, description, category, created_at, updated_at)
      values ($1, $2, $3, $4, $5, $6, $6) returning *
    ), event as (
      insert into events (id, kind, ticket_id, actor, data, at) values ($7, 'ticket.created', $1, $2, $8, $6)
    ), notification as (
      insert into notifications (id, event_id, kind, params, recipient, ticket_id, created_at)
      values ($9, $7, 'ticket.created', $10, 'agents', $1, $6)
    ) select * from ticket`,
};
const get = {
  name: 'get',
  text: `select t.*, (select coalesce(json_agg(m order by m.id), '[]') from messages m where m.ticket_id = t.id) as messages
    from tickets t where t.id = $1 and t.customer = $2`,
};
const list = { name: 'list', text: 'select * from tickets where customer = $1 order by id desc limit 20' };

serveFloor({
  async create(customer, { subject, description, category }) {
    const values = [
      uuidv7(),
      customer,
      subject,
      description,
      category,
      new Date(),
      uuidv7(),
      { category },
      uuidv7(),
      { subject },
    ];
    const { rows } = await query({ ...create, values });
    return rows[0];
  },
  async get(customer, id) {
    const { rows } = await query({ ...get, values: [id, customer] });
    return rows[0];
  },
  async list(customer) {
    const { rows } = await query({ ...list, values: [customer] });
    return rows;
  },
  close: () => Promise.all(clients.map((client) => client.end())),
});
