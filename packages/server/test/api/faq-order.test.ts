import { randomUUID } from 'node:crypto';
import type { FaqEntry, FaqQuestion, Support, TicketCategory } from '@logishift/support-sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refused } from '../harness/refused.js';
import { settled, times } from '../harness/settled.js';
import { startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
let other: TestSupport;
let admin: Support;
let colleague: Support;
beforeAll(async () => {
  support = await startSupport();
  other = await startSupport(support.env);
  admin = await support.admin();
  colleague = await other.admin();
});
afterAll(async () => {
  await other.stop();
  await support.stop();
});

const category = 'lost';
const write = (question: string, of: TicketCategory = category) =>
  admin.faq.create({ category: of, translations: { en: { question, answer: 'Yes.' } } });
const entries = async (of: TicketCategory = category): Promise<FaqEntry[]> =>
  (await admin.faq.entries({ category: [of], limit: 100 })).data;
const idsOf = (found: { id: string }[]) => found.map(({ id }) => id);
/** In pages, so that each stands where its position says. */
async function shown(node: TestSupport, limit = 2): Promise<string[]> {
  const all: FaqQuestion[] = [];
  for await (const one of node.client().faq.list({ category: [category], limit })) all.push(one);
  return idsOf(all);
}
const turned = (ids: string[], by = 1) => [...ids.slice(by), ...ids.slice(0, by)];

let seen: string[];
beforeEach(async () => {
  for (const { id } of await entries()) await admin.faq.update(id, { category: 'other' });
  seen = idsOf([await write('One?'), await write('Two?'), await write('Three?'), await write('Four?')]);
});

describe('the order of a category', () => {
  it('is set whole by one call, for admins and for customers on every node, and changes nothing else', async () => {
    const before = await entries();
    const elsewhere = await entries('other');
    await expect.poll(() => shown(other)).toEqual(seen);
    expect(await shown(support)).toEqual(seen);
    support.travel(60_000);
    const order = [...seen].reverse();
    expect(await admin.faq.reorder({ category, seen, order })).toEqual({ category, order });
    expect(await shown(support)).toEqual(order);
    await expect.poll(() => shown(other)).toEqual(order);
    expect(await entries()).toEqual([...before].reverse().map((entry, position) => ({ ...entry, position })));
    expect(await entries('other')).toEqual(elsewhere);
  });

  it('has those who are retired in it, and is not another by their retirement or a new text', async () => {
    await admin.faq.retire(seen[0] as string);
    await admin.faq.update(seen[1] as string, { translations: { de: { question: 'Zwei?', answer: 'Ja.' } } });
    const order = turned(seen);
    await admin.faq.reorder({ category, seen, order });
    expect(idsOf(await entries())).toEqual(order);
    expect(await shown(support)).toEqual(order.filter((id) => id !== seen[0]));
  });

  it.each<[string, () => Promise<unknown>]>([
    ['added', () => colleague.faq.create({ category, translations: { en: { question: 'Five?', answer: 'Yes.' } } })],
    ['moved away', () => colleague.faq.update(seen[1] as string, { category: 'damaged' })],
    ['moved here', async () => colleague.faq.update((await write('Else?', 'damaged')).id, { category })],
    ['given another place', () => colleague.faq.update(seen[1] as string, { position: 9 })],
    ['put into another order', () => colleague.faq.reorder({ category, seen, order: turned(seen, 2) })],
  ])('is not set by who has not seen what was %s: 409 with the present one, and nothing changes', async (_, act) => {
    await act();
    const before = await entries();
    const { problem } = await refused(admin.faq.reorder({ category, seen, order: turned(seen) }));
    expect(problem).toMatchObject({ status: 409, code: 'order_changed', order: idsOf(before) });
    expect(await entries()).toEqual(before);
  });

  it('may be set again by a request whose answer was lost', async () => {
    const order = turned(seen);
    const answer = await admin.faq.reorder({ category, seen, order });
    expect(await admin.faq.reorder({ category, seen, order })).toEqual(answer);
    expect(idsOf(await entries())).toEqual(order);
  });

  it('names each entry once, and no other: what does not is refused as input', async () => {
    const [one, two, ...rest] = seen as [string, string, ...string[]];
    for (const order of [
      [one, two],
      [one, one, two, ...rest],
      [one, one, ...rest],
      [one, randomUUID(), ...rest],
      ['x', two, ...rest],
    ])
      await expect(admin.faq.reorder({ category, seen, order }), order.join()).rejects.toMatchObject({ status: 422 });
    const twice = [one, one, two, ...rest];
    await expect(admin.faq.reorder({ category, seen: twice, order: twice })).rejects.toMatchObject({ status: 422 });
    expect(idsOf(await entries())).toEqual(seen);
  });
});

describe('orders set at once, on two nodes', () => {
  it('end as one of them: one is set, and the others are refused with it', async () => {
    for (let round = 0; round < 5; round++) {
      const now = idsOf(await entries());
      const orders = [turned(now, 1), turned(now, 2), turned(now, 3), [...now].reverse()];
      const { won, lost } = await settled(
        orders.map((order, n) => (n % 2 ? admin : colleague).faq.reorder({ category, seen: now, order })),
      );
      expect(won).toHaveLength(1);
      expect(lost.map(({ problem }) => [problem.code, problem['order']])).toEqual(
        times(3, () => ['order_changed', won[0]?.order]),
      );
      expect(idsOf(await entries())).toEqual(won[0]?.order);
    }
  });

  it('are never seen mixed, and beside entries that are added and moved none is lost', async () => {
    const orders = [seen, turned(seen, 1), turned(seen, 2), [...seen].reverse()];
    let isOver = false;
    const watching = (async () => {
      const found = new Set<string>();
      while (!isOver) {
        for (const ids of [idsOf(await entries()), await shown(other, 200)])
          found.add(ids.filter((id) => seen.includes(id)).join());
      }
      return found;
    })();
    const added: string[] = [];
    /** Sets each of the orders, what is not in them behind; looks again where others were first. */
    const setAll = async (as: Support) => {
      for (const order of [...orders, ...orders]) {
        for (;;) {
          const now = idsOf((await as.faq.entries({ category: [category], limit: 100 })).data);
          const wanted = [...order, ...now.filter((id) => !order.includes(id))];
          const { won, lost } = await settled([as.faq.reorder({ category, seen: now, order: wanted })]);
          if (won.length) break;
          expect(lost[0]?.code).toBe('order_changed');
        }
      }
    };
    await Promise.all([
      setAll(admin),
      setAll(colleague),
      (async () => {
        for (let n = 0; n < 6; n++) added.push((await write(`More ${n}?`)).id);
      })(),
      (async () => {
        for (let n = 0; n < 6; n++)
          await colleague.faq.update(seen[n % 4] as string, {
            translations: { en: { question: 'Other?', answer: `${n}.` } },
          });
      })(),
    ]);
    isOver = true;
    for (const found of await watching) expect(orders.map((order) => order.join())).toContain(found);
    const end = await entries();
    expect(idsOf(end).slice(0, 4)).toBeOneOf(orders);
    expect(idsOf(end).slice(4).sort()).toEqual([...added].sort());
    await expect.poll(() => shown(other)).toEqual(idsOf(end));
  });
});
