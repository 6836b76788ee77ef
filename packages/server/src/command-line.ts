import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { EmbeddedPostgresError, findRunningPostgres } from '@logishift/embedded-postgres';
import { password as passwordShape, readEmailAddress } from '@logishift/support-sdk/contract';
import { limits, readConfig } from './configuration.js';
import { openDatabase, runDatabase, runningElsewhere } from './database.js';
import { createAdmin, setPassword } from './domains/identity/index.js';
import { line } from './domains/index.js';
import type { Context } from './platform/context.js';
import type { Database } from './platform/db/connect.js';
import { migrateDatabase } from './platform/db/migrate.js';
import { reasonOf, StartError } from './platform/errors.js';
import type { Reader } from './platform/events/reader.js';
import { rebuild } from './platform/events/reading.js';
import { createLimiter } from './platform/http/rate-limit.js';
import { createSignal } from './platform/live/wake.js';
import { createLog } from './platform/log.js';
import { Memory } from './platform/memory.js';
import { Ports } from './platform/ports.js';
import { version } from './platform/version.js';
import { startServer } from './start.js';
import { runWorker } from './worker.js';

const help = `logishift-support <command>

  start                     run the server (the default)
  migrate                   bring the database to the present schema, and end
  admin create              make an admin: --email, --name, --password (or typed in)
  password                  set somebody's password: --email, --password (or typed in)
  rebuild-reader <name>     make anew what a reader of the ledger keeps, beside running servers

  --version                 say which version this is

Configuration comes from the environment; see the README.
`;

/** Runs one command. Returns the exit code; 1 when something must be mended first. */
export async function run(args: string[]): Promise<number> {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        email: { type: 'string' },
        name: { type: 'string' },
        password: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
    const [first, ...named] = positionals;
    const command = first === 'rebuild-reader' ? first : positionals.join(' ') || 'start';
    if (values.help) return say(help);
    if (values.version) return say(`${version}\n`);
    switch (command) {
      case 'start':
        await startServer(process.env);
        return 0;
      // What `start` starts, if it is to run several: nobody types it.
      case 'worker':
        return await runWorker();
      case 'migrate':
        await withDatabase(async () => {});
        return say('The database is up to date.\n');
      case 'admin create': {
        const { name = 'Admin' } = values;
        const email = addressIn(values.email);
        const password = await askPassword(values.password);
        await withDatabase((context) => createAdmin(context, { email, name, password }));
        return say(`${email} is an admin.\n`);
      }
      case 'password': {
        const email = addressIn(values.email);
        const password = await askPassword(values.password);
        await withDatabase((context) => setPassword(context, { email, password }));
        return say(`The password of ${email} is set; they are signed out everywhere.\n`);
      }
      case 'rebuild-reader': {
        const reader = readerIn(named);
        const begun = performance.now();
        await withDatabase((context, patientDb) => rebuild({ ...context, db: patientDb }, reader, { when: 'always' }));
        return say(`${reader.name} is rebuilt, in ${((performance.now() - begun) / 1000).toFixed(1)} s.\n`);
      }
      default:
        throw new StartError(`There is no command "${command}".\n\n${help}`);
    }
  } catch (error) {
    const expected =
      error instanceof StartError ||
      error instanceof EmbeddedPostgresError ||
      String((error as { code?: unknown } | null)?.code).startsWith('ERR_PARSE_ARGS');
    process.stderr.write(`${expected || !(error instanceof Error) ? reasonOf(error) : error.stack}\n`);
    return 1;
  }
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** Before anything is started for it. */
function addressIn(given: string | undefined): string {
  if (!given) throw new StartError('Say whose: --email name@example.com');
  const { address, why } = readEmailAddress(given);
  if (!address) throw new StartError(`${given} is no address to sign in with. ${why}.`);
  return address;
}

function readerIn(named: string[]): Reader {
  const readers = line.flatMap((domain) => domain.readers ?? []).filter((reader) => reader.rebuild);
  const reader = readers.find(({ name }) => name === named.join(' '));
  if (reader) return reader;
  throw new StartError(`Say which reader of the ledger: ${readers.map(({ name }) => name).join(', ')}`);
}

async function askPassword(given: string | undefined): Promise<string> {
  let password = given;
  if (password === undefined) {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    const ended = new Promise<undefined>((resolve) => terminal.once('close', () => resolve(undefined)));
    const typed = await Promise.race([terminal.question('Password (10 characters or more): '), ended]);
    terminal.close();
    if (typed === undefined) throw new StartError('No password was typed. Type it, or give it by --password.');
    password = typed;
  }
  const read = passwordShape.safeParse(password);
  if (!read.success) throw new StartError('A password has 10 to 200 characters.');
  return read.data;
}

async function withDatabase(work: (context: Context, patientDb: Database) => Promise<unknown>): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog('warn');
  // Beside a running server the command works in that server's database.
  const running = config.databaseUrl ? undefined : await findRunningPostgres(config.dataDir);
  const place = running ? runningElsewhere(running) : await runDatabase(config, log);
  const database = await openDatabase(config, log, place);
  try {
    await migrateDatabase(database.jobPool.pg, log);
    const context: Context = {
      db: database.pool.db,
      config,
      log,
      now: () => new Date(),
      limiter: createLimiter(limits, config.rateLimits, database.counterPool.db),
      ports: new Ports(),
      memory: new Memory(),
      // What commands do is nobody's news, but that somebody may no longer what running servers remember.
      reactions: {},
      wake: () => {},
      signal: createSignal(database.pool.pg),
      // No command has anything done later.
      enqueue: () => Promise.reject(new Error('There are no jobs on the command line')),
    };
    await work(context, database.jobPool.db);
  } finally {
    await database.close();
  }
}
