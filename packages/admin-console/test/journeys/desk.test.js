import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from './stage.js';

const printed = [];
let desk;
let customer;

beforeAll(async () => {
  desk = await openDesk();
  customer = await desk.newCustomer();
});
afterAll(async () => {
  if (printed.length) console.log(`\n${printed.join('\n')}\n`);
  await desk?.close();
});

const newTicket = (subject) =>
  customer.support.tickets.create({ subject, description: 'I was home all evening.', category: 'lost' });

/** An agent with a ticket of theirs, open in a window. */
async function atTheTicket(name, subject) {
  const agent = await desk.newAgent(name);
  const ticket = await newTicket(subject);
  const support = await desk.client(agent);
  await support.tickets.assignSelf(ticket.id);
  const page = await desk.window(agent, `/agent/dashboard?queue=assigned&ticket=${ticket.id}`);
  await page.locator('ls-ticket-title', { hasText: ticket.number }).waitFor();
  await page.getByRole('textbox', { name: 'Reply' }).waitFor();
  return { agent, ticket, support, page };
}

const stored = async (id) => (await desk.client(desk.admin)).tickets.get(id);

describe("an agent's desk, in Chromium", () => {
  it('has forty tickets taken, answered and resolved by keys alone', async () => {
    const agent = await desk.newAgent('Meera Iyer');
    const tickets = [];
    for (let n = 1; n <= 40; n++) tickets.push(await newTicket(`Parcel ${n} is not here`));
    const page = await desk.window(agent, '/agent/dashboard?queue=unassigned');
    const { keyboard } = page;
    const title = page.locator('ls-ticket-title .number');
    await page.locator('ls-ticket-row').first().waitFor();
    await page.evaluate(() => {
      window.pointed = 0;
      addEventListener('pointerdown', () => window.pointed++, true);
    });

    const took = [];
    const done = new Set();
    await keyboard.press('j');
    while (done.size < tickets.length) {
      await title.waitFor();
      const number = await title.textContent();
      expect(done.has(number), `${number} comes twice`).toBe(false);
      const began = performance.now();
      await keyboard.press('a');
      await page.locator('ls-composer textarea[aria-label=Reply]:enabled').waitFor();
      await keyboard.press('r');
      await keyboard.insertText('Found at the depot; it comes tomorrow.');
      await keyboard.press('Control+Shift+Enter');
      done.add(number);
      if (done.size === tickets.length) await page.getByText('That was the last one here').waitFor();
      else await page.waitForFunction(isAnother, number, { polling: 10 });
      took.push(performance.now() - began);
    }

    expect(await page.evaluate(() => window.pointed)).toBe(0);
    for (const { id } of tickets) {
      const { status, agent_id, messages } = await stored(id);
      expect([status, agent_id, messages.length]).toEqual(['resolved', agent.id, 1]);
    }
    took.sort((a, b) => a - b);
    printed.push(
      `a ticket taken, answered, resolved, and the next one open: median ${took[20].toFixed(0)} ms, slowest ${took[39].toFixed(0)} ms, of 40`,
    );
    await page.context().close();
  });

  it('waits with keys that are quicker than the server, and loses none', async () => {
    const agent = await desk.newAgent('Tomas Novak');
    const support = await desk.client(agent);
    // Theirs already, and the one that waits longest: the first of their own, which the page has not loaded.
    const before = await newTicket('Quick keys, before');
    await support.tickets.assignSelf(before.id);
    const [first, second] = [await newTicket('Quick keys, one'), await newTicket('Quick keys, two')];
    const page = await desk.window(agent, `/agent/dashboard?queue=unassigned&ticket=${first.id}`);
    await page.getByRole('button', { name: /^Take this ticket/ }).waitFor();
    await page.locator('ls-ticket-row', { hasText: second.number }).waitFor();
    const slowly = async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue();
    };
    await page.route('**/assign-self/', slowly);
    await page.route('**/tickets/*/', slowly);
    for (const key of 'aja') await page.keyboard.press(key);
    for (const { id } of [first, second]) await atLast(async () => (await stored(id)).agent_id === agent.id);

    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await page.locator('ls-ticket-row', { hasText: before.number }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('r');
    await page.keyboard.type('A sea of parcels, just a moment');
    const field = page.getByRole('textbox', { name: 'Reply' });
    await atLast(async () => (await field.inputValue()) === 'A sea of parcels, just a moment');
    expect(await stored(before.id)).toMatchObject({ status: 'in_progress', priority: 'medium' });
    await page.context().close();
  });

  it('leaves the keys of a composition to the input method', async () => {
    const { ticket, page } = await atTheTicket('Asha Rao', 'What is typed in Hindi');
    const { keyboard } = page;
    const cdp = await page.context().newCDPSession(page);
    const compose = () => cdp.send('Input.imeSetComposition', { text: 'न', selectionStart: 1, selectionEnd: 1 });
    const settle = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));

    const reply = page.getByRole('textbox', { name: 'Reply' });
    await reply.fill('Found. ');
    await compose();
    await keyboard.press('Control+Enter');
    await keyboard.press('Escape');
    await settle();
    expect(await reply.evaluate((field) => field.matches(':focus'))).toBe(true);
    expect(await reply.inputValue()).toBe('Found. न');
    await keyboard.insertText('न');

    await keyboard.press('Control+k');
    await page.getByRole('combobox').waitFor();
    await compose();
    for (const key of ['ArrowDown', 'Enter', 'Escape']) await keyboard.press(key);
    await settle();
    // No dialog of the browser's closes by it either, and nothing was chosen.
    expect(await page.getByRole('combobox').isVisible()).toBe(true);
    expect(await page.getByRole('combobox').inputValue()).toBe('न');
    expect(page.url()).toContain(ticket.id);
    await keyboard.insertText('न');
    await keyboard.press('Escape');
    await page.getByRole('combobox').waitFor({ state: 'hidden' });
    expect((await stored(ticket.id)).messages).toHaveLength(0);
    await page.context().close();
  });

  it('tells the loser of a race who has the ticket, and lets only one have it', async () => {
    const [first, second] = [await desk.newAgent('Noor Haddad'), await desk.newAgent('Arjun Nair')];
    const ticket = await newTicket('Two want this one');
    const path = `/agent/dashboard?queue=unassigned&ticket=${ticket.id}`;
    const pages = await Promise.all([desk.window(first, path), desk.window(second, path)]);
    await Promise.all(pages.map((page) => page.getByRole('button', { name: /^Take this ticket/ }).waitFor()));
    await Promise.all(pages.map((page) => page.locator('ls-ticket-row', { hasText: ticket.number }).waitFor()));
    await Promise.all(pages.map((page) => page.keyboard.press('a')));
    const { agent } = await atLast(async () => {
      const now = await stored(ticket.id);
      return now.agent && now;
    });
    const [winner, loser] = agent.id === first.id ? pages : [...pages].reverse();
    await loser
      .getByText(new RegExp(`${agent.name} (took ${ticket.number} just before you|has ${ticket.number} now)`))
      .first()
      .waitFor();
    await loser.getByText(`Taken by ${agent.name} just now`).waitFor();
    await winner.getByRole('button', { name: /^Status: In Progress/ }).waitFor();
    await Promise.all(pages.map((page) => page.context().close()));
  });

  it('marks what another changes under one’s eyes, and says who it was', async () => {
    const { ticket, page } = await atTheTicket('Ines Moreau', 'Changed from elsewhere');
    await page.keyboard.press('r');
    await page.keyboard.insertText('Half a sentence');
    const admin = await desk.client(desk.admin);
    const { name } = await admin.auth.me();
    await admin.tickets.updateStatus(ticket.id, { priority: 'high' });
    await page.getByText(`Priority: changed by ${name} just now`).waitFor();
    await page.locator('ls-ticket-controls .priority.changed').waitFor();
    expect(await page.getByRole('textbox', { name: 'Reply' }).inputValue()).toBe('Half a sentence');
    await page.context().close();
  });

  it('offers in the palette what can be done with the open ticket, and does it', async () => {
    const { ticket, page } = await atTheTicket('Arjun Nair', 'By the palette');
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Search or jump' });
    const offers = palette.getByRole('group', { name: `On ${ticket.number}` }).getByRole('option');
    await offers.first().waitFor();
    expect((await offers.allInnerTexts()).map((words) => words.split('\n')[0])).toEqual([
      'Reply',
      'Internal note',
      'Status: Resolved',
      'Status: On Hold · Awaits customer',
      'Status: On Hold…',
      'Priority: High',
      'Priority: Low',
      'Category…',
      'Copy link',
    ]);
    // One that stands for many lists them.
    await palette.getByRole('option', { name: 'Category…' }).click();
    await palette.getByRole('option', { name: 'Category: Damaged' }).waitFor();
    await page.getByRole('combobox').fill('');
    await page.keyboard.insertText('awaiting carrier');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Status: On Hold/ }).waitFor();
    await page.keyboard.press('Control+k');
    await offers.first().waitFor();
    await page.keyboard.press('Enter');
    await palette.waitFor({ state: 'hidden' });
    await page.keyboard.insertText('The carrier looks for it.');
    expect(await page.getByRole('textbox', { name: 'Reply' }).inputValue()).toBe('The carrier looks for it.');
    expect(await stored(ticket.id)).toMatchObject({ status: 'on_hold', awaiting: 'carrier' });
    await page.context().close();
  });

  it.each([
    ['theirs', 'Keep theirs', 'high'],
    ['mine', 'Use mine', 'low'],
  ])('shows both versions of a conflicting change, and keeps %s when that is chosen', async (_, button, priority) => {
    const { ticket, page } = await atTheTicket('Leila Haddad', 'Two change this one');
    const admin = await desk.client(desk.admin);
    // The page is held back from the news, so that the agent chooses by what they saw.
    const beaten = async (route) => {
      await admin.tickets.updateStatus(ticket.id, { priority: 'high' });
      await route.continue();
    };
    await page.route('**/update-status/', beaten, { times: 1 });
    await page.getByRole('button', { name: /^Priority: Medium/ }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('l');
    await page.keyboard.press('Enter');

    const conflict = page.getByRole('alertdialog');
    const { name } = await admin.auth.me();
    await conflict.getByText(`${name} changed this ticket first`).waitFor();
    const row = conflict.getByRole('row', { name: /^Priority/ });
    expect(await row.getByText(/^(Low|Medium|High)$/).allInnerTexts()).toEqual(['Medium', 'High', 'Low']);
    expect((await stored(ticket.id)).priority).toBe('high');
    if (button === 'Use mine') await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await conflict.waitFor({ state: 'detached' });
    await atLast(async () => (await stored(ticket.id)).priority === priority);
    await page.context().close();
  });

  it('takes no key from who writes when a conflict comes of what they did before', async () => {
    const { ticket, page } = await atTheTicket('Sara Lind', 'A conflict comes late');
    const admin = await desk.client(desk.admin);
    let beaten;
    const held = new Promise((resolve) => {
      beaten = resolve;
    });
    const late = async (route) => {
      await admin.tickets.updateStatus(ticket.id, { priority: 'high' });
      await held;
      await route.continue();
    };
    await page.route('**/update-status/', late, { times: 1 });
    await page.getByRole('button', { name: /^Priority: Medium/ }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('l');
    await page.keyboard.press('Enter');
    await page.keyboard.press('r');
    await page.keyboard.type('See you');
    beaten();
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.type(' next week');
    expect(await page.getByRole('textbox', { name: 'Reply' }).inputValue()).toBe('See you next week');
    // Nor is a key a shortcut where the question has the focus.
    await page.getByRole('button', { name: 'Keep theirs' }).focus();
    await page.keyboard.press('e');
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(await stored(ticket.id)).toMatchObject({ status: 'in_progress', priority: 'high' });
    await page.context().close();
  });

  it('goes on with the next that needs a reply, though an answer moves a ticket among those that wait', async () => {
    const agent = await desk.newAgent('Ivo Marin');
    const support = await desk.client(agent);
    const tickets = [];
    for (const name of ['one', 'two', 'three']) {
      const ticket = await newTicket(`Needs a reply, ${name}`);
      await support.tickets.assignSelf(ticket.id);
      tickets.push(ticket);
    }
    const [first, second] = tickets;
    const page = await desk.window(agent, `/agent/dashboard?queue=assigned&ticket=${first.id}`);
    const title = (number) => page.locator('ls-ticket-title', { hasText: number }).waitFor();
    await title(first.number);
    await page.locator('ls-ticket-row', { hasText: second.number }).waitFor();
    await page.keyboard.press('r');
    await page.keyboard.type('We look for it.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: /^Waiting/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await title(second.number);
    expect(await page.title()).toContain(second.number);
    await page.context().close();
  });

  it('loses nothing of what was typed when the session runs out, and sends it after signing in again', async () => {
    const { agent, ticket, page } = await atTheTicket('Eva Lindholm', 'Written for a long time');
    const words = 'I asked the depot; they look tonight.';
    await page.keyboard.press('r');
    await page.keyboard.insertText(words);
    // As when it was over while they wrote: neither the cookie nor the token is good any more.
    await page.context().clearCookies();
    // In one turn with the key: else something else that the page asks for may find it out first.
    await page.evaluate(() => {
      window.present = performance.now.bind(performance);
      performance.now = () => window.present() + 24 * 3_600_000;
      let field = document.activeElement;
      while (field.shadowRoot) field = field.shadowRoot.activeElement;
      const send = { key: 'Enter', ctrlKey: true, bubbles: true, composed: true, cancelable: true };
      field.dispatchEvent(new KeyboardEvent('keydown', send));
    });
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.waitFor();
    await page.locator('ls-timeline .message', { hasText: words }).getByText('Sending…').waitFor();
    expect((await stored(ticket.id)).messages).toHaveLength(0);
    await page.evaluate(() => {
      performance.now = window.present;
    });

    await page.keyboard.insertText(agent.password);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page
      .locator('ls-timeline .message', { hasText: words })
      .getByText(/^(Sent|Delivered)/)
      .waitFor();
    expect((await stored(ticket.id)).messages.map(({ body }) => body)).toEqual([words]);
    await page.context().close();
  });

  it('lets an admin approve one registration after the other without leaving the key', async () => {
    for (const name of ['Ana Sol', 'Ben Roy']) await desk.register(name);
    const page = await desk.window(desk.admin, '/admin/agents');
    const waiting = page.locator('li.applicant');
    await waiting.nth(1).waitFor();
    const before = await waiting.count();
    await waiting.first().getByRole('button', { name: 'Approve' }).focus();
    for (let left = before - 1; left >= before - 2; left--) {
      await page.keyboard.press('Enter');
      // Nobody has followed the link that was mailed to them: the admin is asked in words.
      await page.getByRole('button', { name: 'Approve all the same' }).click();
      await atLast(async () => (await waiting.count()) === left);
      await atLast(() => page.evaluate(() => document.activeElement !== document.body));
    }
    await page.context().close();
  });

  it('says that it is offline, keeps the text, and sends it once, when back', async () => {
    const { ticket, page } = await atTheTicket('Greta Nilsson', 'On a train');
    await page.keyboard.press('r');
    await page.keyboard.insertText('Written in a tunnel');
    await page.context().setOffline(true);
    await page.getByText(/^You are offline/).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/^Not sent\. Your text is still here/).waitFor();
    await page.context().setOffline(false);
    await page.getByText(/^You are offline/).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Enter');
    await page.locator('ls-timeline', { hasText: 'Written in a tunnel' }).waitFor();
    expect((await stored(ticket.id)).messages).toHaveLength(1);
    await page.context().close();
  });

  it('never shows an internal note to the customer who has the ticket open', async () => {
    const { ticket, page } = await atTheTicket('Owen Blake', 'Watched by its customer');
    const secret = 'CANARY-7 the depot lost it';
    const context = await desk.browser.newContext({ locale: 'en-GB' });
    const theirs = await context.newPage();
    await theirs.route(`${desk.url}/host`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<script type="module" src="/widget.js"></script>
          <logishift-ticket-view api="${desk.url}" ticket-id="${ticket.id}" token="${customer.token}"></logishift-ticket-view>`,
      }),
    );
    await theirs.goto(`${desk.url}/host`);
    await theirs.getByText('I was home all evening.').first().waitFor();
    await page.keyboard.press('n');
    await page.keyboard.insertText(secret);
    await page.keyboard.press('Control+Enter');
    await page.locator('ls-timeline', { hasText: secret }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.keyboard.insertText('We are looking for it.');
    // Until the answer to the note has come, the next text can be written, and not sent.
    await page.locator('ls-composer button.primary:enabled').waitFor();
    await page.keyboard.press('Control+Enter');
    // What was written after the note has come: so the note would have, too.
    await theirs.getByText('We are looking for it.').first().waitFor();
    expect(await theirs.content()).not.toContain('CANARY-7');
    expect(await theirs.getByText('CANARY-7').count()).toBe(0);
    const { messages, notes } = await customer.support.tickets.get(ticket.id);
    expect(JSON.stringify({ messages, notes })).not.toContain('CANARY-7');
    await context.close();
    await page.context().close();
  });
});

/** In the page: another ticket than this is open. */
function isAnother(number) {
  const through = (root, [selector, ...rest]) => {
    const found = root?.querySelector(selector);
    return rest.length === 0 ? found : through(found?.shadowRoot, rest);
  };
  const title = through(document, ['ls-app', 'ls-dashboard-page', 'ls-ticket-view', 'ls-ticket-title', '.number']);
  return title && title.textContent !== number;
}

/** Asks again until there is something. */
async function atLast(what) {
  return expect.poll(what, { timeout: 20_000, interval: 50 }).toBeTruthy().then(what);
}
