import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { tsImport } from 'tsx/esm/api';
import { closing } from '../closing.js';
import { cpuOfTree, parentOf } from './cpu.js';

/** One PostgreSQL for all that is measured: `BENCH_DATABASE_URL`'s, or the embedded one, as the server starts it. */
export async function startPostgres() {
  const { BENCH_DATABASE_URL } = process.env;
  const own = BENCH_DATABASE_URL ? null : await startEmbedded();
  const url = BENCH_DATABASE_URL ?? own.url;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  closing(() => admin.end());
  const { rows } = await admin.query("select current_setting('server_version') as version, pg_backend_pid() as pid");
  const [{ version, pid }] = rows;
  const root = own ? own.pid : isHere(url) ? parentOf(pid) : undefined;
  return {
    /** For people, with what it is. */
    name: `PostgreSQL ${version.split(' ')[0]}${own ? ', embedded' : ''}`,
    /** Makes a database, empty or as another one, and resolves to its URL. */
    async createDatabase(name, template = 'template0') {
      await dropDatabase(admin, name);
      await admin.query(`create database ${name} template ${template} strategy file_copy`);
      return withDatabase(url, name);
    },
    dropDatabase: (name) => dropDatabase(admin, name),
    /** Milliseconds of processor of all its processes; null: it runs on another machine. */
    cpu: () => (root === undefined ? null : cpuOfTree(root)),
  };
}

async function startEmbedded() {
  // It is TypeScript, and no part of what the server's build offers to others.
  const { startEmbeddedPostgres } = await tsImport('@logishift/embedded-postgres', import.meta.url);
  const dataDir = mkdtempSync(join(tmpdir(), 'support-bench-'));
  const starting = startEmbeddedPostgres({ dataDir, maxConnections: 100 });
  closing(async () => {
    await starting.then((postgres) => postgres.stop()).finally(() => rmSync(dataDir, { recursive: true, force: true }));
  });
  const { connection, pid } = await starting;
  const { host, port, database, username, password = '' } = connection;
  return {
    url: `postgres://${username}:${password}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
    pid,
  };
}

function dropDatabase(admin, name) {
  return admin.query(`drop database if exists ${name} with (force)`);
}

function withDatabase(url, name) {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** Only then are its processes to be seen. */
function isHere(url) {
  const { hostname, searchParams } = new URL(url);
  return ['localhost', '127.0.0.1', '[::1]', ''].includes(hostname) || !!searchParams.get('host')?.startsWith('/');
}

/** A connection as `libpq` names it in the environment: both drivers read these. */
export function asEnvironment(url) {
  const { hostname, port, pathname, username, password, searchParams } = new URL(url);
  return {
    PGHOST: searchParams.get('host') ?? hostname,
    PGPORT: port || '5432',
    PGDATABASE: pathname.slice(1),
    PGUSER: decodeURIComponent(username),
    ...(password && { PGPASSWORD: decodeURIComponent(password) }),
  };
}
