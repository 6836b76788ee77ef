import { NodePgDatabase, NodePgSession } from 'drizzle-orm/node-postgres';
import { PgDialect } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import { Batch, type Entry, type Text } from './batch.js';
import type { Database } from './connect.js';
import { joinInserts } from './one-insert.js';
import type { Statement } from './statement.js';

/** Runs statements: on one connection, or each on one that the pool has free. */
export interface Runner {
  /** Sends it with whatever else is asked for in the same moment. */
  run(entry: Entry): void;
  /** Sends it with the next that is waited for; at the latest with the commit. */
  defer(entry: Entry): void;
}

const itsRunner = Symbol('runner');
type Run = Database & { [itsRunner]?: Runner };

/** Says how statements are run on this. */
export function setRunner(db: Database, runner: Runner): Database {
  (db as Run)[itsRunner] = runner;
  return db;
}

function runnerOf(db: Database): Runner {
  const found = (db as Run)[itsRunner];
  if (!found) throw new Error('Statements are run on a database of `openPool` alone');
  return found;
}

/** Runs a statement and resolves to its rows. */
export function run<In, Row>(db: Database, statement: Statement<In, Row>, given: In): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    runnerOf(db).run({
      statement: statement.text(),
      values: statement.valuesOf(given),
      answer: ({ rows }) => resolve(rows as Row[]),
      fail: reject,
    });
  });
}

/** Runs a statement in a transaction whose answer decides nothing: it costs no trip of its own. If it fails, the commit does. */
export function runLater<In>(db: Database, statement: Statement<In, unknown>, given: In): void {
  deferText(db, statement.text(), statement.valuesOf(given));
}

/** The same for a statement that is a text already. */
export function deferText(db: Database, statement: Text, values: readonly unknown[]): void {
  runnerOf(db).defer({ statement, values, answer: () => {}, fail: () => {} });
}

/** Of drizzle's; it keeps nothing of one session. */
const dialect = new PgDialect();

/** One connection: what is asked for in the same moment is sent together, in its order. */
export class Session implements Runner {
  readonly db: Database;
  readonly #client: pg.ClientBase;
  #waiting: Entry[] = [];
  #isScheduled = false;
  #hasSent = false;
  #isOver = false;

  constructor(client: pg.ClientBase) {
    this.#client = client;
    const session = new NodePgSession(this.#asDriver() as never, dialect, undefined);
    this.db = setRunner(new NodePgDatabase(dialect, session, undefined) as unknown as Database, this);
    // drizzle's own would commit this one halfway.
    this.db.transaction = () => Promise.reject(new Error('A transaction is begun on a pool, by `inTransaction`'));
  }

  run(entry: Entry): void {
    if (this.#isOver) {
      entry.fail(new Error('The transaction is over'));
      return;
    }
    this.#waiting.push(entry);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    // After all that can still be asked for without waiting.
    process.nextTick(() => void this.#send());
  }

  defer(entry: Entry): void {
    if (this.#isOver) throw new Error('The transaction is over');
    this.#waiting.push(entry);
  }

  /** Sends this with all that waits, and resolves to what PostgreSQL says that it has done. */
  async finish(statement: Text): Promise<string> {
    const tag = new Promise<string>((resolve, reject) => {
      this.run({ statement, values: [], answer: (result) => resolve('tag' in result ? result.tag : ''), fail: reject });
    });
    // It is among what waits: nothing comes after it.
    this.#isOver = true;
    return tag;
  }

  /** Undoes what was begun, if anything was sent. False: PostgreSQL has not said so. */
  async undo(statement: Text): Promise<boolean> {
    return !this.#hasSent || !(await send(this.#client, [{ statement, values: [], answer: () => {}, fail: () => {} }]));
  }

  /** Forgets what was not sent yet; from now on nothing is. */
  abandon(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#isOver = true;
    for (const { fail } of waiting) fail(new Error('The transaction is over'));
  }

  async #send(): Promise<void> {
    this.#isScheduled = false;
    const entries = this.#waiting;
    this.#waiting = [];
    if (entries.length === 0) return;
    this.#hasSent = true;
    await send(this.#client, joinInserts(entries));
  }

  /** What drizzle takes for a client of the driver's. */
  #asDriver() {
    return {
      query: (config: pg.QueryConfig, values: unknown[] = []) =>
        new Promise((answer, fail) => {
          this.run({ statement: { text: config.text }, values, driver: config, answer, fail });
        }),
    };
  }
}

/** Sends statements in one batch; each is answered, or all of them fail. Never rejects. */
export async function send(client: pg.ClientBase, entries: readonly Entry[]): Promise<unknown> {
  try {
    const batch = new Batch(entries);
    const error = await new Promise<unknown>((done) => {
      batch.callback = done;
      client.query(batch);
    });
    if (error) throw error;
    batch.answer();
    return null;
  } catch (error) {
    for (const { fail } of entries) fail(error);
    return error;
  }
}
