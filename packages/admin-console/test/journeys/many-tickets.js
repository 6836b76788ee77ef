import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';

/**
 * Straight into the database that the server runs: thousands of tickets would take the front door minutes. The
 * older, the longer it waits; of an agent's those after `waiting` have been answered.
 */
export async function insertTickets(dataDir, count, { agentId = null, waiting = count } = {}) {
  const folder = join(dataDir, 'postgres.socket');
  const client = new pg.Client({ host: folder, port: 5432, user: 'support', database: 'support' });
  await client.connect();
  try {
    const customer = randomUUID();
    await client.query(
      `insert into users (id, role, issuer, external_id, name, email, created_at, updated_at)
       values ($1::uuid, 'customer', 'host', $1::uuid::text, 'Priya Raman', 'priya@example.com', now(), now())`,
      [customer],
    );
    await client.query(
      `insert into support_tickets (id, subject, description, category, status, priority, customer_id, agent_id, tracking_code, created_at, updated_at, unanswered_since, last_message_by)
       select uuidv7(-n * interval '20 seconds'), 'Parcel ' || n || ' is not here', 'It was promised for Monday.',
         (array['damaged', 'lost', 'late', 'quality', 'other']::ticket_category[])[1 + n % 5],
         case when $2::uuid is null then 'open' else 'in_progress' end::ticket_status,
         (array['high', 'medium', 'low']::ticket_priority[])[1 + n % 3], $1, $2::uuid, gen_random_uuid()::text,
         now() - n * interval '20 seconds', now() - n * interval '10 seconds',
         case when n <= $4 then now() - n * interval '20 seconds' end, case when n > $4 then 'support_agent' end::role
       from generate_series(1, $3) n`,
      [customer, agentId, count, waiting],
    );
    await client.query('analyze support_tickets');
    // What was counted before is counted anew.
    await client.query(`delete from ledger_readers where name = 'ticket-figures'`);
    return customer;
  } finally {
    await client.end();
  }
}
