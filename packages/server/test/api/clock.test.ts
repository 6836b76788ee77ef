import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { lateParcel, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
beforeAll(async () => {
  support = await startSupport();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await support.stop();
});

/** Sets the clock of the whole process. */
function setClock(ahead: number) {
  vi.restoreAllMocks();
  const { now } = Date;
  vi.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
}

describe('a server whose clock is set back', () => {
  it.each([60_000, 20 * 3_600_000])('by %i ms still lists the newest first', async (back) => {
    const customer = support.customer();
    const agent = await support.agent();
    const written: string[] = [];
    for (const ahead of [0, -back, -back / 2]) {
      setClock(ahead);
      written.push((await customer.tickets.create(lateParcel)).id);
    }
    const newest = written.toReversed();
    expect((await customer.tickets.list()).data.map(({ id }) => id)).toEqual(newest);
    const paged: string[] = [];
    for await (const { id } of customer.tickets.list({ limit: 1 })) paged.push(id);
    expect(paged).toEqual(newest);
    for (const id of written) await agent.tickets.assignSelf(id);
    const told = (await customer.notifications.list({ limit: 100 })).data.map(({ ticket_id }) => ticket_id);
    expect(told.slice(0, 3)).toEqual(newest);
    vi.restoreAllMocks();
  });
});
