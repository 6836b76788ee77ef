import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runExample } from '../../host-server/test/running-example.js';
import {
  closePanel,
  everythingIn,
  launchBrowser,
  leavesInEveryTab,
  newVisitor,
  sendTicket,
} from '../../host-server/test/visitor.js';

const subject = 'Will it come before seven?';

let example;
let browser;
let visitor;
let number;

beforeAll(async () => {
  [example, browser] = await Promise.all([runExample('plain-html'), launchBrowser()]);
  visitor = await newVisitor(browser);
  await visitor.page.goto(example.site);
});

afterAll(async () => {
  await browser?.close();
  await example?.stop();
});

describe('the plain page', () => {
  it('has the launcher in its own colour, and the panel too', async () => {
    const { page } = visitor;
    const launcher = page.getByRole('button', { name: 'Get help' });
    const main = page.getByRole('dialog').getByRole('button', { name: 'Write to us' });
    const colourOf = (button) => button.evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await colourOf(launcher)).toBe('rgb(91, 61, 184)');
    await launcher.click();
    expect(await colourOf(main)).toBe('rgb(91, 61, 184)');
    await closePanel(page);
  });

  it('lets the signed-in customer send a ticket, and shows its way beside the parcel', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Lena Okafor').waitFor();
    number = await sendTicket(page, subject);
    await closePanel(page);
    await page.getByRole('heading', { name: `Your ticket ${number}` }).waitFor();
  });

  it('keeps nothing of the person who has signed out', async () => {
    const { page } = visitor;
    expect(await everythingIn(page)).toContain(number);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    const left = await everythingIn(page);
    for (const word of [subject, number, 'Lena', 'eyJ']) expect(left).not.toContain(word);
    await page.getByRole('button', { name: 'Get help' }).click();
    await page.getByText('How can we help?').waitFor();
    await closePanel(page);
  });

  it('opens the panel at its form by a button of its own, and gives the focus back', async () => {
    const { page } = visitor;
    const button = page.getByRole('button', { name: 'Write to us' });
    await button.click();
    await page.getByRole('dialog').getByLabel('Subject').waitFor();
    await closePanel(page);
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('is signed out in every tab by one', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Lena Okafor').waitFor();
    expect(await leavesInEveryTab(page, [subject, number, 'Lena', 'eyJ'])).toEqual([[], []]);
  });

  it('leaves no complaint in the console', () => {
    expect(visitor.faults).toEqual([]);
  });
});
