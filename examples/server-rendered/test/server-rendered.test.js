import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
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

const run = promisify(execFile);
const subject = 'Will it come before seven?';

let example;
let browser;
let visitor;
let number;

beforeAll(async () => {
  [example, browser] = await Promise.all([runExample('server-rendered'), launchBrowser()]);
  visitor = await newVisitor(browser);
});

afterAll(async () => {
  await browser?.close();
  await example?.stop();
});

describe('on the server', () => {
  it('importing the widget says nothing, defines nothing and lets the program end', async () => {
    const program = `
      await import('@logishift/support-widget');
      await import('@logishift/support-widget/define');
      await import('@logishift/support-widget/define/support');
      console.log(typeof HTMLElement, globalThis.customElements?.get('logishift-help'));`;
    const cwd = fileURLToPath(new URL('..', import.meta.url));
    const ended = await run(process.execPath, ['--input-type=module', '--eval', program], { cwd, timeout: 20_000 });
    expect(ended).toEqual({ stdout: 'undefined undefined\n', stderr: '' });
  });

  it('the elements are in the HTML, and so is what is seen without a script', async () => {
    const fromServer = await (await fetch(example.site)).text();
    expect(fromServer).toContain(`<logishift-help api="${example.support}" delivery="PX-490127"></logishift-help>`);
    expect(fromServer).toMatch(/<logishift-support [^>]+>\s+<h2>Support<\/h2>/);
  });
});

describe('in the browser', () => {
  it('without JavaScript the page says how else to reach somebody', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(example.site);
    await page.getByRole('link', { name: 'help@tern.example' }).waitFor();
    await context.close();
  });

  it('wakes what was drawn, and moves nothing', async () => {
    const { page } = visitor;
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value))).observe({
        type: 'layout-shift',
        buffered: true,
      });
    });
    await page.goto(example.site);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Lena Okafor').waitFor();
    await page.getByRole('tab', { name: 'My tickets' }).waitFor();
    await page.getByRole('button', { name: 'Get help' }).waitFor();
    expect(await page.getByRole('link', { name: 'help@tern.example' }).isVisible()).toBe(false);
    expect(await page.evaluate(() => window.shifts)).toEqual([]);
  });

  it('lets the signed-in customer send a ticket, and lists it', async () => {
    const { page } = visitor;
    number = await sendTicket(page, subject);
    await closePanel(page);
    await page.getByRole('tabpanel').getByText(subject).waitFor();
  });

  it('keeps nothing of the person who has signed out', async () => {
    const { page } = visitor;
    expect(await everythingIn(page)).toContain(number);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await page.getByRole('tab', { name: 'My tickets' }).waitFor();
    const left = await everythingIn(page);
    for (const word of [subject, number, 'Lena', 'eyJ']) expect(left).not.toContain(word);
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
