import { setTimeout as delay } from 'node:timers/promises';
import { ConnectionError, newIdempotencyKey, Support, TimeoutError } from '@logishift/support-sdk';
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LiveReader } from '../harness/live-reader.js';
import { build, endAll, freePort, type Run, run, settings } from '../harness/program.js';
import { times } from '../harness/settled.js';
import {
  adminCredentials,
  agentPassword,
  createDatabase,
  hostToken,
  lateParcel,
  openTables,
} from '../harness/support.js';

// In full with LOAD=1: `npm run test:load`.
const full = Boolean(process.env['LOAD']);
const writes = full ? 25 : 5;
const writers = 200;

interface Node {
  run: Run;
  baseUrl: string;
  alive: boolean;
}

let database: Awaited<ReturnType<typeof createDatabase>>;
let sql: postgres.Sql;
const nodes: Node[] = [];

async function startNode(): Promise<Node> {
  const port = await freePort();
  const started = run(['start'], { ...settings, ...database.url, PORT: String(port), LOG_LEVEL: 'info' });
  await started.says('is listening');
  return { run: started, baseUrl: `http://127.0.0.1:${port}`, alive: true };
}

const anyNode = (): Node => {
  const alive = nodes.filter(({ alive }) => alive);
  return alive[Math.floor(Math.random() * alive.length)] as Node;
};

beforeAll(async () => {
  await build();
  database = await createDatabase();
  sql = openTables(database.url['DATABASE_URL'] as string);
  nodes.push(await startNode(), await startNode());
}, 120_000);
afterAll(async () => {
  await endAll();
  await sql.end({ timeout: 1 });
  await database.drop();
});

/** One person's stream as a good client reads it: it drops and resumes, and forgets repeats by their ids. */
class Client {
  readonly received: { id: string; ticket_id: string | null; kind: string }[] = [];
  repeats = 0;
  resumed = 0;
  resets = 0;
  misfits: string[] = [];
  #cursor: string | null = null;
  #sinceCursor = new Set<string>();
  #stopped = false;
  #running: Promise<void>;
  #begun = () => {};
  readonly begun = new Promise<void>((resolve) => {
    this.#begun = resolve;
  });

  constructor(
    readonly id: string,
    readonly token: string,
    readonly role: 'customer' | 'agent' | 'admin',
  ) {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const { baseUrl } = anyNode();
      const reader = await LiveReader.open(fetch, this.token, this.#cursor, baseUrl).catch(() => null);
      if (!reader) {
        await delay(20);
        continue;
      }
      this.resumed++;
      let taken = 0;
      const take = () => {
        for (; taken < reader.events.length; taken++)
          this.#take(reader.events[taken] as (typeof reader.events)[number]);
      };
      const until = Date.now() + 30 + Math.random() * 400;
      while (Date.now() < until && !reader.ended && !this.#stopped) {
        await delay(5 + Math.random() * 10);
        take();
      }
      if (this.#stopped) {
        // What would come once too often has the time to.
        await delay(1500);
        take();
      }
      await reader.close();
      take();
      this.misfits.push(...reader.misfits);
    }
  }

  #take({ kind, data, cursor }: LiveReader['events'][number]): void {
    if (kind === 'ready') this.#begun();
    if (kind === 'reset') this.resets++;
    if ('id' in data && kind !== 'ready') {
      if (this.#sinceCursor.has(data.id)) this.repeats++;
      else this.received.push({ id: data.id, ticket_id: data.ticket_id, kind });
      this.#sinceCursor.add(data.id);
    }
    if (cursor === null) return;
    this.#cursor = cursor;
    this.#sinceCursor.clear();
  }
}

/** What a person was allowed to see, read from the tables: written apart from the server's own rule. */
async function allowed({ id, role }: Client): Promise<{ id: string; ticket_id: string | null; kind: string }[]> {
  const whole =
    role === 'customer'
      ? sql`audience->>'customer' = ${id}`
      : role === 'admin'
        ? sql`true`
        : sql`(audience->>'agents' = 'all' or audience->'agents' ? ${id})`;
  const gone = role === 'agent' ? sql`(audience->>'losing' = 'all' or audience->'losing' ? ${id})` : sql`false`;
  const events = await sql<{ id: string; ticket_id: string; kind: string; seq: string }[]>`
    select id, ticket_id, seq, case when ${whole} then kind else 'ticket.gone' end as kind
    from events where ticket_id is not null and (${whole} or ${gone}) order by seq`;
  const addressed =
    role === 'customer'
      ? sql`recipient_id = ${id}`
      : sql`(recipient_id = ${id} or recipient_role = ${role === 'admin' ? 'admins' : 'agents'})`;
  const notifications = await sql<{ id: string; ticket_id: string }[]>`
    select id, ticket_id, 'notification' as kind from notifications where ticket_id is not null and ${addressed} order by id`;
  return [...events.map(({ id, ticket_id, kind }) => ({ id, ticket_id, kind })), ...notifications] as never;
}

const isFact = ({ kind }: { kind: string }) => kind.startsWith('ticket.');

it(
  'gives every reader exactly what they were allowed to see, each ticket in order, once: 200 writers, readers that drop and resume, two nodes, one of them killed',
  async () => {
    const client = (token: string) => new Support({ baseUrl: anyNode().baseUrl, token, maxRetries: 0, timeout: 8000 });
    const adminSession = await client('').auth.signIn(adminCredentials);
    const admin = client(adminSession.access);
    const people = await Promise.all(
      times(4, async (i) => {
        const email = `agent-${i}@logishift.example`;
        await client('').agents.register({
          name: `Agent ${i}`,
          email,
          password: agentPassword,
          phone: '+49 30 1234567',
        });
        const { user } = await client('').auth.signIn({ email, password: agentPassword });
        await admin.agents.approve(user.id, { accept_unproven: true });
        return { id: user.id, token: (await client('').auth.signIn({ email, password: agentPassword })).access };
      }),
    );
    const customers = times(6, (i) => hostToken({ id: `customer-${i}`, name: `Customer ${i}`, exp: 9_999_999_999 }));
    const tickets = (
      await Promise.all(
        customers.flatMap((token) =>
          times(4, () =>
            client(token)
              .tickets.create(lateParcel)
              .then((ticket) => ({ ...ticket, token })),
          ),
        ),
      )
    ).flat();
    await Promise.all(
      tickets.map(({ id }, i) => admin.tickets.reassign(id, i % 3 === 0 ? null : (people[i % 4] as { id: string }).id)),
    );

    const clients = [
      ...customers.map(
        (token, i) => new Client((tickets[i * 4] as { customer_id: string }).customer_id, token, 'customer'),
      ),
      ...people.map(({ id, token }) => new Client(id, token, 'agent')),
      new Client(adminSession.user.id, adminSession.access, 'admin'),
    ];
    await Promise.all(clients.map(({ begun }) => begun));
    const [{ seq: from }] = (await sql`select coalesce(max(seq), 0) as seq from events`) as [{ seq: string }];
    const [{ id: fromNotification }] = (await sql`select max(id::text) as id from notifications`) as [{ id: string }];

    /** Does it on any node that lives; what was under way on one that died is asked again with the same key. */
    const surely = async (act: (support: Support, key: string) => Promise<unknown>, token: string) => {
      const key = newIdempotencyKey();
      for (let attempt = 0; attempt < 50; attempt++) {
        try {
          return await act(client(token), key);
        } catch (error) {
          const { status = 0, code = '' } = error as { status?: number; code?: string };
          if (error instanceof ConnectionError || error instanceof TimeoutError || status >= 500) await delay(50);
          else if (code === 'idempotency_in_flight') await delay(50);
          // A move that another made impossible meanwhile is no write.
          else if ([404, 409].includes(status)) return;
          else throw error;
        }
      }
      throw new Error('No node answers');
    };
    const pick = <T>(list: T[]): T => list[Math.floor(Math.random() * list.length)] as T;
    const byAdmin = (act: (support: Support, key: string) => Promise<unknown>) => surely(act, adminSession.access);
    type Written = (typeof tickets)[number];
    const acts: ((ticket: Written) => Promise<unknown>)[] = [
      ...times(
        5,
        () => (ticket: Written) =>
          surely(
            (support, idempotencyKey) => support.messages.send(ticket.id, 'Any news?', { idempotencyKey }),
            ticket.token,
          ),
      ),
      ...times(
        3,
        () =>
          ({ id }: Written) =>
            byAdmin((support, idempotencyKey) => support.messages.send(id, 'On its way.', { idempotencyKey })),
      ),
      ...times(
        2,
        () =>
          ({ id }: Written) =>
            byAdmin((support, idempotencyKey) => support.notes.add(id, 'Called.', { idempotencyKey })),
      ),
      ...times(2, () => ({ id }: Written) => {
        const to = pick([...people.map(({ id }) => id), null]);
        return byAdmin((support) => support.tickets.reassign(id, to));
      }),
      ({ id }) => {
        const priority = pick(['low', 'medium', 'high'] as const);
        return byAdmin((support) => support.tickets.updateStatus(id, { priority }));
      },
    ];
    let done = 0;
    const killed = (async () => {
      while (done < (writers * writes) / 2) await delay(10);
      const [first] = nodes as [Node];
      first.alive = false;
      first.run.kill('SIGKILL');
    })();
    await Promise.all(
      times(writers, async () => {
        for (let i = 0; i < writes; i++) {
          await pick(acts)(pick(tickets));
          done++;
        }
      }),
    );
    await killed;
    const seqs = new Map((await sql`select id, seq from events`).map(({ id, seq }) => [id as string, Number(seq)]));
    const isNew = (one: { id: string; kind: string }) =>
      isFact(one) ? (seqs.get(one.id) ?? 0) > Number(from) : one.id > fromNotification;
    const ofTickets = (reader: Client) => reader.received.filter((one) => one.ticket_id !== null).filter(isNew);
    const expectedOf = new Map(
      await Promise.all(clients.map(async (reader) => [reader, (await allowed(reader)).filter(isNew)] as const)),
    );
    // Everything that was written must still come, however far behind a busy machine is.
    const missing = () =>
      [...expectedOf].reduce((sum, [reader, { length }]) => sum + Math.max(0, length - ofTickets(reader).length), 0);
    await expect.poll(missing, { timeout: 60_000 }).toBe(0);
    await Promise.all(clients.map((client) => client.stop()));

    let told = 0;
    for (const [reader, expected] of expectedOf) {
      const received = ofTickets(reader);
      const name = ({ id, kind }: { id: string; kind: string }) => `${id} ${kind}`;
      expect(received.map(name).sort(), `${reader.role} ${reader.id}`).toEqual(expected.map(name).sort());
      for (const { id } of tickets) {
        const its = (list: typeof received) =>
          list
            .filter(isFact)
            .filter(({ ticket_id }) => ticket_id === id)
            .map(name);
        expect(its(received)).toEqual(its(expected));
      }
      expect(reader.misfits).toEqual([]);
      expect(reader.resets).toBe(0);
      told += received.length;
    }
    const sum = (count: (client: Client) => number) => clients.reduce((total, client) => total + count(client), 0);
    console.log(
      `resume: ${done} writes by ${writers} writers, ${clients.length} readers told ${told} events over ${sum(({ resumed }) => resumed)} streams, ${sum(({ repeats }) => repeats)} repeats dropped by their ids; one of two nodes killed half-way`,
    );
    expect(told).toBeGreaterThan(writers * writes);
  },
  full ? 900_000 : 240_000,
);
