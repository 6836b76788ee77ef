import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createDatabase,
  hostToken,
  lateParcel,
  openTables,
  startSupport,
  type TestSupport,
} from '../harness/support.js';

let database: Awaited<ReturnType<typeof createDatabase>>;
let support: TestSupport;
beforeAll(async () => {
  database = await createDatabase();
  const url = database.url['DATABASE_URL'] as string;
  const sql = openTables(url);
  await sql.unsafe(`alter database ${database.name} set timezone = 'America/New_York'`);
  await sql.unsafe(`alter database ${database.name} set datestyle = 'SQL, DMY'`);
  await sql.end();
  support = await startSupport({ DATABASE_URL: url });
});
afterAll(async () => {
  await support?.stop();
  await database?.drop();
});

it('serves the same on a database that is set to another time zone and another way to write dates', async () => {
  const ticket = await support.customer().tickets.create(lateParcel);
  const { data } = await (await support.admin()).tickets.daily();
  expect(data).toHaveLength(30);
  expect(data.at(-1)).toMatchObject({ day: ticket.created_at.slice(0, 10), created: 1 });
});

it.each([
  '0001-01-01T00:00:00.000Z',
  '0099-12-31T23:59:59.999Z',
  '1800-07-01T12:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
])('gives a time back as it was told: %s', async (promised_at) => {
  const id = randomUUID();
  const token = hostToken({ id: randomUUID(), deliveries: [{ id, promised_at }] });
  expect(await support.client({ token }).deliveries.get(id)).toMatchObject({ promised_at });
});
