/** What the widget promises the page it stands on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  api,
  help,
  lateTicket,
  launchBrowser,
  newAgent,
  newCustomer,
  newVisitor,
  openPanel,
  publish,
  script,
  strictPolicy,
} from './stage.mjs';
import { watchPage } from './watch-page.mjs';

let browser;
let agent;
beforeAll(async () => {
  [browser, agent] = await Promise.all([launchBrowser(), newAgent()]);
});
afterAll(() => browser?.close());

/** Writes a ticket in the open panel, and opens it. */
async function sendTicket(page, subject = 'Will it come?') {
  await page.getByRole('button', { name: /Write to us/ }).click();
  await page.getByLabel('Subject').fill(subject);
  await page.getByLabel('What happened?').fill('I have to leave soon.');
  await page.getByRole('button', { name: 'Send ticket' }).click();
  await page.getByRole('button', { name: 'Open ticket' }).click();
  await page.locator('[part=conversation]').waitFor();
}

async function sendMessage(page, body) {
  await page.getByLabel('Your message').fill(body);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.locator('.bubble', { hasText: body }).waitFor();
}

describe("a host's page", () => {
  it('may have the strictest policy: opening, form, sending and conversation break no rule of it', async () => {
    const customer = newCustomer();
    const { page, faults } = await newVisitor(browser);
    await page.addInitScript(() => {
      window.violations = [];
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
        window.violations.push(`${violatedDirective} ${blockedURI} ${sample}`),
      );
    });
    await page.goto(await publish(help(customer), { policy: strictPolicy }));
    await openPanel(page);
    await page.getByText(customer.tracking).first().waitFor();
    await sendTicket(page);
    await sendMessage(page, 'Is he near?');
    const [{ id }] = (await customer.support.tickets.list()).data;
    await agent.tickets.assignSelf(id);
    await agent.messages.send(id, 'Six stops before you.');
    await page.getByText('Six stops before you.').waitFor();
    expect(await page.evaluate(() => window.violations)).toEqual([]);
    expect(faults).toEqual([]);
    // The policy holds here at all.
    await page.evaluate(() =>
      document.body.append(Object.assign(document.createElement('style'), { textContent: 'a{}' })),
    );
    await expect.poll(() => page.evaluate(() => window.violations.length)).toBeGreaterThan(0);
    await page.context().close();
  });

  it('may block storage: a ticket is written, sent and answered all the same', async () => {
    const customer = newCustomer();
    const { page, faults } = await newVisitor(browser);
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('blocked', 'SecurityError');
          },
        });
      }
    });
    await page.goto(await publish(help(customer)));
    await openPanel(page);
    await sendTicket(page);
    await sendMessage(page, 'Stored nowhere');
    await page.getByRole('button', { name: 'Close' }).click();
    await openPanel(page);
    await page.locator('.bubble', { hasText: 'Stored nowhere' }).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('may have two, of two customers in two languages: they do not mix', async () => {
    const [one, two] = [newCustomer({ name: 'Priya Nair' }), newCustomer({ name: 'Tomás Oliveira' })];
    await one.support.tickets.create({ ...lateTicket, subject: 'CANARY-ONE' });
    await two.support.tickets.create({ ...lateTicket, subject: 'CANARY-TWO' });
    const element = ({ token, tracking }, lang, id) =>
      `<logishift-support api="${api}" token="${token}" delivery="${tracking}" lang="${lang}" id="${id}"></logishift-support>`;
    const { page, faults } = await newVisitor(browser);
    await page.goto(await publish(`${script}${element(one, 'en', 'one')}${element(two, 'ar', 'two')}`));
    const [first, second] = [page.locator('#one'), page.locator('#two')];
    await first.getByText('CANARY-ONE').first().waitFor();
    await second.getByText('CANARY-TWO').first().waitFor();
    expect(await first.getByText('CANARY-TWO').count()).toBe(0);
    expect(await second.getByText('CANARY-ONE').count()).toBe(0);
    await first.getByText('My tickets').first().waitFor();
    expect(await first.locator('[part=base]').first().getAttribute('dir')).toBe('ltr');
    expect(await second.locator('[part=base]').first().getAttribute('dir')).toBe('rtl');
    expect(await second.getByText('My tickets').count()).toBe(0);

    // What one writes is not the other's draft.
    await first.getByRole('tab', { name: 'Create ticket' }).click();
    await first.locator('#subject').fill('Of the first alone');
    await second.getByRole('tab').nth(1).click();
    await second.locator('#subject').waitFor();
    expect(await second.locator('#subject').inputValue()).toBe('');
    await second.locator('#subject').fill('للثاني');
    await second.locator('#description').fill('للثاني وحده');
    await second.locator('[part=submit]').click();
    await second.locator('[aria-current=step]').waitFor();
    expect((await two.support.tickets.list()).data.map(({ subject }) => subject)).toContain('للثاني');
    expect((await one.support.tickets.list()).data).toHaveLength(1);
    expect(await first.locator('#subject').inputValue()).toBe('Of the first alone');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('gets back what the widget used once it is removed: listeners, timers, styles, channels, connections', async () => {
    const customer = newCustomer();
    const { id } = await customer.support.tickets.create(lateTicket);
    const { page, faults } = await newVisitor(browser);
    const open = new Set();
    page.on('request', (request) => open.add(request));
    page.on('requestfinished', (request) => open.delete(request));
    page.on('requestfailed', (request) => open.delete(request));
    await page.addInitScript(watchPage);
    await page.goto(await publish(script));
    await page.evaluate(() => customElements.whenDefined('logishift-help'));
    const before = await page.evaluate(() => window.inUse());

    await page.evaluate(
      ([api, token, delivery]) => {
        const element = document.createElement('logishift-help');
        Object.assign(element, { api, token, delivery });
        document.body.append(element);
      },
      [api, customer.token, customer.tracking],
    );
    await openPanel(page);
    await sendTicket(page);
    await page.evaluate((ticketId) => document.querySelector('logishift-help').open({ view: 'ticket', ticketId }), id);
    await page.getByText('I waited all day.').first().waitFor();
    await page.getByLabel('Your message').fill('Half a');
    const streams = () => [...open].filter((request) => request.url().includes('/live')).length;
    await expect.poll(streams).toBeGreaterThan(0);
    expect(await page.evaluate(() => window.inUse().listeners.length)).toBeGreaterThan(before.listeners.length);

    await page.evaluate(() => document.querySelector('logishift-help').remove());
    await expect.poll(() => [...open].map((request) => request.url()), { timeout: 8_000 }).toEqual([]);
    await expect.poll(() => page.evaluate(() => window.inUse()), { timeout: 8_000 }).toEqual(before);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('keeps its own functions: history, fetch, console, storage and prototypes are not patched, nothing is global', async () => {
    const customer = newCustomer();
    const { page } = await newVisitor(browser);
    await page.addInitScript(() => {
      const snapshot = () => {
        const of = (object, name) =>
          Reflect.ownKeys(object).map((key) => {
            const { value, get, set } = Object.getOwnPropertyDescriptor(object, key);
            return [`${name}.${String(key)}`, typeof value === 'function' ? value : undefined, get, set];
          });
        return [
          ...of(History.prototype, 'History'),
          ...of(Storage.prototype, 'Storage'),
          ...of(EventTarget.prototype, 'EventTarget'),
          ...of(Element.prototype, 'Element'),
          ...of(HTMLElement.prototype, 'HTMLElement'),
          ...of(Node.prototype, 'Node'),
          ...of(Array.prototype, 'Array'),
          ...of(Promise.prototype, 'Promise'),
          ...of(Symbol, 'Symbol'),
          ...of(Object, 'Object'),
          ...of(XMLHttpRequest.prototype, 'XMLHttpRequest'),
          ...of(history, 'history'),
          ...of(console, 'console'),
          ...[
            'fetch',
            'setTimeout',
            'addEventListener',
            'WebSocket',
            'EventSource',
            'onerror',
            'onunhandledrejection',
          ].map((name) => [name, window[name]]),
        ];
      };
      const before = snapshot();
      const globals = Object.keys(window);
      window.changes = () => {
        const now = snapshot();
        const changed = now.filter((entry, place) => entry.some((value, at) => value !== before[place]?.[at]));
        const added = Object.keys(window).filter((name) => !globals.includes(name) && name !== 'changes');
        return [...changed.map(([name]) => name), ...added, ...(now.length === before.length ? [] : ['a member'])];
      };
    });
    await page.goto(await publish(help(customer)));
    await openPanel(page);
    await sendTicket(page);
    const url = page.url();
    expect(await page.evaluate(() => window.changes())).toEqual([]);
    expect(page.url()).toBe(url);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    await page.context().close();
  });

  it('sees no request to anybody but the server', async () => {
    const customer = newCustomer();
    const { page } = await newVisitor(browser);
    const elsewhere = [];
    const url = await publish(help(customer));
    page.on('request', (request) => {
      const { origin } = new URL(request.url());
      if (origin !== api && request.url() !== url && !request.url().startsWith('data:')) elsewhere.push(request.url());
    });
    await page.goto(url);
    await openPanel(page);
    await sendTicket(page);
    expect(elsewhere).toEqual([]);
    await page.context().close();
  });
});

describe('signing out', () => {
  it('leaves nothing of the last person in DOM, storage or memory within reach; the next sees nothing of them', async () => {
    const last = newCustomer({ name: 'CanaryName Nair' });
    const ticket = await last.support.tickets.create({
      subject: 'CANARY-SUBJECT',
      description: 'CANARY-TEXT',
      category: 'late',
    });
    await agent.tickets.assignSelf(ticket.id);
    await agent.messages.send(ticket.id, 'CANARY-ANSWER');
    const { page } = await newVisitor(browser);
    await page.addInitScript(watchPage);
    await page.goto(
      await publish(`${help(last)}<logishift-ticket-view api="${api}" token="${last.token}"
      ticket-id="${ticket.id}"></logishift-ticket-view><logishift-support api="${api}" token="${last.token}"></logishift-support>`),
    );
    await openPanel(page);
    await page.getByText('CanaryName').first().waitFor();
    await page.locator('logishift-ticket-view').first().getByText('CANARY-ANSWER').waitFor();
    await page.evaluate(
      (ticketId) => document.querySelector('logishift-help').open({ view: 'ticket', ticketId }),
      ticket.id,
    );
    await page.locator('logishift-panel').getByText('CANARY-ANSWER').waitFor();
    await page.locator('logishift-panel').getByLabel('Your message').fill('CANARY-REPLY');
    await page.evaluate(() => document.querySelector('logishift-help').open({ view: 'form' }));
    await page.locator('logishift-panel #subject').fill('CANARY-DRAFT');
    const canary = `canary|${last.id}|${last.token}`;
    expect(await page.evaluate((words) => window.findTraces(words), canary), 'it finds what is there').not.toEqual([]);

    await page.evaluate(() => {
      for (const element of document.querySelectorAll('logishift-help, logishift-ticket-view, logishift-support')) {
        element.signOut();
      }
    });
    await expect.poll(() => page.evaluate((words) => window.findTraces(words), canary), { timeout: 8_000 }).toEqual([]);

    const next = newCustomer({ name: 'Tomás Oliveira' });
    await page.evaluate((token) => {
      for (const element of document.querySelectorAll('logishift-help, logishift-ticket-view, logishift-support')) {
        element.token = token;
      }
      document.querySelector('logishift-help').open({ view: 'home' });
    }, next.token);
    await page.getByText('Tomás').first().waitFor();
    await page.locator('logishift-ticket-view').getByText('This ticket isn’t here').waitFor();
    await page.evaluate(() => document.querySelector('logishift-help').open({ view: 'form' }));
    await page.locator('logishift-panel #subject').waitFor();
    expect(await page.evaluate((words) => window.findTraces(words), canary)).toEqual([]);
    await page.context().close();
  });
});
