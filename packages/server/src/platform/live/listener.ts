import pg from 'pg';
import type { Connection } from '../db/connect.js';
import { connectionConfig } from '../db/connect.js';
import type { Logger } from '../log.js';
import { readSignal, type Signal } from './signal.js';
import { eventsChannel, signalsChannel } from './wake.js';

export interface Listener {
  stop(): Promise<void>;
}

// Milliseconds. A line that only hears does not notice that it is dead: now and then it is asked.
const probeEvery = 10_000;
const patience = 5000;

/**
 * Listens to what nodes tell each other, on a connection of its own that comes back by itself. `onWake` is also called
 * when it has: what was missed meanwhile is in the ledger.
 */
export function startListener(
  connection: Connection,
  log: Logger,
  heard: { onWake: () => void; onSignal: (signal: Signal) => void; onConnected: () => Promise<void> },
): Listener {
  let client: pg.Client | null = null;
  let listening: pg.Client | null = null;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let pause = 250;

  const connect = async () => {
    const mine = new pg.Client({
      ...connectionConfig(connection),
      application_name: 'logishift-support-listener',
      keepAlive: true,
      connectionTimeoutMillis: 3000,
    });
    client = mine;
    mine.on('error', () => again(mine));
    mine.on('end', () => again(mine));
    mine.on('notification', ({ channel, payload }) => {
      if (channel === eventsChannel) heard.onWake();
      else if (payload) hearSignal(payload);
    });
    try {
      await mine.connect();
      await ask(mine, `listen ${eventsChannel}; listen ${signalsChannel}`);
      listening = mine;
      await heard.onConnected();
      pause = 250;
      heard.onWake();
    } catch (error) {
      log.debug({ err: error }, 'The listener could not connect and tries again');
      again(mine);
    }
  };

  const hearSignal = (payload: string) => {
    try {
      const signal = readSignal(payload);
      if (signal) heard.onSignal(signal);
    } catch (error) {
      // Another program of this database may say anything on the channel: it must not end us.
      log.warn({ err: error }, 'A signal could not be read');
    }
  };

  const ask = (mine: pg.Client, text: string) => mine.query({ text, query_timeout: patience } as pg.QueryConfig);

  const again = (from: pg.Client) => {
    // Each client is given up once, however many ways it says that it is gone.
    if (stopped || client !== from) return;
    client = listening = null;
    void from.end().catch(() => {});
    timer = setTimeout(() => void connect(), pause * (0.5 + Math.random() / 2));
    pause = Math.min(pause * 2, 2000);
  };

  const probe = setInterval(() => {
    const mine = listening;
    if (mine) ask(mine, 'select 1').catch(() => again(mine));
  }, probeEvery);

  void connect();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(probe);
      clearTimeout(timer);
      const ended = client?.end().catch(() => {});
      await Promise.race([ended, new Promise((done) => setTimeout(done, 500).unref())]);
    },
  };
}
