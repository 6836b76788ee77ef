import { SignJWT } from 'jose';
import pg from 'pg';

/**
 * So many customers, evenly spread over all of them, each with a token of their host's and the ids of up to two tickets of
 * theirs: the newest, and the newest that takes a reply.
 */
export async function readCustomers(url, { customers, most, secret }) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const step = Math.max(1, Math.floor(customers / most));
  const numbers = Array.from({ length: Math.min(most, customers) }, (_, index) => `customer-${1 + index * step}`);
  const { rows } = await client.query(
    `select u.external_id as name, t.id as newest,
        (select id from support_tickets where customer_id = u.id and status in ('open', 'in_progress', 'on_hold') limit 1) as open
      from users u cross join lateral
        (select id from support_tickets where customer_id = u.id order by id desc limit 1) as t
      where u.issuer = 'bench' and u.external_id = any ($1)`,
    [numbers],
  );
  await client.end();
  const key = new TextEncoder().encode(secret);
  return Promise.all(
    rows.map(async ({ name, newest, open }) => ({ name, newest, open, token: await signToken(name, key) })),
  );
}

function signToken(name, key) {
  return new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(name)
    .setIssuedAt()
    .setExpirationTime('12h')
    .sign(key);
}
