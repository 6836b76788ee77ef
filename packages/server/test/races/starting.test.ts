import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createLog } from '../../src/platform/log.js';
import { createSupport, type SupportServer } from '../../src/support.js';
import { times } from '../harness/settled.js';
import { adminCredentials, databaseUrl } from '../harness/support.js';

const name = `support_empty_${randomUUID().replaceAll('-', '')}`;
let owner: postgres.Sql;
let servers: SupportServer[] = [];
beforeAll(async () => {
  owner = postgres({ ...inject('postgres'), max: 1, onnotice: () => {} } as never);
  await owner.unsafe(`create database ${name}`);
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await owner.unsafe(`drop database if exists ${name} with (force)`);
  await owner.end();
});

describe('20 servers that start at once on one empty database', () => {
  it('migrate it once, make one admin and one signing key, and honour each other’s sessions', async () => {
    const env = {
      DATABASE_URL: databaseUrl(name),
      SUPPORT_ADMIN_EMAIL: adminCredentials.email,
      SUPPORT_ADMIN_PASSWORD: adminCredentials.password,
    };
    const starts = await Promise.allSettled(times(20, () => createSupport({ env, log: createLog('silent') })));
    servers = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
    expect(starts.filter(({ status }) => status === 'rejected')).toEqual([]);

    const sql = postgres({ ...inject('postgres'), database: name, max: 1 } as never);
    const [made] = await sql`
      select (select count(*)::int from users where role = 'admin') as admins,
        (select count(*)::int from signing_keys) as keys,
        (select count(*)::int - count(distinct hash)::int from drizzle.__drizzle_migrations) as migrated_twice,
        (select count(*)::int from drizzle.__drizzle_migrations) as migrations`;
    await sql.end();
    expect(made).toMatchObject({ admins: 1, keys: 1, migrated_twice: 0 });
    expect(made?.['migrations']).toBeGreaterThan(0);

    const ask = (server: SupportServer, path: string, init: RequestInit) =>
      Promise.resolve(server.fetch(new Request(`http://support.test${path}`, init)));
    const signIn = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(adminCredentials),
    };
    const session = await ask(servers[0] as SupportServer, '/api/auth/token/', signIn);
    const { access } = (await session.json()) as { access: string };
    const seen = servers.map((server) =>
      ask(server, '/api/auth/me/', { headers: { authorization: `Bearer ${access}` } }),
    );
    expect((await Promise.all(seen)).map(({ status }) => status)).toEqual(times(20, () => 200));
  });
});
