/** The languages side by side: complete, filled in alike, and in the words of the server's notifications. */
import { describe, expect, it } from 'vitest';
import * as titles from '../../server/src/domains/notifications/titles/index.ts';
import { en } from '../src/texts/en.ts';
import { languages } from '../src/texts/language.ts';
import { Words } from '../src/texts/words.ts';

const slots = (text) => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();
const statuses = ['open', 'in_progress', 'on_hold', 'resolved', 'closed'];

describe.each(Object.keys(languages))('texts in %s', (language) => {
  it('have every text, with the same values to fill in', async () => {
    const texts = await languages[language]();
    expect(Object.keys(texts)).toEqual(Object.keys(en));
    for (const [key, text] of Object.entries(texts)) {
      if (typeof text === 'string') expect(slots(text), key).toEqual(slots(en[key]));
      else
        expect(
          Object.values(text).every((form) => form.length > 0),
          key,
        ).toBe(true);
    }
  });

  it("call a ticket's states what its notifications call them", async () => {
    const texts = await languages[language]();
    for (const status of statuses) {
      const title = titles.titleOf('status_for_customer', { from: status, to: status }, language);
      expect(title).toContain(texts[`status_${status}`]);
    }
  });

  it('put a number into every count, in the digits of the language', async () => {
    const words = new Words(language, await languages[language]());
    for (const count of [3, 7, 11, 100, 1_000_000]) {
      expect(words.t('faq_results', { count })).toContain(count.toLocaleString(language));
    }
    expect(words.ago(new Date(0).toISOString(), 180_000)).toBe(
      new Intl.RelativeTimeFormat(language, { style: 'short' }).format(-3, 'minute'),
    );
  });

  it('say why something was refused, whatever the code', async () => {
    const texts = await languages[language]();
    const words = new Words(language, texts);
    expect(words.reason({ code: 'feedback_exists' })).toBe(texts.reason_feedback_exists);
    expect(words.reason({ code: 'stale_version' })).toBe(texts.reason_move_not_allowed);
    expect(words.reason({ code: 'rate_limited', retryAfter: 7_000 })).toContain(words.span(7_200_000));
    for (const unknown of [{ code: 'made_up' }, new Error('English'), null]) {
      expect(words.reason(unknown)).toBe(texts.reason_other);
    }
  });
});
