import type pg from 'pg';
import { isDatabaseAway, isForgotten, isSpoilt } from './away.js';
import type { Entry } from './batch.js';
import { type Runner, send } from './session.js';

/** Statements in one trip: so many are answered sooner than another connection would be woken for some of them. */
const mostTogether = 12;
/** Milliseconds. Where they take longer, each would wait for all: then they go by themselves, until one is quick again. */
const quick = 200;

/**
 * Runs statements outside of a transaction, each on whatever connection is free. Those that may share a trip do with whatever else is asked
 * in the same moment, whoever asks. Where one of them is refused, the others are asked once more, each by itself.
 */
export function apart(pool: pg.Pool): Runner {
  let waiting: Entry[] = [];
  let isQuick = true;
  const timed = async (trip: Promise<boolean>) => {
    const begun = performance.now();
    const isAnswered = await trip;
    isQuick = isAnswered && performance.now() - begun < quick;
  };
  const sendAll = () => {
    const entries = waiting;
    waiting = [];
    const most = isQuick ? mostTogether : 1;
    for (let at = 0; at < entries.length; at += most) void timed(runReads(pool, entries.slice(at, at + most)));
  };
  return {
    run: (entry) => {
      if (entry.driver || !entry.statement.name || !entry.statement.mayShare) {
        void runAlone(pool, entry);
        return;
      }
      // After all that this turn of the event loop has to ask.
      if (waiting.push(entry) === 1) setImmediate(sendAll);
    },
    defer: () => {
      throw new Error('Only a transaction has a later');
    },
  };
}

/** Resolves, when all are answered, to whether the database did. */
async function runReads(pool: pg.Pool, entries: readonly Entry[]): Promise<boolean> {
  const [first] = entries;
  if (first && entries.length === 1) return runAlone(pool, first);
  const failAll = (error: unknown) => {
    for (const { fail } of entries) fail(error);
  };
  const connection = await pool.connect().catch(failAll);
  if (!connection) return false;
  const error = await send(
    connection,
    entries.map((entry) => ({ ...entry, fail: () => {} })),
  );
  connection.release(error !== null && isSpoilt(error));
  if (error === null) return true;
  if (isDatabaseAway(error)) {
    failAll(error);
    return false;
  }
  return (await Promise.all(entries.map((entry) => runAlone(pool, entry)))).every(Boolean);
}

/** Resolves to whether the database answered, if only with a refusal. */
async function runAlone(pool: pg.Pool, entry: Entry, isRetry = false): Promise<boolean> {
  const connection = await pool.connect().catch(entry.fail);
  if (!connection) return false;
  let isAgain = false;
  const error = await send(connection, [
    {
      ...entry,
      fail: (error) => {
        // It was not run: another connection has it anew.
        isAgain = !isRetry && isForgotten(error);
        if (!isAgain) entry.fail(error);
      },
    },
  ]);
  connection.release(error !== null && isSpoilt(error));
  if (isAgain) return runAlone(pool, entry, true);
  return error === null || !isDatabaseAway(error);
}
