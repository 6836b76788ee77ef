import type { FaqQuestion, NewFaqEntry, Support } from '@logishift/support-sdk';
import { ticketCategories } from '@logishift/support-sdk/contract';
import { bagOf, searchFaq } from '@logishift/support-sdk/finding';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { send } from '../harness/raw-request.js';
import { startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
let admin: Support;
beforeAll(async () => {
  support = await startSupport();
  admin = await support.admin();
});
afterAll(() => support.stop());

const write = (translations: NewFaqEntry['translations'], category: NewFaqEntry['category'] = 'late') =>
  admin.faq.create({ category, translations });

async function walk(query: Parameters<Support['faq']['list']>[0], of: Support = support.client()) {
  const all: FaqQuestion[] = [];
  for await (const one of of.faq.list(query)) all.push(one);
  return all;
}

describe('the FAQ in pages', () => {
  it('has each entry once and in order, however long the pages are, though others are written and retired meanwhile', async () => {
    const made: string[] = [];
    for (let n = 0; n < 11; n++) {
      const category = ticketCategories[n % 3] as NewFaqEntry['category'];
      made.push((await write({ en: { question: `Paged ${n}?`, answer: 'Yes.' } }, category)).id);
    }
    const all = (await walk({})).map(({ id }) => id);
    expect(all).toEqual(expect.arrayContaining(made));
    for (const limit of [1, 4, 11, 200])
      expect(
        (await walk({ limit })).map(({ id }) => id),
        `${limit} on a page`,
      ).toEqual(all);
    const admins: string[] = [];
    for await (const { id } of admin.faq.entries({ limit: 2 })) admins.push(id);
    expect(admins).toEqual(all);

    const pages = support.client().faq.list({ limit: 3 }).pages();
    const first = (await pages.next()).value?.data ?? [];
    await admin.faq.retire(first[2]?.id as string);
    const rest: string[] = [];
    for await (const page of pages) rest.push(...page.data.map(({ id }) => id));
    expect(rest).toEqual(all.slice(3));
    await admin.faq.update(first[2]?.id as string, { is_active: true });
  });

  it('keeps its words and category from page to page, the best hits first', async () => {
    await write({ en: { question: 'Umbrella', answer: 'Left on the tram.' } }, 'lost');
    await write({ en: { question: 'Tram', answer: 'Where is the umbrella?' } }, 'lost');
    await write({ en: { question: 'Anything', answer: 'Umbrella, tram.' } }, 'lost');
    await write({ en: { question: 'Tram umbrella', answer: 'Here.' } }, 'lost');
    await write({ en: { question: 'Tram umbrella', answer: 'There.' } }, 'quality');
    const found = await walk({ q: 'umbrella tram', category: ['lost'], limit: 1 });
    expect(found.map(({ question }) => question)).toEqual(['Tram umbrella', 'Umbrella', 'Tram', 'Anything']);
  });

  it('refuses a cursor that is none, and pages of more than 200', async () => {
    for (const cursor of ['x', 'ZmFxfDEuMnwz', Buffer.from('faq|0.late.1|not-an-id').toString('base64url')])
      await expect(support.client().faq.list({ cursor })).rejects.toMatchObject({ status: 422 });
    await expect(support.client().faq.list({ limit: 201 })).rejects.toMatchObject({ status: 422 });
  });

  it('shows the beginning of each answer as plain text of whole characters, and the whole by its id', async () => {
    const answer = `# Soon\n\n**Look** at [the page](https://a.example/${'x'.repeat(3000)}):\n\n- one\n- two 😀 \`a < b\`\n\n${'👩‍👩‍👧'.repeat(300)}`;
    const { id } = await write({ en: { question: 'Long?', answer } });
    const shown = (await walk({})).find((one) => one.id === id);
    expect(shown?.excerpt).toMatch(/^Soon Look at the page: one two 😀 a < b (👩‍👩‍👧)+…$/u);
    expect(shown?.excerpt.length).toBeLessThanOrEqual(200);
    expect(Object.keys(shown ?? {}).sort()).toEqual(['category', 'excerpt', 'id', 'locale', 'question']);
    expect(await support.client().faq.answer(id)).toMatchObject({ id, answer, locale: 'en', category: 'late' });
    const short = await write({ en: { question: 'Short?', answer: 'It *is*.' } });
    expect((await walk({})).find((one) => one.id === short.id)?.excerpt).toBe('It is.');
  });

  it('answers in the language asked for, whole too', async () => {
    const { id } = await write({ en: { question: 'A?', answer: 'A.' }, de: { question: 'B?', answer: 'B.' } });
    const whole = async (locale?: string) => (await support.client().faq.answer(id, locale ? { locale } : {})).answer;
    expect([await whole('de-AT'), await whole('fr'), await whole()]).toEqual(['B.', 'A.', 'A.']);
  });

  it('stays small, however long the answers are', async () => {
    const own = await startSupport();
    const as = await own.admin();
    const answer = 'Wo ist mein Paket? '.repeat(500);
    for (let n = 0; n < 12; n++)
      await as.faq.create({ category: 'late', translations: { en: { question: `Question ${n}?`, answer } } });
    const { body } = await send(own, 'GET', '/api/support/faq/');
    expect(body['data']).toHaveLength(12);
    expect(JSON.stringify(body).length).toBeLessThan(12 * 450);
    await own.stop();
  });
});

describe('searching the FAQ', () => {
  const entries: [locale: 'en' | 'hi' | 'fr' | 'de' | 'es' | 'ar', question: string, answer: string][] = [
    ['hi', 'मैं घर पर नहीं हूँ', 'पड़ोसी को दे दें।'],
    ['hi', 'मेरा पार्सल कहाँ है?', 'ट्रैकिंग पेज देखें।'],
    ['hi', 'मुझे पैसा वापस कैसे मिलेगा?', 'हमें लिखें।'],
    ['fr', 'Où est mon colis égaré ?', 'Regardez la page de suivi.'],
    ['de', 'Wie bekomme ich Geld zurück?', 'Schreiben Sie uns. Falsche Straße? Auch dann.'],
    ['es', '¿Llega mañana?', 'Mire la página.'],
    ['ar', 'أين الشحنة؟', 'انظر إلى صفحة التتبع. رقم ١٠٠١'],
    ['ar', 'كيف أستعيد المال؟', 'اكتب لنا.'],
  ];
  const asked: [locale: string, q: string, questions: number[]][] = [
    ['hi', 'पैसा', [2]],
    ['hi', 'मैं', [0]],
    ['hi', 'पार्सल', [1]],
    ['fr', 'egare', [3]],
    ['fr', 'égaré'.normalize('NFD'), [3]],
    ['fr', 'OU COLIS', [3]],
    ['de', 'zuruck', [4]],
    ['de', 'zurück'.normalize('NFD'), [4]],
    ['de', 'strasse geld', [4]],
    ['de', 'eld', []],
    ['es', 'manana', [5]],
    ['ar', 'اين شحنة', [6]],
    ['ar', 'مال', [7]],
    ['ar', '1001', [6]],
    ['ar', '؟', [6, 7]],
  ];
  let own: TestSupport;
  beforeAll(async () => {
    own = await startSupport();
    const as = await own.admin();
    for (const [locale, question, answer] of entries)
      await as.faq.create({ category: 'late', translations: { [locale]: { question, answer } } });
  });
  afterAll(() => own.stop());

  it.each(asked)(
    'in %s for %j gives the same on the server and in a page, in the same order',
    async (locale, q, is) => {
      const ofLocale = (one: FaqQuestion) => one.locale === locale;
      const questions = is.map((place) => entries[place]?.[1]);
      const onServer = (await walk({ locale, q }, own.client())).filter(ofLocale);
      expect(onServer.map(({ question }) => question)).toEqual(questions);
      const listed = (await walk({ locale }, own.client())).filter(ofLocale);
      const inPage = searchFaq(listed, q, ({ question, excerpt }) => ({
        question: bagOf(question),
        answer: bagOf(excerpt),
      }));
      expect(inPage.map(({ entry }) => entry.question)).toEqual(questions);
    },
  );
});

describe('a change of the FAQ', () => {
  const found = async (node: TestSupport, q: string) => (await walk({ q }, node.client())).map(({ id }) => id);
  /** From now on no time passes by which what is kept would grow old, but what is let pass. */
  function stopTime() {
    let at = performance.now();
    const watch = vi.spyOn(performance, 'now').mockImplementation(() => at);
    return { pass: (milliseconds: number) => (at += milliseconds), restore: () => watch.mockRestore() };
  }
  let other: TestSupport;
  let time: ReturnType<typeof stopTime>;
  beforeAll(async () => {
    other = await startSupport(support.env);
  });
  beforeEach(() => {
    time = stopTime();
  });
  afterEach(() => time.restore());
  afterAll(() => other.stop());

  it('is seen by the next who asks the node that it was made on, and on every other when the news has come', async () => {
    const { id } = await write({ en: { question: 'Nodes?', answer: 'Marmalade.' } });
    expect(await found(support, 'marmalade')).toEqual([id]);
    await expect.poll(() => found(other, 'marmalade')).toEqual([id]);
    await admin.faq.update(id, { translations: { en: { question: 'Nodes?', answer: 'Honey.' } } });
    expect([await found(support, 'marmalade'), await found(support, 'honey')]).toEqual([[], [id]]);
    await expect.poll(() => found(other, 'honey')).toEqual([id]);
    expect(await found(other, 'marmalade')).toEqual([]);
    await admin.faq.update(id, { category: 'lost' });
    await expect.poll(async () => (await walk({ q: 'honey' }, other.client()))[0]?.category).toBe('lost');
    await admin.faq.retire(id);
    expect(await found(support, 'honey')).toEqual([]);
    await expect.poll(() => found(other, 'honey')).toEqual([]);
    await admin.faq.update(id, { is_active: true });
    expect(await found(support, 'honey')).toEqual([id]);
    await expect.poll(() => found(other, 'honey')).toEqual([id]);
  });

  it('is seen on other nodes two seconds later, though the news is lost', async () => {
    const { id } = await write({ en: { question: 'Lost?', answer: 'Pepper.' } });
    await expect.poll(() => found(other, 'pepper')).toEqual([id]);
    const { signal } = support.context;
    support.context.signal = () => {};
    try {
      await admin.faq.update(id, { translations: { en: { question: 'Lost?', answer: 'Salt.' } } });
      expect(await found(support, 'pepper')).toEqual([]);
      expect(await found(other, 'pepper'), 'it has not heard').toEqual([id]);
      time.pass(2000);
      expect(await found(other, 'pepper')).toEqual([]);
      expect((await other.client().faq.answer(id)).answer).toBe('Salt.');
    } finally {
      support.context.signal = signal;
    }
  });

  it('is all that sends anybody to the database: what was asked before is answered without it', async () => {
    const { id } = await write({ en: { question: 'Memory?', answer: 'Kept.' } });
    const paths = ['/api/support/faq/?q=memory', '/api/support/faq/?q=kept+MEMORY', `/api/support/faq/${id}/`];
    const ask = async () => Promise.all(paths.map(async (path) => (await send(support, 'GET', path)).body));
    const before = await ask();
    await support.sql`alter table support_faq rename to support_faq_away`;
    await support.sql`alter table support_faq_version rename to support_faq_version_away`;
    try {
      expect(await ask()).toEqual(before);
      expect(await send(support, 'GET', '/api/support/faq/?q=MEMORY+kept')).toMatchObject({ body: before[1] });
      time.pass(2000);
      expect(await send(support, 'GET', paths[0] as string)).toMatchObject({ status: 500 });
    } finally {
      await support.sql`alter table support_faq_away rename to support_faq`;
      await support.sql`alter table support_faq_version_away rename to support_faq_version`;
    }
    expect(await ask()).toEqual(before);
  });

  it('is not lost to those who search while it is written', async () => {
    const { id } = await write({ en: { question: 'Race?', answer: 'v0.' } });
    for (let n = 1; n <= 15; n++) {
      const searches = Array.from({ length: 4 }, () => walk({ q: 'race' }));
      await admin.faq.update(id, { translations: { en: { question: 'Race?', answer: `v${n}.` } } });
      await Promise.all(searches);
      expect((await walk({ q: 'race' })).map(({ excerpt }) => excerpt)).toEqual([`v${n}.`]);
    }
  });
});
