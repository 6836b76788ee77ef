import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runExample } from './running-example.js';
import { closePanel, everythingIn, launchBrowser, leavesInEveryTab, newVisitor, sendTicket } from './visitor.js';

const subject = 'Will it come before seven?';

/** What the same app promises in every framework. */
export function describeSinglePageApp(name) {
  let example;
  let browser;
  let visitor;
  let number;
  /** The live streams that are open. */
  const streams = new Set();

  beforeAll(async () => {
    [example, browser] = await Promise.all([runExample(name), launchBrowser()]);
    visitor = await newVisitor(browser);
    const { page } = visitor;
    page.on('request', (request) => request.url().includes('/live') && streams.add(request));
    for (const end of ['requestfailed', 'requestfinished']) page.on(end, (request) => streams.delete(request));
    await page.goto(example.site);
  });

  afterAll(async () => {
    await browser?.close();
    await example?.stop();
  });

  const button = (words) => visitor.page.getByRole('button', { name: words });

  describe(`the ${name} app`, () => {
    it('hears of the ticket that the signed-in customer sends', async () => {
      await button('Sign in').click();
      await visitor.page.getByText('Lena Okafor').waitFor();
      number = await sendTicket(visitor.page, subject);
      await visitor.page.getByText(`We have your ticket ${number}.`).waitFor();
    });

    it('hears how much is unread', async () => {
      await example.answer(number, 'Yes: at half past six.');
      await visitor.page.getByText(/^\d+ unread$/).waitFor();
      await closePanel(visitor.page);
      await button(/^Get help, \d+ new answers?$/).waitFor();
    });

    it('shows the hub and takes it away, and nothing of it is left', async () => {
      const { page } = visitor;
      const held = () =>
        page.evaluate(() => ({
          // Not the head's: there Vite names the files that it has loaded.
          elements: document.body.querySelectorAll('*').length,
          styles: document.styleSheets.length + document.adoptedStyleSheets.length,
        }));
      // The panel's, which was opened before: its badge lives on. The hub shares it.
      await expect.poll(() => streams.size).toBe(1);
      const before = await held();
      await button('Show tickets').click();
      await page.getByRole('tabpanel').getByText(subject).waitFor();
      await button('Hide tickets').click();
      await expect.poll(held).toEqual(before);
      // One may begin before the other has ended, where the hub had it.
      await expect.poll(() => streams.size).toBe(1);
    });

    it('keeps nothing of the person who has signed out', async () => {
      const { page } = visitor;
      await button('Show tickets').click();
      await page.getByRole('tabpanel').getByText(subject).waitFor();
      expect(await everythingIn(page)).toContain(number);
      await button('Sign out').click();
      await button('Sign in').waitFor();
      const left = await everythingIn(page);
      for (const word of [subject, number, 'Lena', 'eyJ']) expect(left).not.toContain(word);
      await expect.poll(() => streams.size).toBe(0);
    });

    it('knows the person who signs in again', async () => {
      await button('Sign in').click();
      await button(/^Get help/).click();
      await visitor.page.getByText('Hi Lena, how can we help?').waitFor();
    });

    it('is signed out in every tab by one, and in again', async () => {
      const { page } = visitor;
      expect(await leavesInEveryTab(page, [subject, number, 'Lena', 'eyJ'])).toEqual([[], []]);
      const other = await page.context().newPage();
      await other.goto(example.site);
      await other.getByRole('button', { name: 'Sign in' }).click();
      await button('Sign out').waitFor();
      await other.close();
    });

    it('leaves no complaint in the console', () => {
      expect(visitor.faults).toEqual([]);
    });
  });
}
