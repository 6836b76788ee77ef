import type { Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settled, times } from '../harness/settled.js';
import {
  adminCredentials,
  agentPassword,
  hostToken,
  lateParcel,
  startSupport,
  type TestSupport,
} from '../harness/support.js';

let support: TestSupport;
beforeAll(async () => {
  support = await startSupport();
});
afterAll(() => support.stop());

/** Numbers that look random and are the same in every run (Park and Miller's generator). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

describe('a storm of agents, an admin and a customer on a few tickets', () => {
  it('ends with every rule kept, and meets no fault on the way: no 500, no deadlock', async () => {
    // Without the SDK's retries, which would hide a 503.
    const signedIn = async (email: string, password: string) => {
      const { access } = await support.client().auth.signIn({ email, password });
      return support.client({ token: access, maxRetries: 0 });
    };
    const admin = await signedIn(adminCredentials.email, adminCredentials.password);
    const people = await Promise.all(times(4, async (i) => (await support.agent(`Agent ${i}`)).self));
    const clients = new Map<string, Support>();
    for (const { id, email } of people) clients.set(id, await signedIn(email, agentPassword));
    const customer = support.client({ token: hostToken({ id: 'priya' }), maxRetries: 0 });
    const tickets = await Promise.all(times(6, () => customer.tickets.create(lateParcel)));

    const random = seeded(20_260_301);
    const any = <T>(list: readonly T[]): T => list[random(list.length)] as T;
    const acts: (() => Promise<unknown>)[] = [
      ...times(4, () => () => (clients.get(any(people).id) as Support).tickets.assignSelf(any(tickets).id)),
      ...times(3, () => () => admin.tickets.reassign(any(tickets).id, any([...people.map(({ id }) => id), null]))),
      ...times(3, () => () => {
        const agent = clients.get(any(people).id) as Support;
        const status = any(['on_hold', 'in_progress', 'resolved'] as const);
        return agent.tickets.updateStatus(any(tickets).id, { status, priority: any(['low', 'high'] as const) });
      }),
      ...times(3, () => () => customer.messages.send(any(tickets).id, 'Any news?')),
      () => (clients.get(any(people).id) as Support).notes.add(any(tickets).id, 'Called the depot.'),
      () => admin.agents.suspend(any(people).id),
      ...times(2, () => async () => {
        const { id, email } = any(people);
        await admin.agents.reinstate(id);
        clients.set(id, await signedIn(email, agentPassword));
      }),
    ];
    const lost = [];
    for (let wave = 0; wave < 25; wave++) lost.push(...(await settled(times(24, () => any(acts)()))).lost);
    const faults = lost.filter(({ status }) => ![401, 403, 404, 409].includes(status));
    expect(faults.map(({ problem }) => problem)).toEqual([]);
    expect(lost.length).toBeLessThan(25 * 24);

    expect(await brokenRules()).toEqual({ held_open: 0, unheld: 0, with_suspended: 0, versions: 0 });
    await expectWholeTimelines(admin, tickets);
  });
});

async function brokenRules() {
  const [broken] = await support.sql`
    select
      count(*) filter (where status = 'open' and agent_id is not null)::int as held_open,
      count(*) filter (where status in ('in_progress', 'on_hold') and agent_id is null)::int as unheld,
      count(*) filter (where status in ('in_progress', 'on_hold') and exists (
        select 1 from users where users.id = agent_id and suspended_at is not null))::int as with_suspended,
      -- Each change that counts raised the version by one: no update was lost.
      count(*) filter (where version <> 1 + (
        select count(*) from events where events.ticket_id = support_tickets.id
          and kind not in ('ticket.created', 'ticket.message', 'ticket.note', 'ticket.feedback')))::int as versions
    from support_tickets`;
  return { ...broken };
}

/** Every step of a timeline begins where the one before ended. */
async function expectWholeTimelines(admin: Support, tickets: { id: string }[]) {
  for (const { id } of tickets) {
    const { timeline, status, agent_id } = await admin.tickets.get(id);
    let at: string = 'open';
    let held: string | null = null;
    for (const { kind, data } of timeline) {
      if ('from_status' in data) {
        expect([kind, data.from_status]).toEqual([kind, at]);
        at = data.to_status;
      }
      if ('from_agent' in data) {
        expect([kind, data.from_agent?.id ?? null]).toEqual([kind, held]);
        held = 'to_agent' in data ? data.to_agent.id : null;
      }
    }
    expect({ status: at, agent_id: held }).toEqual({ status, agent_id });
  }
}
