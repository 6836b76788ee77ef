import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { signal } from '@logishift/embedded-postgres/processes';
import { ProblemError, type Support } from '@logishift/support-sdk';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { build, endAll, removeFolders, type Started, start, usedFolder } from '../harness/program.js';
import { times } from '../harness/settled.js';
import { lateParcel } from '../harness/support.js';

// Real processes: on a busy machine they take their time, whatever the server's own bounds.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(build);
afterEach(endAll);
afterAll(removeFolders);

interface Writers {
  /** What the server has acknowledged. */
  kept: { tickets: string[]; messages: string[]; notes: string[] };
  /** What it has not: how long each took, and what it was refused with. */
  failed: { ms: number; error: unknown }[];
  /** Ends the writing; resolves when the last request is answered. */
  stop(): Promise<void>;
  /** Resolves after so many more acknowledged writes. */
  more(writes: number): Promise<void>;
}

/** Four customers and an admin who write tickets, messages and notes one after the other. */
async function write(server: Started): Promise<Writers> {
  const admin = await server.admin();
  const kept: Writers['kept'] = { tickets: [], messages: [], notes: [] };
  const failed: Writers['failed'] = [];
  let writing = true;
  const attempt = async <T>(write: () => Promise<T>): Promise<T | undefined> => {
    const begun = performance.now();
    try {
      return await write();
    } catch (error) {
      failed.push({ ms: performance.now() - begun, error });
      // As a client would: not at full speed against a server that is away.
      await delay(20);
      return undefined;
    }
  };
  const round = async (customer: Support) => {
    const ticket = await attempt(() => customer.tickets.create(lateParcel));
    if (!ticket) return;
    kept.tickets.push(ticket.id);
    const message = await attempt(() => customer.messages.send(ticket.id, 'It is urgent.'));
    if (message) kept.messages.push(message.id);
    const note = await attempt(() => admin.notes.add(ticket.id, 'Asked the depot.'));
    if (note) kept.notes.push(note.id);
  };
  const writers = times(4, async (i) => {
    while (writing) await round(server.customer(`customer-${i}`));
  });
  const count = () => kept.tickets.length + kept.messages.length + kept.notes.length;
  return {
    kept,
    failed,
    stop: async () => {
      writing = false;
      await Promise.all(writers);
    },
    more: async (writes) => {
      const goal = count() + writes;
      while (count() < goal) await delay(5);
    },
  };
}

/** What was acknowledged and is not there any more. */
async function lost({ dataDir }: Started, { kept }: Pick<Writers, 'kept'>) {
  const sql = postgres({ host: join(dataDir, 'postgres.socket'), database: 'support', username: 'support', max: 1 });
  const rows = await sql<{ id: string }[]>`
    select id from support_tickets union all select id from ticket_messages union all select id from ticket_internal_notes`;
  await sql.end({ timeout: 1 });
  const there = new Set(rows.map(({ id }) => id));
  return [...kept.tickets, ...kept.messages, ...kept.notes].filter((id) => !there.has(id));
}

/** While the database was away, each request was told so, within 5 s. */
function expectBounded({ failed }: Pick<Writers, 'failed'>) {
  for (const { ms, error } of failed) {
    expect(error).toBeInstanceOf(ProblemError);
    const { status, code, retryAfter } = error as ProblemError;
    expect({ status, code, retryAfter }).toEqual({ status: 503, code: 'unavailable', retryAfter: 2 });
    expect(ms).toBeLessThan(5000);
  }
}

describe('after a kill -9 of the server, under writes', () => {
  it('every acknowledged ticket, message and note is there', async () => {
    let server = await start(await usedFolder());
    const acknowledged = [];
    for (let round = 0; round < 2; round++) {
      const writers = await write(server);
      await writers.more(90);
      server.kill('SIGKILL');
      await server.ended;
      await writers.stop();
      acknowledged.push(writers);
      server = await start(server.dataDir);
    }
    for (const writers of acknowledged) expect(await lost(server, writers)).toEqual([]);
  });
});

describe('after a kill -9 of all of PostgreSQL, under writes', () => {
  it('it is back by itself within 10 s, with all that was acknowledged, and nobody waits for more than 5 s', async () => {
    const server = await start(await usedFolder());
    const writers = await write(server);
    for (let round = 0; round < 2; round++) {
      await writers.more(60);
      const begun = performance.now();
      for (const pid of server.postgres()) signal(pid, 'SIGKILL');
      await writers.more(30);
      const back = performance.now() - begun;
      console.log(`writes go on ${back.toFixed(0)} ms after PostgreSQL was killed`);
      expect(back).toBeLessThan(10_000);
    }
    await writers.stop();
    expect(writers.failed.length).toBeGreaterThan(0);
    expectBounded(writers);
    expect(await lost(server, writers)).toEqual([]);
  });
});

describe('while PostgreSQL hangs', () => {
  it('requests get 503 within 5 s, and 10 s after it goes on, so do they', async () => {
    const server = await start(await usedFolder());
    const writers = await write(server);
    await writers.more(30);
    const hung = server.postgres();
    for (const pid of hung) signal(pid, 'SIGSTOP');
    const asked = performance.now();
    const ready = await fetch(`${server.baseUrl}/health/ready`);
    expect([ready.status, ready.headers.get('retry-after')]).toEqual([503, '2']);
    expect(performance.now() - asked).toBeLessThan(5000);
    // It is alive all the same: to restart it would mend nothing.
    expect((await fetch(`${server.baseUrl}/health/live`)).status).toBe(200);

    const begun = performance.now();
    for (const pid of hung) signal(pid, 'SIGCONT');
    await writers.more(30);
    const back = performance.now() - begun;
    console.log(`writes go on ${back.toFixed(0)} ms after PostgreSQL hung`);
    expect(back).toBeLessThan(10_000);
    await writers.stop();
    expectBounded(writers);
    expect(await lost(server, writers)).toEqual([]);
  });
});
