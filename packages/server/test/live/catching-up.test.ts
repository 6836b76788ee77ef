import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LiveReader } from '../harness/live-reader.js';
import { times } from '../harness/settled.js';
import { agentPassword, hostToken, lateParcel, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
const readers: LiveReader[] = [];

beforeAll(async () => {
  support = await startSupport();
});
afterAll(async () => {
  for (const reader of readers) await reader.close();
  await support.stop();
  expect(readers.flatMap(({ misfits }) => misfits)).toEqual([]);
});

const listen = async (token: string, lastEventId?: string | null, fetch = support.fetch) => {
  const reader = await LiveReader.open(fetch, token, lastEventId);
  readers.push(reader);
  return reader;
};

/** A customer with a ticket, and the cursor of a stream of theirs that has broken off. */
async function brokenOff() {
  const token = hostToken({ id: crypto.randomUUID(), exp: Math.floor(Date.now() / 1000) + 3600 });
  const ticket = await support.client({ token }).tickets.create(lateParcel);
  const reader = await listen(token);
  await reader.until('ready');
  await reader.close();
  return { token, ticket, cursor: reader.cursor };
}

// Past the API, which takes longer to write than we want to wait. Some 2 kB each.
async function writeMessages(ticket: { id: string; customer_id: string }, count: number): Promise<string[]> {
  const rows = times(count, () => ({ message_id: crypto.randomUUID(), event_id: crypto.randomUUID() }));
  const at = new Date();
  await support.sql.begin(async (sql) => {
    await sql`insert into ticket_messages ${sql(
      rows.map(({ message_id }) => ({
        id: message_id,
        ticket_id: ticket.id,
        author_id: ticket.customer_id,
        author_role: 'customer',
        body: 'Any news? '.repeat(200),
        created_at: at,
      })),
    )}`;
    await sql`insert into events ${sql(
      rows.map(({ message_id, event_id }) => ({
        id: event_id,
        kind: 'ticket.message',
        ticket_id: ticket.id,
        actor_id: ticket.customer_id,
        data: sql.json({ message_id }),
        audience: sql.json({ customer: ticket.customer_id, agents: 'all', losing: [] }),
        at,
      })),
    )}`;
  });
  return rows.map(({ event_id }) => event_id);
}

const messagesIn = ({ events }: LiveReader) =>
  events.flatMap(({ kind, data, cursor }) => (kind === 'ticket.message' ? [{ id: data.id, cursor }] : []));

describe('whoever missed much', () => {
  it('gets to the end of it, though every line breaks before that', async () => {
    const { token, ticket, cursor } = await brokenOff();
    const written = await writeMessages(ticket, 900);
    const received: string[] = [];
    let from = cursor;
    for (let line = 0; line < 10 && received.length < written.length; line++) {
      const reader = await listen(token, from);
      await reader.untilSo(
        () => messagesIn(reader).length >= 250 || messagesIn(reader).at(-1)?.id === written.at(-1),
        'some of it',
      );
      await reader.close();
      // What came after the last cursor comes again.
      const messages = messagesIn(reader);
      const sure = messages.findLastIndex((message) => message.cursor !== null);
      received.push(...messages.slice(0, sure + 1).map(({ id }) => id));
      from = reader.cursor ?? from;
    }
    expect(received).toEqual(written);
  });

  it('is told what happens meanwhile too, once, however much that is and however late they read', async () => {
    const { token, ticket, cursor } = await brokenOff();
    const missed = await writeMessages(ticket, 300);
    // Past the harness, which would read: nothing is taken before this is read.
    const headers = { authorization: `Bearer ${token}`, 'last-event-id': cursor as string };
    const response = await support.app.fetch(new Request('http://support.test/api/support/live/', { headers }));
    const other = await listen(token);
    await other.until('ready');
    const meanwhile = [...(await writeMessages(ticket, 100)), ...(await writeMessages(ticket, 300))];
    // Somebody in time has long been told, or has been dropped.
    await expect.poll(() => other.ended || messagesIn(other).length === meanwhile.length).toBe(true);
    const reader = new LiveReader(response);
    readers.push(reader);
    const last = await support.client({ token }).messages.send(ticket.id, 'The last one');
    await reader.until('ticket.message', ({ message }) => message.id === last.id);
    expect(
      messagesIn(reader)
        .slice(0, -1)
        .map(({ id }) => id),
    ).toEqual([...missed, ...meanwhile]);
  });

  it('is told nothing of the time before they became an agent, however much that is', async () => {
    const pending = await support.pendingAgent();
    const { access } = await support.client().auth.signIn({ email: pending.self.email, password: agentPassword });
    const before = await listen(access);
    await before.until('ready');
    await before.close();
    const { ticket } = await brokenOff();
    await writeMessages(ticket, 250);
    await (await support.admin()).agents.approve(pending.self.id, { accept_unproven: true });
    const after = await listen(access, before.cursor);
    await after.until('reset');
    expect(after.kinds()).toBe('reset');
  });
});
