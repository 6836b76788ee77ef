import { randomUUID } from 'node:crypto';
import type { FaqEntry, FaqQuestion, NewFaqEntry, Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../harness/raw-request.js';
import { generousLimits, hostToken, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
let admin: Support;
beforeAll(async () => {
  support = await startSupport();
  admin = await support.admin();
});
afterAll(() => support.stop());

const write = (entry: Partial<NewFaqEntry> = {}) =>
  admin.faq.create({ category: 'late', translations: { en: { question: 'When?', answer: 'Soon.' } }, ...entry });
async function shown(query: Parameters<Support['faq']['list']>[0] = {}) {
  const all: FaqQuestion[] = [];
  for await (const one of support.client().faq.list(query)) all.push(one);
  return all;
}
async function entries() {
  const all: FaqEntry[] = [];
  for await (const one of admin.faq.entries({ limit: 100 })) all.push(one);
  return all;
}

describe('the FAQ as everybody reads it', () => {
  it.each([
    ['de', 'Wo ist mein Paket?', 'de'],
    ['de-AT', 'Wo ist mein Paket?', 'de'],
    ['DE_ch', 'Wo ist mein Paket?', 'de'],
    ['fr', 'Where is my parcel?', 'en'],
    ['xx', 'Where is my parcel?', 'en'],
    [undefined, 'Where is my parcel?', 'en'],
  ])('answers locale %s in its language, else in English, and says which', async (locale, question, answered) => {
    const { id } = await write({
      translations: {
        en: { question: 'Where is my parcel?', answer: 'On its way.' },
        de: { question: 'Wo ist mein Paket?', answer: 'Unterwegs.' },
      },
    });
    const found = (await shown(locale ? { locale } : {})).find((entry) => entry.id === id);
    expect(found).toMatchObject({ question, locale: answered });
  });

  it('answers in a language there is when neither the one asked for nor English is there', async () => {
    const { id } = await write({ translations: { ar: { question: 'أين طردي؟', answer: 'في الطريق.' } } });
    expect((await shown({ locale: 'fr' })).find((entry) => entry.id === id)).toMatchObject({ locale: 'ar' });
  });

  it('is filtered by category, one or several', async () => {
    await write({ category: 'lost' });
    await write({ category: 'quality' });
    expect(new Set((await shown({ category: ['lost'] })).map(({ category }) => category))).toEqual(new Set(['lost']));
    expect(new Set((await shown({ category: ['lost', 'quality'] })).map(({ category }) => category))).toEqual(
      new Set(['lost', 'quality']),
    );
    await expect(shown({ category: ['broken'] as never })).rejects.toMatchObject({ status: 422 });
  });

  it('finds entries that have every word, in question or answer, whatever the case and accents', async () => {
    const { id } = await write({
      translations: { en: { question: 'Courier left it with a neighbour', answer: 'Look at the **café** next door.' } },
    });
    for (const q of ['neighbour', 'NEIGHBOUR cafe', 'next  courier']) {
      expect((await shown({ q })).map((entry) => entry.id)).toContain(id);
    }
    expect((await shown({ q: 'neighbour helicopter' })).map((entry) => entry.id)).not.toContain(id);
  });

  it('may be kept by caches, and asked again cheaply: ETag and 304', async () => {
    const { id } = await write();
    for (const path of ['/api/support/faq/', '/api/support/faq', `/api/support/faq/${id}/`, `/api/support/faq/${id}`]) {
      const first = await send(support, 'GET', path);
      const etag = first.headers.get('etag') as string;
      expect(first.headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=600');
      const again = await send(support, 'GET', path, { headers: { 'if-none-match': etag } });
      expect([again.status, again.body]).toEqual([304, { text: '' }]);
      expect(again.headers.get('etag')).toBe(etag);
      await admin.faq.update(id, { translations: { en: { question: `When ${etag}?`, answer: 'Soon.' } } });
      expect(await send(support, 'GET', path, { headers: { 'if-none-match': etag } })).toMatchObject({ status: 200 });
    }
  });
});

describe('votes on an answer', () => {
  const counts = async (id: string) => {
    const { helpful_count, unhelpful_count } = await admin.faq.get(id);
    return [helpful_count, unhelpful_count];
  };

  it('are counted for admins, entry by entry, and shown to nobody else', async () => {
    const [first, second] = [await write(), await write()];
    expect([first.helpful_count, first.unhelpful_count]).toEqual([0, 0]);
    await support.client().faq.vote(first.id, true);
    await support.client().faq.vote(first.id, true);
    await support.client().faq.vote(first.id, false);
    await support.client().faq.vote(second.id, false);
    expect([await counts(first.id), await counts(second.id)]).toEqual([
      [2, 1],
      [0, 1],
    ]);
    const listed = (await entries()).filter(({ id }) => id === first.id || id === second.id);
    expect(listed.map((entry) => [entry.helpful_count, entry.unhelpful_count])).toEqual([
      [2, 1],
      [0, 1],
    ]);
    const answers = (await shown()).filter(({ id }) => id === first.id);
    expect(answers).toHaveLength(1);
    expect(JSON.stringify(answers)).not.toMatch(/count|vote/);
  });

  it('are one an entry for a person who is known, who may change their mind', async () => {
    const { id } = await write();
    const [priya, tom] = [support.customer({ id: 'priya' }), support.customer({ id: 'tom' })];
    await priya.faq.vote(id, true);
    await Promise.all([priya.faq.vote(id, true), priya.faq.vote(id, true)]);
    await tom.faq.vote(id, true);
    expect(await counts(id)).toEqual([2, 0]);
    await priya.faq.vote(id, false);
    expect(await counts(id)).toEqual([1, 1]);
  });

  it('of people who are not known are limited by their address; those of known people are not', async () => {
    const own = await startSupport({
      SUPPORT_RATE_LIMITS: JSON.stringify({ ...generousLimits, faq_vote: { points: 2, seconds: 3600 } }),
    });
    const { id } = await (await own.admin()).faq.create({
      category: 'late',
      translations: { en: { question: 'When?', answer: 'Soon.' } },
    });
    const vote = async (token?: string) =>
      (await send(own, 'POST', `/api/support/faq/${id}/vote/`, { body: { helpful: true }, ...(token && { token }) }))
        .status;
    const token = hostToken({ id: 'priya' });
    expect([await vote(), await vote('not.a.token'), await vote(), await vote('not.a.token')]).toEqual([
      204, 204, 429, 429,
    ]);
    expect([await vote(token), await vote(token), await vote(token)]).toEqual([204, 204, 204]);
    await own.stop();
  });

  it('are refused on an entry that is retired or was never there, and when they say nothing', async () => {
    const { id } = await write();
    await support.client().faq.vote(id, true);
    await admin.faq.retire(id);
    await expect(support.client().faq.vote(id, true)).rejects.toMatchObject({ status: 404 });
    await expect(support.client().faq.vote(randomUUID(), true)).rejects.toMatchObject({ status: 404 });
    await expect(support.client().faq.vote(id, 'yes' as never)).rejects.toMatchObject({ status: 422 });
    expect(await counts(id)).toEqual([1, 0]);
  });
});

describe('editing the FAQ', () => {
  it('keeps the order of each category by position', async () => {
    const [first, second] = [await write({ category: 'other' }), await write({ category: 'other' })];
    expect(second.position).toBe(first.position + 1);
    const order = async () => (await shown({ category: ['other'] })).map(({ id }) => id);
    expect(await order()).toEqual([first.id, second.id]);
    await admin.faq.update(first.id, { position: 5 });
    expect(await order()).toEqual([second.id, first.id]);
  });

  it('writes the languages named, removes those set to null, and leaves the others', async () => {
    const { id } = await write({
      translations: { en: { question: 'A?', answer: 'A.' }, de: { question: 'B?', answer: 'B.' } },
    });
    const changed = await admin.faq.update(id, {
      translations: { de: null, fr: { question: 'C ?', answer: 'C.' } },
    });
    expect(changed.translations).toEqual({
      en: { question: 'A?', answer: 'A.' },
      fr: { question: 'C ?', answer: 'C.' },
    });
    expect(await admin.faq.get(id)).toEqual(changed);
  });

  it('keeps at least one translation: taking away the last is refused and changes nothing', async () => {
    const { id, translations } = await write();
    await expect(admin.faq.update(id, { position: 9, translations: { en: null } })).rejects.toMatchObject({
      status: 422,
      problem: { errors: [{ path: 'translations' }] },
    });
    expect(await admin.faq.get(id)).toMatchObject({ translations, position: expect.not.toBeOneOf([9]) });
    await expect(write({ translations: {} })).rejects.toMatchObject({ status: 422 });
  });

  it('retires an entry and brings it back; admins see it all the time', async () => {
    const { id } = await write();
    const whole = () => support.client().faq.answer(id);
    const ids = async () => (await shown()).map((entry) => entry.id);
    expect(await admin.faq.retire(id)).toMatchObject({ id, is_active: false });
    expect(await ids()).not.toContain(id);
    await expect(whole()).rejects.toMatchObject({ status: 404 });
    expect((await entries()).map((entry) => entry.id)).toContain(id);
    await admin.faq.update(id, { is_active: true });
    expect(await ids()).toContain(id);
  });

  it('does not show an entry that was written as a draft', async () => {
    const { id } = await write({ is_active: false });
    expect((await shown()).map((entry) => entry.id)).not.toContain(id);
  });
});

describe('answers as HTML', () => {
  const html = async (answer: string) => {
    const { id } = await write({ translations: { en: { question: 'How?', answer } } });
    return (await support.client().faq.answer(id)).answer_html;
  };

  it.each([
    ['**bold** and *soft*', '<p><strong>bold</strong> and <em>soft</em></p>'],
    ['- one\n- two', '<ul>\n<li>one</li>\n<li>two</li>\n</ul>'],
    ['# Title', '<h3>Title</h3>'],
    [
      '[mail](mailto:help@logishift.example)',
      '<p><a href="mailto:help@logishift.example" rel="noopener noreferrer" target="_blank">mail</a></p>',
    ],
    ['`a < b`', '<p><code>a &lt; b</code></p>'],
  ])('render %j', async (markdown, expected) => {
    expect(await html(markdown)).toBe(expected);
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java\nscript:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](<java&#x09;script:alert(1)>)',
    '[x](\u0001javascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
    '[x](vbscript:msgbox(1))',
    '![x](javascript:alert(1))',
    '![x](x "onerror=alert(1)")',
    '![x](https://evil.example/pixel.png)',
    '[x](https://a.example "\\" onmouseover=alert(1) x=\\"")',
    '<https://a.example/"onmouseover=alert(1)>',
    '<javascript:alert(1)>',
    '<iframe src="//evil.example"></iframe>',
    '<style>*{display:none}</style>',
    '<form action="//evil.example"><input name=password></form>',
    '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '```html"onload=alert(1)\n<script>alert(1)</script>\n```',
    '| <img src=x onerror=alert(1)> |\n| - |\n| [x](javascript:alert(1)) |',
    '[x]: javascript:alert(1)\n\n[x]',
    '<!--><script>alert(1)</script>-->',
    'https://a.example/<script>alert(1)</script>',
    '[x](//evil.example)',
  ])('carry nothing that runs or loads: %j', async (payload) => {
    const out = await html(payload);
    const tags = [...out.matchAll(/<\/?([a-z0-9]+)((?:\s+[^\s=>]+="[^"]*")*)\s*\/?>/gi)];
    const allowed = /^(p|br|strong|em|s|code|pre|blockquote|ul|ol|li|h3|h4|a|hr|table|thead|tbody|tr|th|td)$/;
    expect(tags.map(([, tag]) => tag).filter((tag) => !allowed.test(tag as string))).toEqual([]);
    // Whatever is left once the allowed tags are gone is text: no bracket opens anything.
    expect(out.replace(/<\/?[a-z0-9]+(?:\s+[^\s=>]+="[^"]*")*\s*\/?>/gi, '')).not.toContain('<');
    const attributes = tags.flatMap(([, , text]) => [...(text as string).matchAll(/\s([^\s=]+)="([^"]*)"/g)]);
    for (const [, name, value] of attributes) {
      expect(name).toMatch(/^(href|rel|target)$/);
      // As a browser reads it: a path of the page's own site is a link like any other.
      if (name === 'href') {
        const url = new URL((value as string).replaceAll('&amp;', '&'), 'https://www.logishift.example');
        expect(url.protocol).toMatch(/^(https?|mailto|tel):$/);
      }
    }
  });
});

describe('a preview', () => {
  it('is what customers get once the answer is saved, and keeps nothing', async () => {
    const answer =
      '# Soon\n\n<b>no</b> **yes** [link](https://example.com) [trap](javascript:alert(1))\n\n- one\n- two';
    const before = (await entries()).length;
    const { answer_html } = await admin.faq.preview(answer);
    expect(await entries()).toHaveLength(before);
    const { id } = await write({ translations: { en: { question: 'Previewed?', answer } } });
    expect((await support.client().faq.answer(id)).answer_html).toBe(answer_html);
    expect(answer_html).toContain('<strong>yes</strong>');
    expect(answer_html).not.toMatch(/<b>|href="javascript/);
  });
});
