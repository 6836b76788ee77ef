import { setTimeout as delay } from 'node:timers/promises';
import { joined } from '../config/joined.js';
import type { Context } from '../context.js';
import { isDatabaseAway } from '../db/away.js';
import type { Database } from '../db/connect.js';
import { port } from '../ports.js';
import type { Reader } from './reader.js';
import { findPlace, isOutdated, lagOf } from './reader-cursor.js';
import { fillOn, NotApplied, readOn, rebuild } from './reading.js';

/** The readers of the ledger on this node. */
export interface Readers {
  /** There is news: they look at once. */
  wake(): void;
  /** How far each is behind, by its name. */
  lags(db?: Database): Promise<Map<string, { events: number; seconds: number }>>;
  start(signal?: AbortSignal): Promise<void>;
  stop(): Promise<void>;
  /** When they have stopped, those that pass on what happens read to the end; so that it is not left to another life of the ledger. */
  finish(): Promise<void>;
}

export const readersPort = port<Readers>('readers of the ledger');

// Milliseconds.
const lookEvery = 1000;
/** Between two looks: what is written meanwhile is read together, and costs one transaction. */
const restFor = 100;
const mostPatience = 60_000;
/** Between two steps of what is filled. */
const fillRest = 20;
const stopPatience = 1500;
const mostAtOnce = 200;

/** @param context whose `db` has no limit on a statement: rebuilding may take long */
export function createReaders(context: Context, all: readonly Reader[]): Readers {
  joined(
    'reader of the ledger',
    all.map((reader) => ({ [reader.name]: reader })),
  );
  const ended = new AbortController();
  const wakes = new Set<() => void>();
  const running: Promise<void>[] = [];
  return {
    wake: () => {
      for (const wake of wakes) wake();
    },
    lags: async (db = context.db) =>
      new Map(await Promise.all(all.map(async (one) => [one.name, await lagOf({ ...context, db }, one)] as const))),
    start: async (signal) => {
      for (const reader of all) {
        // What happens from now on is for it.
        if (!reader.rebuild) await settle(context, reader, signal);
        const bell = createBell();
        wakes.add(bell.ring);
        running.push(keepReading(context, reader, bell, ended.signal));
      }
    },
    finish: async () => {
      const { signal } = new AbortController();
      for (const reader of all) if (!reader.rebuild) await readToEnd(context, reader, mostAtOnce, signal);
    },
    stop: async () => {
      ended.abort();
      for (const wake of wakes) wake();
      await Promise.race([Promise.all(running), delay(stopPatience, undefined, { ref: false })]);
    },
  };
}

/** Has a reader begin where the ledger stands, if it has not begun; another node may be at it. */
async function settle(context: Context, reader: Reader, signal: AbortSignal | undefined): Promise<void> {
  for (;;) {
    if (await rebuild(context, reader, { when: 'where outdated', signal })) return;
    const place = await findPlace(context.db, reader.name);
    if (place && !isOutdated(place, reader)) return;
    await delay(20, undefined, { signal });
  }
}

/** Rings of one wait are one. */
function createBell() {
  let rung = false;
  let answer = () => {};
  return {
    ring: () => {
      rung = true;
      answer();
    },
    wait: (most: number) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(() => answer(), most);
        answer = () => {
          clearTimeout(timer);
          rung = false;
          answer = () => {};
          resolve();
        };
        if (rung) answer();
      }),
  };
}

async function keepReading(
  context: Context,
  reader: Reader,
  bell: ReturnType<typeof createBell>,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  let fillAt = 0;
  // What was there before must not hold up what happens now.
  const laterOn = (error: unknown) => {
    if (isDatabaseAway(error) || signal.aborted) throw error;
    context.log.error(
      { err: error, reader: reader.name },
      'A reader of the ledger could not go on with what was there before it. It tries again',
    );
    fillAt = performance.now() + mostPatience;
    return false;
  };
  while (!signal.aborted) {
    try {
      // After a failure one by one: all before the one that fails are applied, and it is known.
      await readToEnd(context, reader, failures > 0 ? 1 : mostAtOnce, signal);
      const hasMore = performance.now() >= fillAt && (await fillOn(context, reader).catch(laterOn));
      failures = 0;
      if (hasMore) {
        // Whoever asks this process for something comes first.
        await rest(fillRest, signal);
        continue;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (isDatabaseAway(error)) {
        context.log.debug({ err: error, reader: reader.name }, 'The ledger could not be read');
        await rest(lookEvery, signal);
      } else {
        tell(context, reader, error);
        await rest(Math.min(lookEvery * 2 ** failures++, mostPatience), signal);
      }
      continue;
    }
    await rest(restFor, signal);
    await bell.wait(lookEvery);
  }
}

const rest = (milliseconds: number, signal: AbortSignal) => delay(milliseconds, undefined, { signal }).catch(() => {});

async function readToEnd(context: Context, reader: Reader, most: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const went = await readOn(context, reader, most);
    if (went === 'on') continue;
    if (went !== 'outdated') return;
    const begun = performance.now();
    if (!(await rebuild(context, reader, { when: 'where outdated', signal }))) return;
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    context.log.info({ reader: reader.name, seconds }, 'A reader of the ledger was rebuilt');
  }
}

function tell({ log }: Context, { name }: Reader, error: unknown): void {
  const [first] = error instanceof NotApplied ? error.events : [];
  const event = first && { id: first.id, kind: first.kind };
  log.error(
    { err: error, reader: name, ...(event && { event }) },
    'A reader of the ledger failed. It reads nothing more until this is applied, and tries again',
  );
}
