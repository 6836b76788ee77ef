/**
 * What was sent is sent: over a server that is gone, and wherever its writer goes meanwhile. On a server of its own, which
 * is ended as a power cut does.
 */
import { randomUUID } from 'node:crypto';
import { Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sign as signFor, startSupport } from '../support-server.mjs';
import { host, lateTicket, launchBrowser, newVisitor, openPanel, publish, script } from './stage.mjs';

let browser;
let server;
let agent;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startSupport(host)]);
  const { access } = await new Support({ baseUrl: server.baseUrl }).auth.signIn(server.admin);
  agent = new Support({ baseUrl: server.baseUrl, token: access });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Somebody with two tickets, and pages of a site that has this server. */
async function someone(claims = {}) {
  const id = randomUUID();
  const exp = Math.floor(Date.now() / 1000) + 3600;
  const token = signFor({ sub: id, name: 'Priya Nair', exp, ...claims }, server.secret);
  const support = new Support({ baseUrl: server.baseUrl, token });
  const [first, second] = [
    await support.tickets.create({ ...lateTicket, subject: 'The first' }),
    await support.tickets.create({ ...lateTicket, subject: 'The second' }),
  ];
  // The script comes from a server that stays, as from a cache.
  const element = (tag, more = '') =>
    publish(`${script}<logishift-${tag} api="${server.baseUrl}" token="${token}" ${more}></logishift-${tag}>`);
  const page = () => element('help');
  const list = () => element('ticket-list');
  const bodies = async ({ id }) =>
    (await support.tickets.get(id)).messages
      .filter(({ author_role }) => author_role === 'customer')
      .map(({ body }) => body);
  return { id, token, support, first, second, page, list, bodies };
}

const button = (page, name) => page.getByRole('button', { name });

async function open(page, { id }) {
  await page.waitForFunction(() => customElements.get('logishift-help'));
  await page.evaluate((ticketId) => document.querySelector('logishift-help').open({ view: 'ticket', ticketId }), id);
  await page.locator('[part=conversation]').waitFor();
}

async function send(page, text) {
  await page.getByLabel('Your message').fill(text);
  await page.locator('.composer button').click();
  await page.locator('.said', { hasText: text }).waitFor();
}

it('sends once, and in order, what was sent while the server was gone: from another view, page or tab, and a new start', async () => {
  const who = await someone();
  const { page, context } = await newVisitor(browser);
  const url = await who.page();
  await page.goto(url);
  const other = await context.newPage();
  await other.goto(url);
  await open(other, who.second);
  await page.waitForFunction(() => customElements.get('logishift-help'));
  await page.evaluate(() => document.querySelector('logishift-help').open({ view: 'tickets' }));
  await button(page, /^The first/).waitFor();
  await open(page, who.first);
  await agent.messages.send(who.first.id, 'I am with you.');
  await page.locator('.bubble', { hasText: 'I am with you.' }).waitFor();
  await server.kill();

  // Left by Back: the ticket's view is gone.
  await page.getByLabel('Your message').fill('');
  await send(page, 'One');
  await page.getByText('1 message is waiting').first().waitFor();
  await send(page, 'Two');
  await page.getByText('2 messages are waiting').first().waitFor();
  await page.getByText('Not live, trying again').waitFor();
  await page.getByLabel('Your message').fill('Half a thought');
  await button(page, 'Back').click();
  // On its row, in the row's name too.
  await button(page, /^The first.* 2 messages are waiting/).waitFor();
  await open(page, who.first);
  expect(await page.locator('.waits .bubble').allTextContents()).toEqual(['One', 'Two']);
  // Another page of the site, in the same tab, where nobody opens anything; and another tab with the panel closed.
  await page.goto(url);
  await send(other, 'Three');
  await other.getByText('1 message is waiting').first().waitFor();
  await button(other, 'Back').click();
  await other.getByRole('status').getByText('3 messages are waiting.').waitFor();
  await button(other, 'Close').click();
  // Beside the launcher too, and said of it.
  await other.locator('.beside', { hasText: '3 messages are waiting' }).waitFor();
  const said = () => button(other, /^Get help/).getAttribute('aria-description');
  await expect.poll(said).toBe('3 messages are waiting');
  expect(await page.locator('dialog').count()).toBeLessThan(2);

  await server.restart();
  await expect.poll(() => who.bodies(who.first), { timeout: 30_000 }).toEqual(['One', 'Two']);
  await expect.poll(() => who.bodies(who.second), { timeout: 30_000 }).toEqual(['Three']);
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('-sent ')));
  await expect.poll(kept, { timeout: 15_000 }).toEqual([]);
  await expect.poll(said).toBeNull();
  expect(await other.locator('.beside').isVisible()).toBe(false);
  // The half-written reply is there, in the next tab too, and the line is live again.
  for (const one of [page, other]) {
    await open(one, who.first);
    await expect.poll(() => one.getByLabel('Your message').inputValue()).toBe('Half a thought');
    await expect.poll(() => one.getByText('Not live').count(), { timeout: 30_000 }).toBe(0);
  }
  expect(await who.bodies(who.first)).toEqual(['One', 'Two']);
  await context.close();
});

it('sends a ticket and a rating too, though their views were left', async () => {
  const who = await someone();
  await agent.tickets.reassign(who.first.id, (await agent.auth.me()).id);
  await agent.tickets.updateStatus(who.first.id, { status: 'resolved' });
  const { page, context } = await newVisitor(browser);
  const url = await who.page();
  await page.goto(url);
  await open(page, who.first);
  const other = await context.newPage();
  await other.goto(url);
  await openPanel(other, /Get help/);
  await other.getByRole('button', { name: /Write to us/ }).click();
  await other.locator('label', { hasText: 'Late' }).click();
  await other.getByLabel('Subject').fill('From the tunnel');
  await other.getByLabel('What happened?').fill('The line goes away here.');
  await server.kill();
  await page.locator('label', { hasText: 'Yes, it’s solved' }).click();
  await page.locator('[part=rating] label.star').nth(3).click();
  await button(page, 'Send rating and close ticket').click();
  await page.getByText('Your answer is waiting').first().waitFor();
  await button(other, 'Send ticket').click();
  await other.getByText('Waiting to send').waitFor();
  const next = await who.list();
  for (const one of [page, other]) await one.goto(next);
  await server.restart();
  const subjects = async () => (await who.support.tickets.list()).data.map(({ subject }) => subject);
  await expect.poll(subjects, { timeout: 30_000 }).toEqual(['From the tunnel', 'The second', 'The first']);
  const ticket = async () => who.support.tickets.get(who.first.id);
  await expect.poll(async () => (await ticket()).status, { timeout: 30_000 }).toBe('closed');
  expect((await ticket()).feedback).toMatchObject({ rating: 4 });
  // The draft went with its ticket.
  await expect.poll(() => other.evaluate(() => sessionStorage.length), { timeout: 15_000 }).toBe(0);
  await context.close();
});

it('sends nobody else’s: what waits of one is neither shown nor sent while another is here, and goes out when they are back', async () => {
  const [one, next] = [await someone(), await someone()];
  const { page, context } = await newVisitor(browser);
  await page.goto(await one.page());
  await open(page, one.first);
  await context.route(`${server.baseUrl}/**/messages/`, (route) => route.abort());
  await send(page, 'CANARY');
  await page.getByText('1 message is waiting').first().waitFor();
  await page.goto(await next.page());
  await context.unrouteAll();
  await open(page, next.first);
  await send(page, 'Mine');
  await expect.poll(() => next.bodies(next.first)).toEqual(['Mine']);
  expect(await page.getByText('CANARY').count()).toBe(0);
  expect(await one.bodies(one.first)).toEqual([]);
  await page.goto(await one.page());
  await expect.poll(() => one.bodies(one.first), { timeout: 15_000 }).toEqual(['CANARY']);
  await page.evaluate(() => document.querySelector('logishift-help').signOut());
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await context.close();
});

it('sends as the customer, once, what waits of a guest whose tickets they adopted, and nothing of another guest’s', async () => {
  const email = `${randomUUID()}@example.com`;
  const [theirs, others] = [
    await someone({ email, email_verified: true }),
    await someone({ email: `x${email}`, email_verified: true }),
  ];
  const { page, context } = await newVisitor(browser);
  const guests = await publish(`${script}<logishift-help api="${server.baseUrl}"></logishift-help>`);
  await page.goto(guests);
  await openPanel(page, /Get help/);
  await button(page, 'My tickets').click();
  await page.getByLabel('E-mail').fill(email);
  await button(page, 'Send me a code').click();
  await page.getByLabel('Enter the 6-digit code').waitFor();
  const code = () => server.commands['support:code']({ address: email });
  const used = await code();
  await page.getByLabel('Enter the 6-digit code').pressSequentially(used);
  await page.getByText('No tickets yet').waitFor();
  // The same guest elsewhere writes a ticket.
  const anybody = new Support({ baseUrl: server.baseUrl });
  await anybody.guests.requestCode({ email });
  await expect.poll(code).not.toBe(used);
  const { access } = await anybody.guests.verify({ email, code: await code() });
  const guest = new Support({ baseUrl: server.baseUrl, token: access });
  const ticket = await guest.tickets.create({ ...lateTicket, subject: 'Of a guest' });
  await open(page, ticket);
  // The first arrives, and its answer does not; what is written after it waits behind it.
  await page.route(`${server.baseUrl}/**/messages/`, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await send(page, 'Arrived');
  await page.getByText('1 message is waiting').first().waitFor();
  await send(page, 'Not yet');
  await page.getByLabel('Your message').fill('Half a thought');
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => /-(sent|reply) /.test(key)).length);
  expect(await kept()).toBe(3);

  // Somebody else signs in, in another tab of this guest's: nothing is adopted, and nothing of it is theirs.
  const [next] = await Promise.all([
    context.waitForEvent('page'),
    page.evaluate(() => void window.open(location.href)),
  ]);
  expect(await next.evaluate(() => sessionStorage.length)).toBe(1);
  await next.goto(await others.page());
  await open(next, others.first);
  await send(next, 'Mine');
  await expect.poll(() => others.bodies(others.first)).toEqual(['Mine']);
  await expect.poll(kept).toBe(3);
  await next.close();
  await page.goto('about:blank');
  await page.unrouteAll();

  await page.goto(await theirs.page());
  const bodies = () => theirs.bodies(ticket).catch(() => 'not theirs yet');
  await expect.poll(bodies, { timeout: 30_000 }).toEqual(['Arrived', 'Not yet']);
  await open(page, ticket);
  await expect.poll(() => page.getByLabel('Your message').inputValue()).toBe('Half a thought');
  await expect.poll(kept).toBe(1);
  expect(await page.locator('.said.customer .bubble').allTextContents()).toEqual([
    lateTicket.description,
    'Arrived',
    'Not yet',
  ]);
  expect(await page.evaluate(() => sessionStorage.getItem('logishift-support-guest'))).toBeNull();
  await context.close();
});

it('sends once what waits while the host’s token is refused: after a sign-in, and with the next token of getToken', async () => {
  const who = await someone();
  const secrets = [server.secret, randomUUID() + randomUUID()];
  const exp = Math.floor(Date.now() / 1000) + 3600;
  const [old, renewed] = secrets.map((secret) => signFor({ sub: who.id, exp }, secret));
  const { page, context } = await newVisitor(browser);
  const given = [];
  let token = old;
  await context.exposeFunction('giveToken', ({ rejected }) => {
    given.push([rejected, token]);
    return token;
  });
  const url = await publish(`${script}<logishift-help api="${server.baseUrl}"></logishift-help>
    <script>document.querySelector('logishift-help').getToken = (asked) => giveToken(asked);</script>`);
  await page.goto(url);
  await open(page, who.first);
  await server.kill();
  await send(page, 'One');
  await page.getByText('1 message is waiting').first().waitFor();
  // The host signs with another key by now, and has nobody signed in.
  token = null;
  await server.restart(secrets[1]);
  await page.getByText('Continue with your e-mail').waitFor({ timeout: 30_000 });
  expect(given.at(-1)).toEqual([old, null]);
  token = renewed;
  await page.goto(url);
  const support = () => new Support({ baseUrl: server.baseUrl, token });
  const bodies = async () => {
    const { messages } = await support().tickets.get(who.first.id);
    return messages.map(({ body }) => body);
  };
  await expect.poll(bodies, { timeout: 30_000 }).toEqual(['One']);

  await open(page, who.first);
  await server.kill();
  await send(page, 'Two');
  await page.getByText('1 message is waiting').first().waitFor();
  token = old;
  await server.restart();
  await expect.poll(bodies, { timeout: 30_000 }).toEqual(['One', 'Two']);
  expect(given.at(-1)).toEqual([renewed, old]);
  await page.locator('.composer').waitFor();
  await expect.poll(() => page.locator('.waits').count()).toBe(0);
  await context.close();
});

it('sends from memory, while the page lives, where the page may store nothing', async () => {
  const blocked = () => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('Blocked', 'SecurityError');
        },
      });
  };
  const full = () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('Full', 'QuotaExceededError');
    };
  };
  for (const unable of [blocked, full]) {
    const who = await someone();
    const { page, context, faults } = await newVisitor(browser);
    await context.addInitScript(unable);
    await page.goto(await who.page());
    await open(page, who.first);
    await context.route(`${server.baseUrl}/**/messages/`, (route) => route.abort());
    await send(page, 'In memory');
    await page.getByText('1 message is waiting').first().waitFor();
    await page.getByLabel('Your message').fill('Half a thought');
    await open(page, who.second);
    await open(page, who.first);
    expect(await page.locator('.waits .bubble').allTextContents()).toEqual(['In memory']);
    expect(await page.getByLabel('Your message').inputValue()).toBe('Half a thought');
    await button(page, 'Close').click();
    await page.locator('.beside', { hasText: '1 message is waiting' }).waitFor();
    await context.unrouteAll();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect.poll(() => who.bodies(who.first), { timeout: 30_000 }).toEqual(['In memory']);
    await page.locator('.beside').waitFor({ state: 'hidden' });
    expect(faults.filter((fault) => !fault.includes('ERR_FAILED'))).toEqual([]);
    await context.close();
  }
});

it('sends once what another tab removes while it is on its way, and shows it once in both', async () => {
  const who = await someone();
  const { page, context } = await newVisitor(browser);
  const url = await who.page();
  const other = await context.newPage();
  for (const one of [page, other]) {
    await one.goto(url);
    await open(one, who.first);
  }
  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  let asked = 0;
  await context.route(`${server.baseUrl}/**/messages/`, async (route) => {
    asked += 1;
    await held;
    await route.continue();
  });
  await send(page, 'On its way');
  await expect.poll(() => asked).toBe(1);
  await other.locator('.said', { hasText: 'On its way' }).waitFor();
  const third = await context.newPage();
  await third.goto(await publish(''));
  await third.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.includes('-sent ')) localStorage.removeItem(key);
  });
  for (const one of [page, other]) await one.locator('.said', { hasText: 'On its way' }).waitFor({ state: 'detached' });
  letGo();
  for (const one of [page, other]) await one.getByText(/· (Sent|Delivered)/).waitFor();
  for (const one of [page, other]) expect(await one.locator('.said', { hasText: 'On its way' }).count()).toBe(1);
  expect(await who.bodies(who.first)).toEqual(['On its way']);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('-sent ')))).toEqual([]);
  expect(asked).toBe(1);
  await context.close();
});

it('forgets all that is kept for a server on signing out, where that server never said who is here', async () => {
  for (const element of ['help', 'list']) {
    const who = await someone();
    const { page, context } = await newVisitor(browser);
    await page.goto(await who.page());
    await open(page, who.first);
    await context.route(`${server.baseUrl}/**/messages/`, (route) => route.abort());
    await send(page, 'CANARY');
    await page.getByText('1 message is waiting').first().waitFor();
    await page.getByLabel('Your message').fill('Half a CANARY');
    await context.route(`${server.baseUrl}/**`, (route) => route.abort());
    await page.goto(await (element === 'help' ? who.page() : who.list()));
    const other = 'logishift-support-sent https://other.example one 1 key';
    await page.evaluate((key) => localStorage.setItem(key, JSON.stringify({ at: Date.now() })), other);
    const kept = () => page.evaluate(() => Object.keys(localStorage));
    expect(await kept()).toHaveLength(3);
    const tag = element === 'help' ? 'logishift-help' : 'logishift-ticket-list';
    await page.waitForFunction((tag) => customElements.get(tag), tag);
    await page.evaluate((tag) => document.querySelector(tag).signOut(), tag);
    await expect.poll(kept).toEqual([other]);
    await context.unrouteAll();
    await page.goto(await who.page());
    await open(page, who.first);
    expect(await page.getByLabel('Your message').inputValue()).toBe('');
    expect(await who.bodies(who.first)).toEqual([]);
    await context.close();
  }
});
