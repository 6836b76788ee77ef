/** The FAQ of a page, in the built widget: what is found of long answers, on slow lines and on none, and in every script. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api, asAdmin, launchBrowser, newVisitor, publish, script } from './stage.mjs';

const long = (words, deep) => `${`${words} `.repeat(20)}\n\n- ${deep}`;
const entries = {
  hiHome: { hi: { question: 'मैं घर पर नहीं हूँ', answer: 'पड़ोसी को दे दें।' } },
  hiWhere: { hi: { question: 'मेरा पार्सल कहाँ है?', answer: 'ट्रैकिंग पेज देखें।' } },
  hiMoney: { hi: { question: 'मुझे पैसा वापस कैसे मिलेगा?', answer: 'हमें लिखें।' } },
  fr: { fr: { question: 'Où est mon colis égaré ?', answer: 'Regardez la page de suivi.' } },
  deep: {
    en: { question: 'How is glass packed?', answer: long('Wrap it well and mark it.', 'Never in **newspaper**.') },
  },
  near: { en: { question: 'Newspaper parcels', answer: long('They go by day.', 'Every day.') } },
};

let browser;
let admin;
const ids = {};
beforeAll(async () => {
  browser = await launchBrowser();
  admin = await asAdmin();
  for (const [name, translations] of Object.entries(entries))
    ids[name] = (await admin.faq.create({ category: 'other', translations })).id;
});
afterAll(async () => {
  for (const id of Object.values(ids)) await admin?.faq.retire(id);
  await browser?.close();
});

async function openFaq(lang = 'en', arrange = async () => {}) {
  const visitor = await newVisitor(browser);
  await arrange(visitor.page);
  await visitor.page.goto(await publish(`${script}<logishift-faq api="${api}" lang="${lang}"></logishift-faq>`));
  await visitor.page.locator('.question').first().waitFor();
  return {
    ...visitor,
    seek: (words) => visitor.page.locator('input[type=search]').fill(words),
    questions: () => visitor.page.locator('.question').allInnerTexts(),
    question: (text) => visitor.page.getByRole('button', { name: text }),
  };
}

const isList = (url) => url.pathname === '/api/support/faq/';
const isSearch = (url) => isList(url) && url.searchParams.has('q');

describe('the search', () => {
  it.each([
    ['hi', 'पैसा', 'hiMoney'],
    ['hi', 'मैं', 'hiHome'],
    ['fr', 'egare', 'fr'],
    ['fr', 'égaré'.normalize('NFD'), 'fr'],
  ])('in %s for %s finds the one that has the word', async (lang, words, name) => {
    const { context, seek, questions } = await openFaq(lang);
    await seek(words);
    await expect.poll(questions).toEqual([entries[name][lang].question]);
    await context.close();
  });

  it('shows at once what is known here, then what the server finds in the rest of the answers, in its order', async () => {
    let answer;
    const slow = new Promise((resolve) => {
      answer = resolve;
    });
    const { page, context, seek, questions } = await openFaq('en', (page) =>
      page.route(isSearch, async (route) => {
        await slow;
        await route.continue();
      }),
    );
    await seek('newspaper');
    await expect.poll(questions).toEqual(['Newspaper parcels']);
    answer();
    await expect.poll(questions).toEqual(['Newspaper parcels', 'How is glass packed?']);
    await expect.poll(() => page.locator('.sr-only[role=status]').first().innerText()).toBe('2 answers');
    await context.close();
  });

  it('says that there is nothing when the server has said so, not before', async () => {
    let answer;
    const slow = new Promise((resolve) => {
      answer = resolve;
    });
    const { page, context, seek } = await openFaq('en', (page) =>
      page.route(isSearch, async (route) => {
        await slow;
        await route.continue();
      }),
    );
    const asked = page.waitForRequest((request) => isSearch(new URL(request.url())));
    await seek('zeppelin');
    await asked;
    expect(await page.getByRole('heading', { name: 'Nothing found' }).count()).toBe(0);
    await page.locator('.skeleton').waitFor();
    answer();
    await page.getByRole('heading', { name: 'Nothing found' }).waitFor();
    await context.close();
  });

  it('asks once for words that are typed in one go, and not for what nobody waits for any more', async () => {
    const asked = [];
    const { page, context, seek, questions } = await openFaq();
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (isSearch(url)) asked.push(url.searchParams.get('q'));
    });
    // The page's time is ours: it stands while this is slow, and passes between the words, each time for less than the pause.
    await page.clock.install({ time: 0 });
    await page.clock.pauseAt(3_600_000);
    for (const words of ['n', 'ne', 'news', 'newspa', 'newspaper']) {
      await seek(words);
      await page.clock.runFor(200);
    }
    await page.clock.resume();
    await expect.poll(questions).toEqual(['Newspaper parcels', 'How is glass packed?']);
    expect(asked).toEqual(['newspaper']);
    await context.close();
  });

  it('without a line finds what is known, and does not say of the rest that there is none', async () => {
    const { page, context, seek, questions } = await openFaq();
    await context.setOffline(true);
    await seek('parcels');
    await expect.poll(questions).toContain('Newspaper parcels');
    await seek('zeppelin');
    await page.getByText('We can’t load the answers').waitFor();
    expect(await page.getByRole('heading', { name: 'Nothing found' }).count()).toBe(0);
    await context.setOffline(false);
    await page.getByRole('heading', { name: 'Nothing found' }).waitFor();
    await context.close();
  });
});

describe('the list', () => {
  it('has every question, on however many pages the server gives them', async () => {
    const { context, questions } = await openFaq();
    const all = await questions();
    const paged = await openFaq('en', (page) =>
      page.route(isList, (route) => {
        const url = new URL(route.request().url());
        url.searchParams.set('limit', '2');
        return route.continue({ url: String(url) });
      }),
    );
    await expect.poll(paged.questions).toEqual(all);
    await paged.context.close();
    await context.close();
  });

  it('opens an answer at its beginning at once, and whole when it is there; the pointer on its question fetches it', async () => {
    const { page, context, question } = await openFaq();
    const arrives = page.waitForResponse((response) => response.url().includes(`/faq/${ids.deep}/`));
    await question('How is glass packed?').hover();
    await (await arrives).finished();
    await context.setOffline(true);
    await question('How is glass packed?').click();
    const answer = page.locator(`#a-${ids.deep}`);
    await answer.getByText('newspaper').waitFor();
    expect(await answer.locator('strong').innerText()).toBe('newspaper');
    // Never asked for: its beginning is there, and that the rest is not.
    await question('Newspaper parcels').click();
    await page.locator(`#a-${ids.near}`).getByText('They go by day.').waitFor();
    await page.getByText('We can’t load the answers').waitFor();
    await context.setOffline(false);
    await page.locator(`#a-${ids.near} li`).getByText('Every day.').waitFor();
    await context.close();
  });

  it('loses an entry that was retired since, when somebody opens it', async () => {
    const { id } = await admin.faq.create({
      category: 'other',
      translations: { en: { question: 'Gone soon?', answer: long('It goes.', 'Yes.') } },
    });
    const { context, question, questions } = await openFaq();
    await admin.faq.retire(id);
    await question('Gone soon?').click();
    await expect.poll(questions).not.toContain('Gone soon?');
    await context.close();
  });
});
