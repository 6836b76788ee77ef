import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from './stage.js';

const { source: axe } = createRequire(import.meta.url)('axe-core');

let desk;
let windows;
let paths;

beforeAll(async () => {
  desk = await openDesk();
  const [agent, pending] = [await desk.newAgent('Meera Iyer'), await desk.register('Karim Benali')];
  const { support: customer } = await desk.newCustomer();
  const create = (subject) =>
    customer.tickets.create({ subject, description: 'I was home all evening.', category: 'lost' });
  const [held, free] = [await create('Says delivered, but is not here'), await create('Nobody rang the bell')];
  const support = await desk.client(agent);
  await support.tickets.assignSelf(held.id);
  await support.notes.add(held.id, 'The scan was in the next street.');
  await support.messages.send(held.id, 'I have asked the depot.');
  await customer.messages.send(held.id, 'Thank you.');
  const boss = await desk.client(desk.admin);
  const entry = await boss.faq.create({
    category: 'lost',
    translations: { en: { question: 'It says delivered. Where is it?', answer: 'Ask the **neighbours** first.' } },
  });
  await boss.integrations.createKey({ name: 'The shop', issuer: 'host', scopes: ['deliveries:write'] });

  paths = {
    nobody: ['/sign-in', '/support-agent-register', '/forgot-password', '/reset-password', '/verify-email'],
    pending: ['/awaiting-approval'],
    agent: [
      '/agent/dashboard',
      `/agent/dashboard?queue=assigned&ticket=${held.id}`,
      `/agent/dashboard?queue=unassigned&ticket=${free.id}`,
      '/agent/dashboard?queue=resolved',
      `/support/tickets/${held.id}`,
      '/support/tickets/00000000-0000-7000-8000-000000000000',
      '/search',
      '/search?q=status:open+prioriti:high+bell',
      '/search?q=status:closed+nothing+such',
      '/account',
      '/no-such-page',
    ],
    admin: [
      '/admin/support',
      '/admin/support?status=closed',
      '/admin/agents',
      '/admin/faq',
      `/admin/faq?entry=${entry.id}`,
      '/admin/mail',
      '/admin/api-keys',
      '/admin/settings',
    ],
  };
  const faults = [];
  const open = async (page) => {
    page.on('pageerror', (error) => faults.push(error.message));
    // What the content security policy refuses is said here.
    page.on('console', (message) => message.text().includes('Content Security Policy') && faults.push(message.text()));
    return page;
  };
  windows = {
    faults,
    nobody: await open(await (await desk.browser.newContext({ locale: 'en-GB' })).newPage()),
    pending: await open(await desk.window(pending, '/awaiting-approval')),
    agent: await open(await desk.window(agent, '/agent/dashboard?queue=assigned')),
    admin: await open(await desk.window(desk.admin, '/admin/support')),
  };
});
afterAll(() => desk?.close());

/** Goes to a page and waits until it shows what it has. */
async function visit(page, path) {
  await page.goto(`${desk.url}/console${path}`);
  await page.locator('h1:visible').first().waitFor();
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
  await page.evaluate(() => document.fonts.ready);
}

describe.each(['nobody', 'pending', 'agent', 'admin'])('every page that is for %s', (who) => {
  it.each(['light', 'dark'])('has nothing that axe objects to, %s', async (colorScheme) => {
    const page = windows[who];
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const path of paths[who]) {
      await visit(page, path);
      await page.evaluate(axe);
      const violations = await page.evaluate(async () =>
        (await window.axe.run(document)).violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${id}: ${target.flat().join(' ')} ${failureSummary}`),
        ),
      );
      expect([path, violations]).toEqual([path, []]);
    }
    expect(windows.faults).toEqual([]);
  });

  it.each([390, 1024])('stays within a window of %i px', async (width) => {
    const page = windows[who];
    await page.setViewportSize({ width, height: 844 });
    for (const path of paths[who]) {
      await visit(page, path);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([path, wide]).toEqual([path, 0]);
    }
  });
});
