import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { Signal } from './signal.js';

/** The channel on which nodes tell each other that the ledger has grown. */
export const eventsChannel = 'support_events';
/** The channel on which they tell each other of this moment. */
export const signalsChannel = 'support_signals';

// Milliseconds between two wakes: each costs every node that has streams a look.
const restFor = 5;

/**
 * Makes the function that wakes the ledger's readers after a commit. The first goes out at once; calls while it is on its way, and
 * a moment after, become one more: a NOTIFY inside each transaction would make all commits queue behind one lock.
 * @param pool that nobody waits for who answers requests: news would wait behind them
 */
export function createWake(pool: pg.Pool): () => void {
  let underWay = false;
  let again = false;
  const send = async () => {
    underWay = true;
    do {
      again = false;
      // A lost wake-up costs a reader a second, no event: readers look by themselves too.
      await pool.query(`notify ${eventsChannel}`).catch(() => {});
      await delay(restFor, undefined, { ref: false });
    } while (again);
    underWay = false;
  };
  return () => {
    again = true;
    if (!underWay) void send();
  };
}

/** Makes the function that tells all nodes, this one too, something of this moment. A lost one costs no fact. */
export function createSignal(pool: pg.Pool): (signal: Signal) => void {
  return (signal) => {
    pool.query('select pg_notify($1, $2)', [signalsChannel, JSON.stringify(signal)]).catch(() => {});
  };
}
