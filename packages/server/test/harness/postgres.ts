import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@logishift/embedded-postgres';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { type Connection, openPool } from '../../src/platform/db/connect.js';
import { migrateDatabase } from '../../src/platform/db/migrate.js';
import { createLog } from '../../src/platform/log.js';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: Exclude<Connection, string>;
  }
}

export const template = 'support_test_template';

/** One PostgreSQL for the whole run: `TEST_DATABASE_URL`'s, or an embedded one. Each file gets a copy of the template. */
export default async function setup(project: TestProject) {
  const url = process.env['TEST_DATABASE_URL'];
  const dataDir = url ? null : mkdtempSync(join(tmpdir(), 'support-test-'));
  const embedded = dataDir ? await startEmbeddedPostgres({ dataDir, maxConnections: 200 }) : null;
  const connection = embedded?.connection ?? fromUrl(url as string);

  const admin = postgres({ ...connection, max: 1, onnotice: () => {} } as never);
  const [version] = await admin`show server_version`;
  console.log(`PostgreSQL ${version?.['server_version']}, ${url ? 'at TEST_DATABASE_URL' : 'embedded'}`);
  // What it holds may be lost with the machine; the suites that kill have a PostgreSQL of their own.
  if (embedded) {
    await admin.unsafe('alter system set fsync = off');
    await admin.unsafe('select pg_reload_conf()');
  }
  await admin.unsafe(`drop database if exists ${template}`);
  await admin.unsafe(`create database ${template}`);
  const pool = openPool({ ...connection, database: template }, { max: 2 });
  await migrateDatabase(pool.pg, createLog('silent'));
  await pool.close();
  project.provide('postgres', connection);

  return async () => {
    await admin.unsafe(`drop database if exists ${template}`);
    await admin.end();
    await embedded?.stop();
    if (dataDir) rmSync(dataDir, { recursive: true, force: true });
  };
}

function fromUrl(url: string): Exclude<Connection, string> {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    host: decodeURIComponent(hostname),
    port: Number(port) || 5432,
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1) || 'postgres',
  };
}
