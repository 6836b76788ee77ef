import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, newPerson } from './browser.js';
import { runDemo } from './running-demo.js';

const shows = {
  help: 'Open the panel',
  support: 'My tickets',
  'ticket-form': 'Damaged',
  'ticket-list': 'Will my parcel still come today?',
  'ticket-view': /^LS-\d+/,
  faq: 'Why is my delivery late?',
  'ticket-status': /LS-\d+/,
};

let demo;
let browser;
let priya;
beforeAll(async () => {
  [demo, browser] = await Promise.all([runDemo({ days: 1 }), launchBrowser()]);
  priya = await newPerson(browser, { viewport: { width: 390, height: 844 } });
  await priya.page.request.post(`${demo.site}/session`, {
    form: { customer: 'customer-1001', back: '/' },
    headers: { origin: demo.site },
  });
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

describe("the elements' documentation", () => {
  it.each(Object.entries(shows))('shows %s live above its tables', async (name, words) => {
    const { page } = priya;
    await page.goto(`${demo.site}/elements/${name}`);
    await page.getByRole('region', { name: 'Live' }).getByText(words).filter({ visible: true }).first().waitFor();
    await page.getByRole('heading', { name: 'Attributes' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });

  it('opens the panel from its page, and leads from one page to the others', async () => {
    const { page } = priya;
    await page.goto(`${demo.site}/elements/help`);
    await page.getByRole('button', { name: 'Open the panel' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('navigation', { name: 'Elements' }).getByRole('link', { name: 'theming' }).click();
    await page
      .getByRole('heading', { level: 1 })
      .filter({ hasText: /theming/i })
      .waitFor();
    expect((await page.request.get(`${demo.site}/elements/nothing`)).status()).toBe(404);
    expect(priya.faults).toEqual([]);
  });
});
