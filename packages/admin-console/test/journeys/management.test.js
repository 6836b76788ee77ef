import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertTickets } from './many-tickets.js';
import { openDesk } from './stage.js';

const load = process.env.LOAD === '1' ? 100_000 : 20_000;
let desk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const rows = (page) => page.locator('ls-ticket-table tr[data-id]');

/** Milliseconds from asking for the page until its first row is there: the best of several. */
async function opensIn(page) {
  const times = [];
  for (let run = 0; run < 5; run++) {
    await page.goto(`${desk.url}/console/account`);
    await page.locator('ls-session-list').waitFor();
    const began = performance.now();
    await page.goto(`${desk.url}/console/admin/support`);
    await rows(page).first().waitFor();
    times.push(performance.now() - began);
  }
  return Math.min(...times);
}

describe('support management, in Chromium', () => {
  it('gives a ticket to another agent, live at both of their desks', async () => {
    const [first, second] = [await desk.newAgent('Meera Iyer'), await desk.newAgent('Arjun Nair')];
    await insertTickets(desk.dataDir, 1, { agentId: first.id });
    const queue = '/agent/dashboard?queue=assigned';
    const [admin, hers, his] = await Promise.all([
      desk.window(desk.admin, '/admin/support'),
      desk.window(first, queue),
      desk.window(second, queue),
    ]);
    const row = (page) => page.locator('ls-queue-list').getByText('Parcel 1 is not here');
    await row(hers).waitFor();
    expect(await row(his).count()).toBe(0);

    await admin.getByRole('button', { name: /Reassign LS-\d+: Meera Iyer/ }).click();
    await admin.getByRole('combobox').fill('arjun');
    await admin.getByRole('option', { name: 'Arjun Nair' }).waitFor();
    await admin.getByRole('combobox').press('Enter');
    await row(his).waitFor();
    await row(hers).waitFor({ state: 'detached' });
    for (const page of [admin, hers, his]) await page.context().close();
  });

  it('sets the priority of 200 tickets with progress, and says of each what came of it', async () => {
    await insertTickets(desk.dataDir, 1000);
    const page = await desk.window(desk.admin, '/admin/support?status=open');
    await rows(page).first().waitFor();
    // The second page comes by scrolling to it, and only that one: the end of the first is not the end of both.
    const footer = page.locator('footer');
    await footer.getByText(/^[12]00 loaded of/).waitFor();
    if (await footer.getByText('100 loaded of').count()) {
      await page.locator('.scroll').evaluate((scroll) => scroll.scrollTo(0, scroll.scrollHeight));
      await footer.getByText('200 loaded of').waitFor();
    }
    await page.getByRole('checkbox', { name: /^Select the 200 that are loaded, of 1,\d+$/ }).check();
    await page.getByText('200 selected').waitFor();

    // One of them is changed by somebody else meanwhile: that one is refused, and nothing of theirs is lost.
    const support = await desk.client(desk.admin);
    const number = await page.locator('ls-ticket-table tr.selected').last().locator('td').nth(1).innerText();
    const ticket = await support.tickets.find(number);
    // Another than it has: the same again would be no change.
    const category = ticket.category === 'quality' ? 'lost' : 'quality';
    let changed = false;
    await page.route(`**/api/support/tickets/${ticket.id}/update-status/`, async (route) => {
      if (!changed) await support.tickets.updateStatus(ticket.id, { category });
      changed = true;
      await route.continue();
    });
    await page.getByRole('group', { name: 'Selected tickets' }).getByRole('button', { name: 'Priority' }).click();
    await page.getByRole('menuitem', { name: 'High' }).click();
    // Once it asks for patience: all wait, and go on by themselves.
    const problem = { type: 'about:blank', title: 'Slow down', status: 429, code: 'rate_limited', request_id: '1' };
    const slower = { status: 429, headers: { 'retry-after': '2' }, contentType: 'application/problem+json' };
    await page.route('**/update-status/', (route) => route.fulfill({ ...slower, body: JSON.stringify(problem) }), {
      times: 1,
    });
    // Nothing is done before the number has been seen.
    await page.getByRole('dialog', { name: 'Change 200 tickets?' }).waitFor();
    await page.getByRole('button', { name: 'Change 200', exact: true }).click();
    await page.getByRole('progressbar').waitFor();
    await page.getByText(/^The server asks to wait: \d s$/).waitFor();
    await page.getByText('199 done').waitFor({ timeout: 90_000 });
    await page.getByText('1 refused').waitFor();
    await page.getByRole('button', { name: 'Results' }).click();
    const results = page.getByRole('list', { name: 'Each ticket' }).getByRole('listitem');
    expect(await results.count()).toBe(200);
    expect(await results.first().innerText()).toContain('It changed meanwhile');
    await page.locator('ls-bulk-results').getByRole('button', { name: 'Try 1 again' }).click();
    await page.getByText('200 done').waitFor();
    expect(await support.tickets.find(number)).toMatchObject({ priority: 'high', category });
    await page.context().close();
  });

  it(`opens with ${load} tickets as quickly as with 1,000, and scrolls without a long task`, async () => {
    const page = await desk.window(desk.admin, '/admin/support');
    const few = await opensIn(page);
    await insertTickets(desk.dataDir, load);
    const many = await opensIn(page);
    console.log(
      `The table: ${few.toFixed(0)} ms with 1,000 tickets, ${many.toFixed(0)} ms with ${load}: × ${(many / few).toFixed(2)}`,
    );
    expect(many / few).toBeLessThan(1.5);

    await page.evaluate(() => {
      window.longTasks = [];
      new PerformanceObserver((list) =>
        window.longTasks.push(...list.getEntries().map(({ duration }) => duration)),
      ).observe({
        type: 'longtask',
      });
    });
    await page.locator('.scroll').hover();
    let longTasks;
    // What else this machine does only adds, and what scrolling itself does would be in each: one of five rounds is enough.
    for (let round = 0; round < 5 && longTasks?.length !== 0; round++) {
      await page.evaluate(() => window.longTasks.splice(0));
      for (let turn = 0; turn < 60; turn++) {
        await page.mouse.wheel(0, 400);
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      }
      longTasks = await page.evaluate(() => window.longTasks);
    }
    const drawn = await rows(page).count();
    console.log(
      `Scrolled 24,000 px: ${drawn} rows drawn, long tasks: ${longTasks.map((ms) => `${ms} ms`).join(', ') || 'none'}`,
    );
    expect(drawn).toBeLessThan(80);
    expect(longTasks).toEqual([]);
    await page.context().close();
  });

  it('paints the next ticket within 40 ms of the key', async () => {
    const agent = await desk.newAgent('Ivo Marin');
    await insertTickets(desk.dataDir, 80, { agentId: agent.id });
    const page = await desk.window(agent, '/agent/dashboard?queue=assigned');
    const underWay = new Set();
    const isTicket = (request) => /\/tickets\/[0-9a-f-]{36}\/$/.test(request.url());
    page.on('request', (request) => isTicket(request) && underWay.add(request));
    for (const over of ['requestfinished', 'requestfailed']) page.on(over, (request) => underWay.delete(request));
    await page.locator('ls-ticket-row').first().waitFor();
    await page.keyboard.press('j');
    await page.locator('ls-ticket-title').waitFor();
    const medians = [];
    // What else this machine does only adds: one of six rounds is enough.
    for (let round = 0; round < 6 && !(Math.min(...medians) < 40); round++) {
      const took = [];
      for (let n = 0; n < 12; n++) {
        await expect.poll(() => underWay.size, { interval: 10, timeout: 20_000 }).toBe(0);
        took.push(await page.evaluate(stepped));
      }
      medians.push(took.sort((a, b) => a - b)[6]);
    }
    console.log(`The next ticket after j: ${medians.map((ms) => ms.toFixed(0)).join(', ')} ms, medians of 12`);
    expect(Math.min(...medians)).toBeLessThan(40);
    await page.context().close();
  });
});

/** In the page: milliseconds from the key until the next ticket is painted. */
async function stepped() {
  const within = (...path) =>
    path.reduce(
      (root, selector) => root?.querySelector(selector)?.shadowRoot,
      document.querySelector('ls-app').shadowRoot,
    );
  const number = () =>
    within('ls-dashboard-page', 'ls-ticket-view', 'ls-ticket-title')?.querySelector('.number')?.textContent;
  const before = number();
  const began = performance.now();
  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, composed: true }));
  while (number() === before) await new Promise((drawn) => requestAnimationFrame(drawn));
  // That was asked at the beginning of the frame that shows it; this is the first task behind it.
  await new Promise((painted) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = painted;
    port2.postMessage(null);
  });
  return performance.now() - began;
}
