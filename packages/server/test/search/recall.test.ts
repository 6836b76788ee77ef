import { readFileSync } from 'node:fs';
import type { Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searched } from '../harness/searched.js';
import { startSupport, type TestSupport } from '../harness/support.js';

interface Told {
  key: string;
  locale: string;
  customer: string;
  subject: string;
  description: string;
  messages?: string[];
}
interface Query {
  script: string;
  q: string;
  finds: string[];
}
const set = JSON.parse(readFileSync(new URL('recall.json', import.meta.url), 'utf8')) as {
  tickets: Told[];
  queries: Query[];
};

/** What is about something else, and newer than all that is looked for. */
const others = 60;

let support: TestSupport;
let admin: Support;
const keys = new Map<string, string>();
beforeAll(async () => {
  support = await startSupport();
  admin = await support.admin();
  for (const { key, locale, customer, subject, description, messages = [] } of set.tickets) {
    const person = support.customer({ id: key, name: customer, locale });
    const { id } = await person.tickets.create({ subject, description, category: 'other' });
    for (const body of messages) await person.messages.send(id, { body });
    keys.set(id, key);
  }
  const somebody = support.customer({ id: 'somebody', name: 'Xu' });
  for (let n = 0; n < others; n++) {
    await somebody.tickets.create({ subject: `Qq ${n}`, description: 'Zzz vvv www.', category: 'other' });
  }
  await searched(support);
}, 120_000);
afterAll(() => support.stop());

describe('what an admin looks for is on the first page', () => {
  it.each(set.queries.map(({ script, q, finds }) => [script, q, finds] as const))('%s: %s', async (_, q, finds) => {
    const page = await admin.tickets.all({ q });
    const found = page.data.map(({ id }) => keys.get(id) ?? 'another');
    expect(found).toEqual(expect.arrayContaining(finds as string[]));
    // What fits everything finds nothing.
    expect(found.length).toBeLessThanOrEqual(finds.length + 5);
  });

  it('knows at least twenty queries a script', () => {
    const counts = new Map<string, number>();
    for (const { script } of set.queries) counts.set(script, (counts.get(script) ?? 0) + 1);
    expect(counts.size).toBeGreaterThanOrEqual(6);
    for (const [script, count] of counts) expect(count, script).toBeGreaterThanOrEqual(20);
  });
});
