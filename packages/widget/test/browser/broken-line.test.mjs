/** Parts of the widget that do not arrive: it is said to the host, and they are fetched once there is a line again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api, help, lateTicket, launchBrowser, newCustomer, newVisitor, openPanel, publish, script } from './stage.mjs';

let browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Keeps chunks from a page until the line is mended, and hears what the host is told. */
async function without(page, ...names) {
  const isOne = ({ pathname }) => names.some((name) => pathname.includes(`/widget/${name}-`));
  await page.route(isOne, (route) => route.abort());
  await page.addInitScript(() => {
    window.told = [];
    addEventListener('logishift-error', ({ error }) => window.told.push(String(error)));
  });
  return {
    told: () => page.evaluate(() => window.told),
    mend: () => page.unroute(isOne),
  };
}

describe('what does not arrive', () => {
  it('is the panel: the host hears of it, and the next press opens it', async () => {
    const { page, context, faults } = await newVisitor(browser);
    const line = await without(page, 'panel.define');
    await page.goto(await publish(help(newCustomer())));
    await page.getByRole('button', { name: 'Get help' }).click();
    await expect.poll(line.told).toEqual([expect.stringContaining('Failed to fetch')]);
    await line.mend();
    await openPanel(page);
    expect(faults.filter((fault) => !fault.startsWith('Failed to load resource'))).toEqual([]);
    await context.close();
  });

  it('is a panel that can open: the host hears of it, and the launcher stays', async () => {
    const { page, context, faults } = await newVisitor(browser);
    const line = await without(page);
    // Something else on the page has the name.
    await page.addInitScript(() => customElements.define('logishift-panel', class extends HTMLElement {}));
    await page.goto(await publish(help(newCustomer())));
    const launcher = page.getByRole('button', { name: 'Get help' });
    await launcher.click();
    await expect.poll(line.told).toEqual([expect.stringContaining('TypeError')]);
    await launcher.waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('are the elements of the page: the host hears of it, and they come by themselves', async () => {
    const { page, context, faults } = await newVisitor(browser);
    const line = await without(page, 'views.define');
    await page.goto(await publish(`${script}<logishift-faq api="${api}"></logishift-faq>`));
    await expect.poll(line.told).toEqual([expect.stringContaining('Failed to fetch')]);
    await line.mend();
    await page.locator('.question').first().waitFor();
    expect(faults.filter((fault) => !fault.startsWith('Failed to load resource'))).toEqual([]);
    await context.close();
  });

  it('are the views of the panel: the host hears of it, and they come by themselves', async () => {
    const { page, context, faults } = await newVisitor(browser);
    const line = await without(page, 'views.define');
    await page.goto(await publish(`${script}<logishift-help api="${api}"></logishift-help>`));
    await openPanel(page);
    await page.getByRole('button', { name: 'FAQ' }).click();
    await expect.poll(line.told).toContainEqual(expect.stringContaining('Failed to fetch'));
    await line.mend();
    await page.locator('.question').first().waitFor();
    expect(faults.filter((fault) => !fault.startsWith('Failed to load resource'))).toEqual([]);
    await context.close();
  });

  it('is what signs out: the host hears that nothing was forgotten', async () => {
    const { page, context } = await newVisitor(browser);
    const line = await without(page, 'news');
    await page.goto(await publish(help(newCustomer())));
    await page.getByRole('button', { name: 'Get help' }).waitFor();
    await page.evaluate(() => document.querySelector('logishift-help').signOut());
    await expect.poll(line.told).toEqual([expect.stringContaining('Failed to fetch')]);
    await context.close();
  });

  it('are the words: the host hears of it, and the panel opens once they come', async () => {
    const { page, context } = await newVisitor(browser);
    const line = await without(page, 'de', 'en');
    await page.goto(await publish(help(newCustomer(), 'lang="de"')));
    await page.getByRole('button', { name: 'Hilfe' }).click();
    await expect.poll(line.told).toEqual([expect.stringContaining('Failed to fetch')]);
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await line.mend();
    await page.locator('dialog[open]').waitFor();
    await context.close();
  });
});

it('signs out of every tab, from one where the panel was never opened', async () => {
  const customer = newCustomer();
  await customer.support.tickets.create({ ...lateTicket, subject: 'CANARY' });
  const { page, context } = await newVisitor(browser);
  await page.goto(await publish(help(customer)));
  await openPanel(page);
  await page.getByText('CANARY').waitFor();
  const other = await context.newPage();
  await other.goto(await publish(help(customer)));
  await other.locator('.badge').waitFor({ state: 'attached' });
  await other.evaluate(() => document.querySelector('logishift-help').signOut());
  await expect.poll(() => page.getByText('CANARY').count()).toBe(0);
  await context.close();
});
