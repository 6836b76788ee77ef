import type pg from 'pg';
import { isDatabaseAway, isForgotten, isSpoilt } from './away.js';
import type { Entry } from './batch.js';
import { type Runner, send } from './session.js';

/** Statements in one trip: so many are answered sooner than another connection would be woken for some of them. */
const mostTogether = 12;

/**
 * Runs statements outside of a transaction, each on whatever connection is free. Reads that are kept by their name, whoever's they are,
 * are quick: those of one moment share a trip. Where one of them is refused, the others are asked once more, each by itself.
 */
export function apart(pool: pg.Pool): Runner {
  let waiting: Entry[] = [];
  const sendAll = () => {
    const entries = waiting;
    waiting = [];
    for (let at = 0; at < entries.length; at += mostTogether) void runReads(pool, entries.slice(at, at + mostTogether));
  };
  return {
    run: (entry) => {
      const { text, name, isLong } = entry.statement;
      if (entry.driver || !name || isLong || !/^select\b/.test(text)) {
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

async function runReads(pool: pg.Pool, entries: readonly Entry[]): Promise<void> {
  const [first] = entries;
  if (first && entries.length === 1) return runAlone(pool, first);
  const failAll = (error: unknown) => {
    for (const { fail } of entries) fail(error);
  };
  const connection = await pool.connect().catch(failAll);
  if (!connection) return;
  const error = await send(
    connection,
    entries.map((entry) => ({ ...entry, fail: () => {} })),
  );
  connection.release(error !== null && isSpoilt(error));
  if (error === null) return;
  if (isDatabaseAway(error)) failAll(error);
  else for (const entry of entries) void runAlone(pool, entry);
}

async function runAlone(pool: pg.Pool, entry: Entry, isRetry = false): Promise<void> {
  const connection = await pool.connect().catch(entry.fail);
  if (!connection) return;
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
  if (isAgain) await runAlone(pool, entry, true);
}
