/** The page behind a tracking link, as somebody without an account sees it. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Support } from '@logishift/support-sdk';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { api, lateTicket, launchBrowser, mailedCode, newAgent, newCustomer, newVisitor } from './stage.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser;
let agent;
let visitor;
beforeAll(async () => {
  browser = await launchBrowser();
  agent = await newAgent('Maya Lindqvist');
});
afterEach(() => visitor?.context.close());
afterAll(() => browser?.close());

async function visit(url, options) {
  visitor = await newVisitor(browser, options);
  await visitor.page.goto(url);
  return visitor.page;
}

const heading = (page) => page.locator('h1');
const step = (page) => page.locator('[aria-current=step]');

/** A customer's ticket that the agent has. */
async function takenTicket() {
  const { support, tracking } = newCustomer();
  const ticket = await support.tickets.create({ ...lateTicket, delivery_id: tracking });
  await agent.tickets.assignSelf(ticket.id);
  return { ...ticket, tracking };
}

describe('the page behind a tracking link', () => {
  it('says in words where the ticket stands and what is awaited, and nothing else of it', async () => {
    const { id, number, tracking, tracking_url } = await takenTicket();
    await agent.messages.send(id, 'It is on the van.');
    await agent.tickets.updateStatus(id, { status: 'on_hold', awaiting: 'carrier' });
    const page = await visit(tracking_url);
    await expect.poll(() => heading(page).textContent()).toBe('We are waiting for the carrier');
    expect(await step(page).innerText()).toMatch(/^On Hold/);
    expect(await page.getByRole('listitem').count()).toBe(4);
    const said = await page.locator('body').innerText();
    expect(said).toContain(number);
    expect(said).toContain(`PX-•••${tracking.slice(-3)}`);
    expect(said).not.toMatch(new RegExp(`${tracking}|van|Maya|Priya|${lateTicket.subject}|${lateTicket.description}`));
    expect(visitor.faults).toEqual([]);
  });

  it('moves on by itself, and says as of when it is while the line is lost', async () => {
    const { id, tracking_url } = await takenTicket();
    visitor = await newVisitor(browser);
    const { page, context } = visitor;
    await page.clock.install();
    await page.goto(tracking_url);
    await expect.poll(() => heading(page).textContent()).toBe('Somebody is working on it');
    expect(await page.getByText('Live, updates by itself').isVisible()).toBe(true);
    await agent.tickets.updateStatus(id, { status: 'resolved' });
    await page.clock.fastForward(20_000);
    await expect.poll(() => heading(page).textContent()).toBe('We believe that it is solved');
    expect(await page.locator('[data-at=told]').textContent()).toBe('We believe that it is solved');
    await context.setOffline(true);
    await page.clock.fastForward(20_000);
    await page.getByText(/^As of .+, trying again$/).waitFor();
    expect(await heading(page).textContent()).toBe('We believe that it is solved');
    await context.setOffline(false);
    await page.getByText('Live, updates by itself').waitFor();
  });

  it('says of a code that nobody has what to do, and takes the right one in whatever way it was copied', async () => {
    const { tracking_code, tracking_url } = await takenTicket();
    const page = await visit(`${tracking_url}x`);
    await expect.poll(() => heading(page).textContent()).toBe('We do not know this code');
    for (const pasted of [tracking_code.toUpperCase(), ` ${tracking_url}`]) {
      await page.goto(new URL(tracking_url).origin + new URL(tracking_url).pathname);
      await page.getByLabel('Tracking code').fill(pasted);
      await page.getByRole('button', { name: 'Show the status' }).click();
      await expect.poll(() => heading(page).textContent()).toBe('Somebody is working on it');
      expect(await heading(page).evaluate((element) => element === document.activeElement)).toBe(true);
    }
  });

  it('leads a guest to their conversation by a code to their address', async () => {
    const email = `${randomUUID()}@example.com`;
    const anybody = new Support({ baseUrl: api });
    await anybody.guests.requestCode({ email });
    const { access } = await anybody.guests.verify({ email, code: await mailedCode(email) });
    const { tracking_url } = await new Support({ baseUrl: api, token: access }).tickets.create(lateTicket);
    const page = await visit(tracking_url);
    await page.getByRole('link', { name: 'Open the conversation' }).click();
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Send me a code' }).waitFor();
    expect(page.url()).not.toContain('#');
  });

  it.each([
    ['light', {}],
    ['dark, on a phone, in Arabic', { colorScheme: 'dark', locale: 'ar', viewport: { width: 360, height: 740 } }],
    ['forced colours, on 320 px', { forcedColors: 'active', locale: 'de', viewport: { width: 320, height: 640 } }],
  ])('is whole and usable by everybody: %s', async (_, options) => {
    const { id, tracking_url } = await takenTicket();
    await agent.tickets.updateStatus(id, { status: 'on_hold', awaiting: 'customer' });
    const page = await visit(tracking_url, options);
    await step(page).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    const isRightToLeft = options.locale === 'ar';
    expect(await page.evaluate(() => document.documentElement.dir)).toBe(isRightToLeft ? 'rtl' : 'ltr');
    // By the browser's own door: the page's policy lets in no script but its own.
    const tools = await page.context().newCDPSession(page);
    await tools.send('Page.setBypassCSP', { enabled: true });
    const { result } = await tools.send('Runtime.evaluate', {
      expression: `${axe}; axe.run().then(({ violations }) => violations.map(({ id }) => id).join())`,
      awaitPromise: true,
      returnByValue: true,
    });
    expect(result.value).toBe('');
  });
});
