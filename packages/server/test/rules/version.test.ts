import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, ticketIn } from '../harness/cast.js';
import {
  adminCredentials,
  agentPassword,
  hostToken,
  lateParcel,
  startSupport,
  type TestSupport,
} from '../harness/support.js';

let support: TestSupport;
let cast: Cast;
beforeAll(async () => {
  support = await startSupport();
  cast = await castOf(support);
});
afterAll(() => support.stop());

/** What a customer sees of both before and after something was done, a minute later. */
async function moved(status: Parameters<typeof ticketIn>[1], act: (id: string) => Promise<unknown>) {
  const before = await ticketIn(cast, status);
  support.travel(60_000);
  await act(before.id);
  const after = await cast.customer.tickets.get(before.id);
  return { version: after.version - before.version, updated: after.updated_at !== before.updated_at };
}

describe('a ticket’s version', () => {
  it.each([
    ['status', { status: 'on_hold' }],
    ['priority', { priority: 'high' }],
    ['category', { category: 'lost' }],
  ] as const)('rises with %s, and so does the time of its last change', async (_, change) => {
    const change_ = await moved('in_progress', (id) => cast.holder.tickets.updateStatus(id, change));
    expect(change_).toEqual({ version: 1, updated: true });
  });

  it('rises with who holds it', async () => {
    expect(await moved('open', (id) => cast.holder.tickets.assignSelf(id))).toEqual({ version: 1, updated: true });
    const reassign = (id: string) => cast.admin.tickets.reassign(id, cast.other.self.id);
    expect(await moved('in_progress', reassign)).toEqual({ version: 1, updated: true });
  });

  it('stays with a message, which is a change that the customer knows of', async () => {
    const answer = (id: string) => cast.holder.messages.send(id, 'We are looking for it.');
    expect(await moved('in_progress', answer)).toEqual({ version: 0, updated: true });
  });

  it('stays with a note, and so does the time of its last change: the customer must not learn of it', async () => {
    const note = (id: string) => cast.holder.notes.add(id, 'The depot has it.');
    expect(await moved('in_progress', note)).toEqual({ version: 0, updated: false });
  });

  it('stays when what is asked for is so already', async () => {
    const same = (id: string) => cast.holder.tickets.updateStatus(id, { priority: 'medium', status: 'in_progress' });
    expect(await moved('in_progress', same)).toEqual({ version: 0, updated: false });
    const again = (id: string) => cast.admin.tickets.reassign(id, cast.holder.self.id);
    expect(await moved('in_progress', again)).toEqual({ version: 0, updated: false });
  });

  it('is its ETag, in every answer that is a ticket', async () => {
    const signIn = async (who: { email: string; password: string }) => (await support.client().auth.signIn(who)).access;
    const customer = hostToken({ id: 'etag', exp: 9_999_999_999 });
    const agent = await signIn({ email: cast.holder.self.email, password: agentPassword });
    const admin = await signIn(adminCredentials);
    const { id } = await ticketIn(cast, 'open');
    const requests = [
      [customer, 'POST', '/api/support/tickets/create/', lateParcel],
      [admin, 'GET', `/api/support/tickets/${id}/`, null],
      [agent, 'POST', `/api/support/tickets/${id}/assign-self/`, {}],
      [agent, 'PUT', `/api/support/tickets/${id}/update-status/`, { priority: 'high' }],
      [admin, 'POST', `/api/support/tickets/${id}/reassign/`, { agent_id: null }],
    ] as const;
    for (const [token, method, path, body] of requests) {
      const answer = await support.request(path, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': path },
        body: body && JSON.stringify(body),
      });
      const { version } = (await answer.json()) as { version: number };
      expect({ path, etag: answer.headers.get('etag') }).toEqual({ path, etag: `"${version}"` });
    }
  });
});
