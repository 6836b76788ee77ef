/** What a customer who waits learns without opening the panel: that somebody answered, where, and what. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { api, help, lateTicket, launchBrowser, newAgent, newCustomer, newVisitor, publish, script } from './stage.mjs';

let browser;
let agent;
let visitor;
beforeAll(async () => {
  [browser, agent] = await Promise.all([launchBrowser(), newAgent()]);
});
afterEach(() => visitor?.context.close());
afterAll(() => browser?.close());

const launcher = 'logishift-help [part=launcher]';
const preview = 'logishift-help [part=preview]';
const badge = 'logishift-help [part=badge]';
const field = '<input id="own" aria-label="Own">';

/** A customer with a ticket that an agent has taken; they know that much. */
async function waiting(more = {}) {
  const customer = newCustomer();
  const ticket = await customer.support.tickets.create({ ...lateTicket, delivery_ref: customer.tracking, ...more });
  await agent.tickets.assignSelf(ticket.id);
  await customer.support.notifications.readTicket(ticket.id);
  return { ...customer, ticket };
}

/** Their page, which hears of what comes; `chunks` are the files it has asked for. */
async function visit(body, { before, ...options } = {}) {
  visitor = await newVisitor(browser, options);
  const { page } = visitor;
  const chunks = [];
  page.on('request', (request) => chunks.push(new URL(request.url()).pathname));
  await page.addInitScript(() => {
    window.rung = 0;
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (...when) {
      window.rung++;
      start.apply(this, when);
    };
  });
  await before?.(page);
  const url = await publish(body);
  await page.goto(url);
  await page.locator(launcher).waitFor();
  return { page, url, chunks };
}
const follows = (page) =>
  page.waitForResponse((response) => response.url().endsWith('/api/support/live/') && response.ok());

describe('an answer to a customer whose panel was never opened', () => {
  it('is there within 5 s: counted by ticket, shown, said, in the title, and gone when it is read', async () => {
    const customer = await waiting();
    const { page } = await visit(field + help(customer));
    await follows(page);
    // What came before the stream is asked for once; from then on it is the stream that tells.
    await page.waitForResponse('**/api/support/news/');
    await page.locator('#own').focus();
    const begin = performance.now();
    await agent.messages.send(customer.ticket.id, 'Your courier is moving again.');
    await agent.messages.send(customer.ticket.id, 'He is six stops before you. Shall I tell him to ring twice?');
    await page.locator(preview).waitFor();
    const took = performance.now() - begin;
    console.log(`two answers → preview: ${took.toFixed(0)} ms`);
    expect(took).toBeLessThan(5_000);
    const card = page.locator(preview);
    for (const text of ['Maya answered', lateTicket.subject, customer.tracking, 'six stops before you'])
      await card.getByText(text).first().waitFor();
    expect(await page.locator(badge).textContent()).toBe('1');
    expect(await page.title()).toBe('(1) Maya answered · A shop');
    expect(await page.locator('logishift-help [role=status]').first().textContent()).toBe(
      `Maya answered about parcel ${customer.tracking}`,
    );
    await page.getByRole('button', { name: 'Get help, 1 new answer', exact: true }).waitFor();
    // It takes no focus, and nobody who did not ask for it hears it.
    expect(await page.evaluate(() => [document.activeElement.id, rung])).toEqual(['own', 0]);
    await card.getByRole('button', { name: 'Open ticket' }).click();
    await page.locator('logishift-ticket-view').getByText('six stops before you').waitFor();
    expect(await card.count()).toBe(0);
    await expect.poll(() => page.title()).toBe('A shop');
    await expect.poll(() => page.locator(badge).textContent()).toBe('');
    // From now on the panel counts, and a closed one shows the next answer as well.
    await page.keyboard.press('Escape');
    await agent.messages.send(customer.ticket.id, 'He rings in five minutes.');
    await card.getByText('He rings in five minutes.').waitFor();
    await expect.poll(() => page.locator(badge).textContent()).toBe('1');
    expect(await page.title()).toBe('(1) Maya answered · A shop');
    await card.getByRole('button', { name: 'Close' }).focus();
    await page.keyboard.press('Escape');
    expect(await card.count()).toBe(0);
    expect(await page.locator(launcher).evaluate((button) => button.matches(':focus'))).toBe(true);
    expect(await page.locator(badge).textContent()).toBe('1');
  });

  it('is one preview for several, makes itself small, and is not shown again to whoever put it away', async () => {
    const customer = await waiting();
    const other = await customer.support.tickets.create({ ...lateTicket, subject: 'Another' });
    await agent.tickets.assignSelf(other.id);
    const { page, url } = await visit(help(customer), { before: (page) => page.clock.install() });
    const card = page.locator(preview);
    await card.getByText('Maya took your ticket').first().waitFor();
    await agent.messages.send(customer.ticket.id, 'It is found.');
    await page.clock.runFor(1_000);
    await card.getByText('Maya answered and 1 more').first().waitFor();
    expect(await card.count()).toBe(1);
    await page.getByRole('button', { name: 'Get help, 2 new answers', exact: true }).waitFor();
    const isWhole = () => card.getByText('It is found.').isVisible();
    expect(await isWhole()).toBe(true);
    await page.clock.runFor(12_500);
    await expect.poll(isWhole).toBe(false);
    const line = card.getByRole('button', { name: `Maya answered and 1 more · ${customer.tracking}` });
    await line.waitFor();
    // On the next page it is what it was, and put away once it is.
    await page.goto(url);
    await line.waitFor();
    await card.getByRole('button', { name: 'Close' }).click();
    await page.goto(url);
    await expect.poll(() => page.locator(badge).textContent()).toBe('2');
    await expect.poll(() => page.title()).toContain('(2) Maya answered');
    expect(await card.count()).toBe(0);
  });

  it('can be heard by those who chose it, in one tab of all, and on the pages that follow', async () => {
    const customer = await waiting();
    await agent.messages.send(customer.ticket.id, 'First');
    const { page, url } = await visit(help(customer));
    const sound = page.locator(preview).getByRole('switch', { name: 'Sound' });
    expect(await sound.getAttribute('aria-checked')).toBe('false');
    await sound.click();
    expect(await sound.getAttribute('aria-checked')).toBe('true');
    await expect.poll(() => page.evaluate(() => rung)).toBe(2);
    await page.goto(url);
    const told = follows(page);
    const tab = await visitor.context.newPage();
    await tab.addInitScript(() => {
      window.rung = 0;
      const { start } = OscillatorNode.prototype;
      OscillatorNode.prototype.start = function (...when) {
        window.rung++;
        start.apply(this, when);
      };
    });
    await tab.goto(url);
    await told;
    await page.locator(preview).waitFor();
    await tab.locator(preview).waitFor();
    await agent.messages.send(customer.ticket.id, 'Second');
    for (const one of [page, tab]) await one.locator(preview).getByText('Second').waitFor();
    const rung = async () => (await page.evaluate(() => window.rung)) + (await tab.evaluate(() => window.rung));
    await expect.poll(rung).toBe(2);
  });

  it('shows less where others see the screen', async () => {
    const customer = await waiting();
    await agent.messages.send(customer.ticket.id, 'A private word');
    const { page } = await visit(help(customer, 'preview="brief"'));
    const card = page.locator(preview);
    await card.getByText('Maya answered').first().waitFor();
    expect(await card.textContent()).not.toMatch(/private|Not here yet/);
    await page.evaluate(() => document.querySelector('logishift-help').setAttribute('preview', 'off'));
    await page.reload();
    await page.goto(await publish(help(customer, 'preview="off"')));
    await expect.poll(() => page.title()).toBe('(1) · A shop');
    expect(await card.count()).toBe(0);
  });

  it('comes by asking now and then where no stream comes through', async () => {
    const customer = await waiting();
    const { page } = await visit(help(customer), {
      before: async (page) => {
        await page.clock.install();
        await page.route('**/api/support/live/', (route) => route.fulfill({ status: 503 }));
      },
    });
    await page.waitForRequest('**/api/support/live/');
    await agent.messages.send(customer.ticket.id, 'Hello');
    await page.clock.runFor(46_000);
    await page.locator(preview).getByText('Hello').waitFor();
  });

  it('is gone at once for whoever signs out or in, and never shown to the next', async () => {
    const [customer, next] = [await waiting(), newCustomer()];
    await agent.messages.send(customer.ticket.id, 'CANARY');
    const { page } = await visit(help(customer));
    const card = page.locator(preview);
    await card.getByText('CANARY').waitFor();
    await page.evaluate((token) => (document.querySelector('logishift-help').token = token), next.token);
    await expect.poll(() => card.count()).toBe(0);
    await expect.poll(() => page.title()).toBe('A shop');
    await expect.poll(() => page.locator(badge).textContent()).toBe('');
    expect(await page.locator('logishift-help').evaluate((one) => one.shadowRoot.textContent)).not.toContain('Maya');
  });

  it('is there where the browser keeps nothing, its number from left to right in an Arabic line', async () => {
    const customer = await waiting();
    await agent.messages.send(customer.ticket.id, 'Hello');
    const { page } = await visit(help(customer, 'lang="ar"'), {
      before: (page) =>
        page.addInitScript(() => {
          const get = () => {
            throw new DOMException('Blocked', 'SecurityError');
          };
          Object.defineProperty(window, 'localStorage', { get });
        }),
    });
    const number = page.locator(preview).locator('bdi[dir=ltr]').first();
    expect(await number.textContent()).toBe(customer.tracking);
    await expect.poll(() => page.locator(badge).textContent()).toBe('1');
  });

  it('is asked for by one at a time, however often there is a reason to', async () => {
    const { page } = await visit(help(await waiting()), {
      before: async (page) => {
        await page.clock.install();
        await page.route('**/api/support/news/', (route) => route.fulfill({ status: 503 }));
      },
    });
    await page.waitForRequest('**/api/support/news/');
    let asked = 0;
    page.on('request', (request) => (asked += Number(request.url().endsWith('/news/'))));
    await page.evaluate(() => {
      for (let count = 0; count < 5; count++) document.dispatchEvent(new Event('logishift-ticket-created'));
    });
    for (let second = 0; second < 32; second++) await page.clock.runFor(1_000);
    // At once each, and then after 2, 4, 8 and 16 s.
    expect(asked).toBeLessThanOrEqual(5 + 4);
  });

  it('is not marked as read with every letter that is typed where that is refused', async () => {
    const customer = await waiting();
    await agent.messages.send(customer.ticket.id, 'Hello');
    const { page } = await visit(help(customer));
    let asked = 0;
    await page.route('**/read/', (route) => {
      asked++;
      return route.fulfill({ status: 400, json: { code: 'invalid_input' } });
    });
    await page.locator(preview).getByRole('button', { name: 'Open ticket' }).click();
    await expect.poll(() => asked).toBeGreaterThan(0);
    await page.getByLabel('Your message').pressSequentially('I write a while');
    // At once, and again where there is a reason to; not with each of these letters.
    expect(asked).toBeLessThan(5);
  });

  it('removes what is kept of whoever signs out, and of nobody else', async () => {
    const customer = await waiting();
    visitor = await newVisitor(browser);
    const { page } = visitor;
    const told = page.waitForResponse('**/api/support/news/');
    // Once it follows, it has heard who this is.
    const isFollowed = follows(page);
    await page.goto(await publish(help(customer)));
    await isFollowed;
    const own = (await told).headers()['support-person'];
    const kept = await page.evaluate(
      ([api, own]) => {
        const keys = [own, crypto.randomUUID()].map((id) => `logishift-support-reply ${api} ${id} ticket`);
        for (const key of keys) localStorage.setItem(key, JSON.stringify({ text: 'half', at: Date.now() }));
        return keys;
      },
      [api, own],
    );
    const left = () => page.evaluate((keys) => keys.map((key) => localStorage.getItem(key) !== null), kept);
    expect(await left()).toEqual([true, true]);
    await page.evaluate(() => document.querySelector('logishift-help').signOut());
    await expect.poll(left).toEqual([false, true]);
  });
});

it('costs those without tickets one question, and nothing of what follows', async () => {
  const { page, chunks } = await visit(help(newCustomer()));
  await expect.poll(() => chunks.some((path) => path.endsWith('/news/')), { timeout: 10_000 }).toBe(true);
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))));
  expect(chunks.filter((path) => /watching|live|notifications|tickets|panel|views/.test(path))).toEqual([]);
  expect(chunks.filter((path) => path.endsWith('/news/'))).toHaveLength(1);
  // Nobody signed in, no guest: not even that.
  const alone = [];
  page.on('request', (request) => alone.push(new URL(request.url()).pathname));
  await page.goto(await publish(`${script}<logishift-help api="${api}"></logishift-help>`));
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))));
  expect(alone.filter((path) => /news/.test(path))).toEqual([]);
});
