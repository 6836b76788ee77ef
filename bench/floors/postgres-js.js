/** The floor on postgres.js: three inserts of one transaction sent together, a ticket and its messages in one statement. */
import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { serveFloor } from './app.js';

/** As many connections as the server has for its requests. */
const sql = postgres({ max: 10, onnotice: () => {} });

serveFloor({
  async create(customer, { subject, description, category }) {
    const [id, event, at] = [uuidv7(), uuidv7(), new Date()];
    const [[ticket]] = await sql.begin((sql) => [
      sql`insert into tickets (id, customer, subject, description, category, created_at, updated_at)
        values (${id}, ${customer}, ${subject}, ${description}, ${category}, ${at}, ${at}) returning *`,
      sql`insert into events (id, kind, ticket_id, actor, data, at)
        values (${event}, 'ticket.created', ${id}, ${customer}, ${sql.json({ category })}, ${at})`,
      sql`insert into notifications (id, event_id, kind, params, recipient, ticket_id, created_at)
        values (${uuidv7()}, ${event}, 'ticket.created', ${sql.json({ subject })}, 'agents', ${id}, ${at})`,
    ]);
    return ticket;
  },
  async get(customer, id) {
    const [ticket] = await sql`select t.*, (
        select coalesce(json_agg(m order by m.id), '[]') from messages m where m.ticket_id = t.id
      ) as messages from tickets t where t.id = ${id} and t.customer = ${customer}`;
    return ticket;
  },
  list: (customer) => sql`select * from tickets where customer = ${customer} order by id desc limit 20`,
  close: () => sql.end(),
});
