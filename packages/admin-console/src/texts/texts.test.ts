import type { Locale } from '@logishift/support-sdk';
import { assert } from 'chai';
import { chooseLanguage, languages, type Texts, useLanguage } from './index.js';

const someNumber = 57;
// Parameters that count something; all others are words put into the text.
const numbers = new Set(['n', 'seconds', 'rating', 'max', 'written', 'all', 'place']);

/** Names of a function's parameters, from its source. */
function parametersOf(text: (...values: never[]) => unknown): string[] {
  const list = /^\(?([^)=]*)\)?\s*=>/.exec(String(text))?.[1] ?? '';
  return list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

/** Every text by its path; those with values are given marks, which must all come out again. */
function all(texts: unknown, parameters: Map<string, string[]>, path = '', found = new Map<string, string>()) {
  if (typeof texts === 'string') return found.set(path, texts);
  if (typeof texts === 'function') {
    const names = parameters.get(path) ?? parametersOf(texts as () => unknown);
    parameters.set(path, names);
    const marks = names.map((name) => (numbers.has(name) ? someNumber : `⟦${name}⟧`));
    return all(texts(...marks), parameters, path, found);
  }
  for (const [name, value] of Object.entries(texts as object)) all(value, parameters, `${path}.${name}`, found);
  return found;
}

/** The values that a text shows, in no order: languages differ in it. */
const shownIn = (text: string) => (text.match(/⟦\w+⟧|57/g) ?? []).sort().join(' ');

async function load(language: Locale, parameters = new Map<string, string[]>()) {
  return all(await languages[language](), parameters);
}

describe('texts', () => {
  const others = (Object.keys(languages) as Locale[]).filter((language) => language !== 'en');

  for (const language of others) {
    it(`are all there in ${language}, none empty, with the values that English shows`, async () => {
      const parameters = new Map<string, string[]>();
      const english = await load('en', parameters);
      const texts = await load(language, parameters);
      assert.sameMembers([...texts.keys()], [...english.keys()]);
      for (const [path, text] of texts) {
        assert.notEqual(text.trim(), '', `${language}${path} is empty`);
        assert.notMatch(text, /undefined|NaN|#/, `${language}${path}`);
        assert.equal(shownIn(text), shownIn(english.get(path)!), `${language}${path}: ${text}`);
      }
    });

    it(`have a plural for every number in ${language}`, async () => {
      const texts: Texts = await languages[language]();
      for (let n = 0; n <= 120; n++) {
        for (const text of [texts.queue.tickets(n), texts.agents.lead(n), texts.faq.words(n), texts.nav.waiting(n)]) {
          assert.notMatch(text, /undefined|#/, `${language}, ${n}`);
        }
      }
    });
  }

  it('tell people what they did themselves in the form of the verb that is theirs', async () => {
    const told: [Locale, mine: string, others: string][] = [
      ['en', 'You took this ticket', 'Priya took this ticket'],
      ['de', 'Sie haben dieses Ticket übernommen', 'Priya hat dieses Ticket übernommen'],
      ['fr', 'Vous avez pris ce ticket', 'Priya a pris ce ticket'],
      ['es', 'Tú tomaste este ticket', 'Priya tomó este ticket'],
      ['hi', 'आपने यह टिकट लिया', 'Priya ने यह टिकट लिया'],
      ['ar', 'استلمت هذه التذكرة', 'استلم Priya هذه التذكرة'],
    ];
    for (const [language, mine, others] of told) {
      const { timeline } = await languages[language]();
      assert.equal(timeline.took(null), mine);
      assert.equal(timeline.took('Priya'), others);
      assert.notMatch(timeline.assigned(null, 'Priya') + timeline.assigned('Priya', null), /null/);
    }
  });

  it('are those of the first language asked for that there is, whatever its region', () => {
    assert.equal(chooseLanguage(['pt-BR', 'de-AT', 'en']), 'de');
    assert.equal(chooseLanguage(['', 'AR-eg']), 'ar');
    assert.equal(chooseLanguage(['pt', 'constructor']), 'en');
  });

  it('tell the document their language and direction, and the last one wanted stands', async () => {
    const { documentElement } = document;
    const first = useLanguage('de');
    await useLanguage('ar');
    await first;
    assert.deepEqual([documentElement.lang, documentElement.dir], ['ar', 'rtl']);
    await useLanguage('en');
    assert.deepEqual([documentElement.lang, documentElement.dir], ['en', 'ltr']);
  });
});
