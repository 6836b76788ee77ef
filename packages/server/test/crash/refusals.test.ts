import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@logishift/embedded-postgres';
import { Support } from '@logishift/support-sdk';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { migrationLock } from '../../src/platform/db/locks.js';
import {
  build,
  emptyFolder,
  endAll,
  freePort,
  removeFolders,
  run,
  settings,
  start,
  usedFolder,
} from '../harness/program.js';
import { adminCredentials, createDatabase, openTables } from '../harness/support.js';

// Real processes: on a busy machine they take their time, whatever the server's own bounds.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(build);
afterAll(async () => {
  await endAll();
  removeFolders();
});

describe('the server does not start, and says why,', () => {
  it('when its port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => other.once('listening', listening));
    const { port } = other.address() as { port: number };
    const SUPPORT_DATA_DIR = await usedFolder();
    const { code, output } = await run(['start'], { SUPPORT_DATA_DIR, PORT: String(port), HOST: '127.0.0.1' }).ended;
    other.close();
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`Port ${port} is in use.*PORT`));
  });

  it('when its configuration is wrong: with a table of all that is', async () => {
    const { code, output } = await run(['start'], {
      PORT: 'eighty',
      DATABASE_URL: 'mysql://localhost',
      SUPPORT_ALLOWED_ORIGINS: 'https://www.logishift.example, nonsense',
      SUPPORT_TRUSTED_ISSUERS: '[{"algorithm":"none"}]',
      SUPPORT_SECRET: 'too-short',
      SUPPORT_RATE_LIMITS: '{"person":',
      SUPPORT_ADMIN_EMAIL: adminCredentials.email,
      LOG_LEVEL: 'loud',
    }).ended;
    expect(code).toBe(1);
    const named = output.split('\n').flatMap((line) => /^ {2}([A-Z_]+)/.exec(line)?.[1] ?? []);
    expect(new Set(named)).toEqual(
      new Set([
        'PORT',
        'DATABASE_URL',
        'SUPPORT_ALLOWED_ORIGINS',
        'SUPPORT_TRUSTED_ISSUERS',
        'SUPPORT_SECRET',
        'SUPPORT_RATE_LIMITS',
        'SUPPORT_ADMIN_EMAIL',
        'LOG_LEVEL',
      ]),
    );
    expect(output).not.toContain('too-short');
    expect(output).not.toMatch(/^\s+at /m);
  });

  it('when one of several issuers has no name, by which its customers would be told from the others’', async () => {
    const issuer = (name?: string) => ({
      name,
      algorithm: 'HS256',
      secret: 'a-secret-that-a-host-signs-its-tokens-with',
    });
    const { code, output } = await run(['start'], {
      SUPPORT_TRUSTED_ISSUERS: JSON.stringify([issuer('shop'), issuer()]),
    }).ended;
    expect(code).toBe(1);
    expect(output).toMatch(/SUPPORT_TRUSTED_ISSUERS\s+has several issuers and one without a `name`: name each/);
    expect(output).not.toMatch(/^\s+at /m);
  });

  it('when the file of issuers that it is told to read cannot be read', async () => {
    const { code, output } = await run(['start'], { SUPPORT_TRUSTED_ISSUERS: emptyFolder() }).ended;
    expect(code).toBe(1);
    expect(output).toMatch(/SUPPORT_TRUSTED_ISSUERS\s+the file \S+ cannot be read: it is a folder/);
    expect(output).not.toMatch(/^\s+at /m);
  });

  it('when another server has its data folder: within 5 s, naming that process', async () => {
    const first = await start(await usedFolder());
    const second = run(['start'], { SUPPORT_DATA_DIR: first.dataDir, PORT: String(await freePort()), ...settings });
    const { code, output, ms } = await second.ended;
    expect(code).toBe(1);
    expect(output).toContain(`in use by process ${first.pid}`);
    expect(ms).toBeLessThan(5000);
    expect((await fetch(`${first.baseUrl}/health/ready`)).status).toBe(200);
  });
});

describe('a DATABASE_URL', () => {
  let database: EmbeddedPostgres;
  beforeAll(async () => {
    database = await startEmbeddedPostgres({ dataDir: emptyFolder(), transport: 'loopback' });
  });
  afterAll(() => database.stop());

  const startOn = (url: string) => run(['start'], { DATABASE_URL: url, PORT: '0' }).ended;
  const at = (password: string, name: string) => {
    const { host, port, username } = database.connection;
    return `postgres://${username}:${password}@${host}:${port}/${name}`;
  };

  it('that is away, or whose password or database is wrong, ends the start in time, with its address and no password', async () => {
    const { password = '', database: name } = database.connection;
    const nobody = await freePort();
    const [away, wrongPassword, noDatabase] = await Promise.all([
      startOn(`postgres://support:hush-hush@127.0.0.1:${nobody}/support`),
      startOn(at('hush-hush', name)),
      startOn(at(password, 'missing')),
    ]);
    expect(away.output).toContain(`PostgreSQL at 127.0.0.1:${nobody}/support does not answer (ECONNREFUSED)`);
    expect(away.ms).toBeLessThan(25_000);
    expect(wrongPassword.output).toMatch(/refuses us: password authentication failed.*DATABASE_URL/);
    expect(noDatabase.output).toMatch(/refuses us: database "missing" does not exist.*DATABASE_URL/);
    for (const { code, output } of [away, wrongPassword, noDatabase]) {
      expect(code).toBe(1);
      expect(output).not.toContain('hush-hush');
      expect(output).not.toContain(password);
      expect(output).not.toMatch(/^\s+at /m);
    }
    // It does not wait for these, as it does for one that may come yet.
    for (const { ms } of [wrongPassword, noDatabase]) expect(ms).toBeLessThan(10_000);
  });
});

describe('what nobody waited for or caught', () => {
  // As a fault of ours in some corner would be: no part of the server is told of it.
  const faults = `
    process.on('SIGUSR2', () => void Promise.reject(new Error('A stray refusal')));
    process.on('SIGWINCH', () => { throw new Error('A stray throw') });
    process.on('SIGPIPE', () => void Promise.reject(Object.create(null)));`;
  const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(faults)}`;

  it('is told, and ends nobody’s requests where a promise failed', async () => {
    const server = await start(await usedFolder(), { NODE_OPTIONS });
    server.kill('SIGUSR2');
    await server.says('A stray refusal');
    server.kill('SIGPIPE');
    await server.says('something that cannot be told');
    expect((await fetch(`${server.baseUrl}/health/ready`)).status).toBe(200);
    server.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  });

  it('ends the server in order where something was thrown', async () => {
    const server = await start(await usedFolder(), { NODE_OPTIONS });
    expect(server.postgres()).not.toEqual([]);
    server.kill('SIGWINCH');
    const { code, output } = await server.ended;
    expect(code).toBe(1);
    expect(output).toMatch(/A stray throw[\s\S]*"Stopped"/);
    expect(server.postgres()).toEqual([]);
  });
});

it('a setting that is not known is told at the start, with the one that is meant', async () => {
  const server = await start(await usedFolder(), { SUPPORT_SECRETT: 'a-secret-of-a-typo' });
  expect(server.said()).toMatch(/no setting SUPPORT_SECRETT.*SUPPORT_SECRET\?/);
  expect(server.said()).not.toContain('a-secret-of-a-typo');
});

it('a mail password with a % ends nothing while the mail server is away', async () => {
  const server = await start(await usedFolder(), {
    SMTP_URL: `smtp://user:100%sure@127.0.0.1:${await freePort()}`,
    SUPPORT_MAIL_FROM: 'support@logishift.example',
  });
  await server.says('The mail server does not answer');
  expect((await fetch(`${server.baseUrl}/health/ready`)).status).toBe(200);
  expect(server.said()).not.toContain('100%');
});

describe('a database that somebody else has to do with', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let sql: ReturnType<typeof openTables>;
  beforeEach(async () => {
    database = await createDatabase();
    sql = openTables(database.url['DATABASE_URL'] as string);
  });
  afterEach(async () => {
    await sql.end({ timeout: 1 });
    await database.drop();
  });
  const begin = (env: Record<string, string> = {}) => run(['start'], { ...database.url, PORT: '0', ...env });

  it('of a later version keeps an older one from starting, and says why', async () => {
    await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of a later version', 9999999999999)`;
    const { code, output } = await begin().ended;
    expect(code).toBe(1);
    expect(output).toMatch(/schema of a later version/);
    expect(output).not.toMatch(/^\s+at /m);
  });

  it('and is migrating it, is waited for, and said so; who is asked to stop meanwhile stops', async () => {
    const holder = await sql.reserve();
    await holder`select pg_advisory_lock(${migrationLock})`;
    const waiting = begin({ LOG_LEVEL: 'info' });
    await waiting.says('Waiting for another node to migrate');
    const begun = performance.now();
    waiting.kill('SIGTERM');
    expect((await waiting.ended).code).toBe(0);
    expect(performance.now() - begun).toBeLessThan(5000);

    const next = begin({ LOG_LEVEL: 'info' });
    await next.says('Waiting for another node to migrate');
    await holder`select pg_advisory_unlock(${migrationLock})`;
    holder.release();
    await next.says('is listening');
    next.kill('SIGTERM');
    expect((await next.ended).code).toBe(0);
  });

  it('and gave us a role without privileges, ends the start with a word of which are needed', async () => {
    const role = `reader_${randomUUID().slice(0, 8)}`;
    await sql.unsafe(`create role ${role} login password 'hush-hush'`);
    await sql`drop schema drizzle cascade`;
    try {
      const url = new URL(database.url['DATABASE_URL'] as string);
      [url.username, url.password] = [role, 'hush-hush'];
      const { code, output } = await begin({ DATABASE_URL: url.href }).ended;
      expect(code).toBe(1);
      expect(output).toMatch(/may not do what is needed: permission denied.*CREATE/);
      expect(output).not.toMatch(/hush-hush|^\s+at /m);
    } finally {
      await sql.unsafe(`drop role ${role}`);
    }
  });
});

describe('the commands', () => {
  const email = 'nora@logishift.example';

  it('migrate, admin create and password work while no server runs', async () => {
    const SUPPORT_DATA_DIR = emptyFolder();
    const command = async (...args: string[]) => {
      const { code, output } = await run(args, { SUPPORT_DATA_DIR }).ended;
      return `${code} ${output.trim().split('\n').at(-1)}`;
    };
    expect(await command('migrate')).toBe('0 The database is up to date.');
    const make = ['admin', 'create', '--email', email, '--name', 'Nora Weiss', '--password', 'first-password'];
    expect(await command(...make)).toBe(`0 ${email} is an admin.`);
    expect(await command(...make)).toBe(`1 Somebody of staff already has the address ${email}.`);
    const set = (who: string, password: string) => command('password', '--email', who, '--password', password);
    expect(await set(email, 'second-password')).toMatch(`0 The password of ${email} is set`);
    expect(await set('nobody@logishift.example', 'second-password')).toMatch('1 Nobody of staff has the address');
    expect(await set(email, 'short')).toBe('1 A password has 10 to 200 characters.');
    const odd = ['admin', 'create', '--email', 'nobody', '--password', 'first-password'];
    expect(await command(...odd)).toMatch('1 nobody is no address');
    expect(await command('dance')).toMatch(/^1 /);
    expect(await command('--version')).toMatch(/^0 \d+\.\d+\.\d+/);

    const server = await start(SUPPORT_DATA_DIR);
    const client = new Support({ baseUrl: server.baseUrl });
    await expect(client.auth.signIn({ email, password: 'first-password' })).rejects.toMatchObject({ status: 401 });
    const { user } = await client.auth.signIn({ email, password: 'second-password' });
    expect(user).toMatchObject({ role: 'admin', name: 'Nora Weiss' });
  });

  it('password works while a server runs, and signs that person out', async () => {
    const server = await start(await usedFolder());
    const admin = await server.admin();
    const { code } = await run(['password', '--email', adminCredentials.email, '--password', 'another-password'], {
      SUPPORT_DATA_DIR: server.dataDir,
    }).ended;
    expect(code).toBe(0);
    await expect(admin.auth.me()).rejects.toMatchObject({ status: 401 });
  });
});
