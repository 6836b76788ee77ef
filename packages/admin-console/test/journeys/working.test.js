import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertTickets } from './many-tickets.js';
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

/** As `expect.poll`, with the patience that a busy machine needs. */
const soon = (what) => expect.poll(what, { timeout: 20_000, interval: 20 });
const newTicket = (subject) =>
  customer.support.tickets.create({ subject, description: 'I was home all evening.', category: 'lost' });
const stored = async (id) => (await desk.client(desk.admin)).tickets.get(id);
const title = (page, { number }) => page.locator('ls-ticket-title', { hasText: `${number} ` }).waitFor();
const row = (page, { number }) => page.locator('ls-ticket-row', { hasText: number });

/** An agent with tickets, first who has waited longest, and the first of them open in a window. */
async function atTickets(name, count) {
  const agent = await desk.newAgent(name);
  const support = await desk.client(agent);
  const tickets = [];
  for (let n = 1; n <= count; n++) {
    const ticket = await newTicket(`${name}’s parcel ${n}`);
    await support.tickets.assignSelf(ticket.id);
    tickets.push(ticket);
  }
  const page = await desk.window(agent, `/agent/dashboard?queue=assigned&ticket=${tickets[0].id}`);
  await title(page, tickets[0]);
  await row(page, tickets.at(-1)).waitFor();
  return { agent, support, tickets, page };
}

/** What has the focus, through shadow roots: its text. */
const focusedText = (page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.textContent ?? '';
  });

describe('a working day, in Chromium', () => {
  it('ends or leaves no ticket over a reply that was not sent without asking, whatever asks for it', async () => {
    const { tickets, page } = await atTickets('Meera Iyer', 4);
    const [first, second, third, fourth] = tickets;
    const { keyboard } = page;
    const question = page.getByRole('dialog', { name: 'You have an unsent reply' });
    const answer = async (name) => {
      await question.waitFor();
      await page.getByRole('button', { name, exact: true }).click();
    };
    const write = async (words) => {
      await keyboard.press('r');
      await keyboard.insertText(words);
      await keyboard.press('Escape');
    };
    await write('It comes tomorrow.');
    // By key: back leaves everything as it is, with the cursor in the text.
    await keyboard.press('e');
    await answer('Back');
    await question.waitFor({ state: 'hidden' });
    expect(await page.getByRole('textbox', { name: 'Reply' }).evaluate((field) => field.matches(':focus'))).toBe(true);
    expect((await stored(first.id)).status).toBe('in_progress');
    await keyboard.press('Escape');
    // By key: sent and resolved together, and on to the next.
    await keyboard.press('e');
    await answer('Send and resolve');
    await title(page, second);
    expect(await stored(first.id)).toMatchObject({ status: 'resolved', messages: [{ body: 'It comes tomorrow.' }] });

    // By the next ticket: the text stays behind as a draft, and the list says so.
    await write('Half a thought');
    await keyboard.press('j');
    await answer('Go on, keep the draft');
    await title(page, third);
    await row(page, second).getByText('Draft').waitFor();

    // By menu, without sending.
    await write('Never mind');
    await page.getByRole('button', { name: /^Status: In Progress/ }).click();
    await page.getByRole('menuitem', { name: 'The carrier' }).click();
    await answer('Put on hold without sending');
    await page.getByRole('button', { name: /^Status: On Hold/ }).waitFor();
    expect((await stored(third.id)).messages).toHaveLength(0);

    // By palette.
    await keyboard.press('j');
    await answer('Go on, keep the draft');
    await title(page, fourth);
    await write('One more');
    await keyboard.press('Control+k');
    await page.getByRole('combobox').fill('resolved');
    await page.getByRole('option', { name: /^Status: Resolved/ }).waitFor();
    await keyboard.press('Enter');
    await answer('Resolve without sending');
    await soon(async () => (await stored(fourth.id)).status).toBe('resolved');
    await page.context().close();
  });

  it('keeps a reply that was begun for the same person’s next tab, marks its ticket, and forgets it on signing out', async () => {
    const { agent, tickets, page } = await atTickets('Arjun Nair', 2);
    const [first] = tickets;
    await page.keyboard.press('r');
    await page.keyboard.insertText('Written in the first tab');
    const second = await page.context().newPage();
    await page.close();
    await second.goto(`${desk.url}/console/agent/dashboard?queue=assigned`);
    await row(second, first).getByText('Draft').waitFor();
    const third = await second.context().newPage();
    await third.goto(`${desk.url}/console/agent/dashboard?queue=assigned&ticket=${first.id}`);
    await row(second, first).click();
    const field = second.getByRole('textbox', { name: 'Reply' });
    await field.waitFor();
    expect(await field.inputValue()).toBe('Written in the first tab');
    await field.press('Control+Enter');
    // What was sent in one tab is no draft in another.
    await third.locator('ls-timeline', { hasText: 'Written in the first tab' }).waitFor();
    await soon(() => third.getByRole('textbox', { name: 'Reply' }).inputValue()).toBe('');

    await field.fill('For my eyes');
    const kept = () => third.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('draft:')));
    expect(await kept()).toHaveLength(1);
    // The server hears of it late: what tabs that are left still ask must not begin the session anew.
    const refreshed = [];
    second.context().on('request', (request) => void (/token.refresh/.test(request.url()) && refreshed.push(request)));
    await second.context().route('**/api/auth/logout/', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });
    const over = third.waitForResponse('**/api/auth/logout/');
    await third.getByRole('button', { name: /^Profile: / }).click();
    await third.getByRole('menuitem', { name: 'Sign out' }).click();
    await over;
    for (const tab of [third, second]) await tab.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(refreshed).toEqual([]);
    expect(await kept()).toHaveLength(0);
    expect(agent.id).toBeTruthy();
    await second.context().close();
  });

  it('asks about a note that was begun before a reply ends the ticket, and adds it first', async () => {
    const { tickets, page } = await atTickets('Ida Berg', 2);
    const [first, second] = tickets;
    await page.keyboard.press('n');
    await page.keyboard.insertText('Gate code 4711');
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.keyboard.insertText('It is found.');
    await page.keyboard.press('Control+Shift+Enter');
    await page.getByRole('dialog', { name: 'You have an unsent note' }).waitFor();
    expect((await stored(first.id)).messages).toEqual([]);
    await page.getByRole('button', { name: 'Add it first' }).click();
    await title(page, second);
    expect(await stored(first.id)).toMatchObject({
      status: 'resolved',
      messages: [{ body: 'It is found.' }],
      notes: [{ note: 'Gate code 4711' }],
    });
    await page.context().close();
  });

  it('shows a message once while it is sent, with an empty field, and gives the text back when it was not', async () => {
    const { tickets, page } = await atTickets('Sara Lind', 1);
    const field = page.getByRole('textbox', { name: 'Reply' });
    let release;
    const held = new Promise((resolve) => {
      release = resolve;
    });
    // The stream brings it while the answer is still on its way.
    const late = async (route) => {
      const answer = await route.fetch();
      await held;
      await route.fulfill({ response: answer });
    };
    await page.route('**/tickets/*/pending-acts/', late, { times: 1 });
    await field.fill('It is on the van.');
    await field.press('Control+Enter');
    const message = page.locator('ls-timeline .message', { hasText: 'It is on the van.' });
    await message.getByText('Sent', { exact: true }).waitFor();
    expect(await message.count()).toBe(1);
    expect(await field.inputValue()).toBe('');
    release();
    await field.fill('Not this one');
    await page.route(
      '**/tickets/*/pending-acts/',
      (route) => route.fulfill({ status: 400, json: { status: 400, code: 'invalid' } }),
      {
        times: 1,
      },
    );
    // Free once the one before has been answered.
    await page.locator('ls-composer').getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText(/^Not sent\. Your text is still here/).waitFor();
    expect(await field.inputValue()).toBe('Not this one');
    expect(await page.locator('ls-timeline .message', { hasText: 'Not this one' }).count()).toBe(0);
    expect((await stored(tickets[0].id)).messages).toHaveLength(1);
    await page.context().close();
  });

  it('has the next ticket there before one asks, tells nobody of those passed by, and goes past the end of a page', async () => {
    const agent = await desk.newAgent('Ivo Marin');
    await insertTickets(desk.dataDir, 60, { agentId: agent.id });
    const page = await desk.window(agent, '/agent/dashboard?queue=assigned');
    await page.locator('ls-ticket-row').nth(49).waitFor();
    const numbers = await page.locator('ls-ticket-row').evaluateAll((rows) => rows.map(({ ticket }) => ticket.number));
    const here = [];
    page.on('request', (request) => {
      if (/presence/.test(request.url())) here.push(request.postData());
    });
    const fetched = page.waitForResponse((response) => /\/tickets\/[0-9a-f-]{36}\/$/.test(response.url()));
    await page.keyboard.press('j');
    await title(page, { number: numbers[0] });
    await fetched;
    await page.locator('ls-presence').waitFor({ state: 'attached' });
    // From now on no ticket is answered: the neighbour is there all the same.
    await soon(() =>
      page.evaluate(
        () =>
          performance.getEntriesByType('resource').filter(({ name }) => /\/tickets\/[0-9a-f-]{36}\/$/.test(name))
            .length,
      ),
    ).toBeGreaterThan(1);
    await page.route(/\/api\/support\/tickets\/[0-9a-f-]{36}\/$/, () => undefined);
    await page.keyboard.press('j');
    await title(page, { number: numbers[1] });
    await page.unrouteAll();
    await page.reload();
    await title(page, { number: numbers[1] });
    await soon(() => here.length).toBeGreaterThan(0);
    here.length = 0;
    for (let n = 0; n < 50; n++) await page.keyboard.press('j');
    await page.waitForFunction((first) => new URLSearchParams(location.search).get('ticket') !== first, '');
    await soon(() => page.locator('ls-ticket-row').count()).toBeGreaterThan(50);
    // One word for the one that was left, none for those that were passed by.
    expect(here.length).toBeLessThan(10);
    await page.context().close();
  });

  it('shows who has waited longest first among 470 tickets, counted by the server, and a new message in its place at once', async () => {
    const agent = await desk.newAgent('Sofia Ruiz');
    const support = await desk.client(agent);
    // Written before all others, and answered: it waits for nobody.
    const own = await newTicket('Has it come?');
    await support.tickets.assignSelf(own.id);
    await support.messages.send(own.id, 'It is on its way.');
    await insertTickets(desk.dataDir, 469, { agentId: agent.id, waiting: 275 });
    const page = await desk.window(agent, '/agent/dashboard?queue=assigned');
    await row(page, { number: 'Parcel 275 is not here' }).waitFor();
    const subjects = () => page.locator('ls-ticket-row').evaluateAll((all) => all.map(({ ticket }) => ticket.subject));
    expect((await subjects()).slice(0, 3)).toEqual([275, 274, 273].map((n) => `Parcel ${n} is not here`));
    const heading = page.locator('ls-queue-list h2').first();
    expect(await heading.textContent()).toMatch(/Needs your reply 275.*Longest wait first/s);
    await page.getByRole('button', { name: 'All 470' }).waitFor();
    await page.getByRole('button', { name: 'Needs reply 275' }).waitFor();
    expect(await row(page, own).count(), 'far down the list').toBe(0);
    const began = performance.now();
    await customer.support.messages.send(own.id, 'HELLO? Anyone there?');
    await page.getByRole('button', { name: 'Needs reply 276' }).waitFor();
    printed.push(`a message on the 470th ticket, counted in: ${(performance.now() - began).toFixed(0)} ms`);

    // With three parts loaded, news of a ticket costs its own row and no other's.
    const list = page.locator('ls-queue-list .scroll');
    for (const loaded of [100, 150]) {
      await list.evaluate((box) => box.scrollTo(0, box.scrollHeight));
      await soon(async () => (await subjects()).length).toBe(loaded);
    }
    await list.evaluate((box) => box.scrollTo(0, 0));
    const before = await subjects();
    const held = { status: ['in_progress'], sort: 'waiting', limit: 62 };
    const sixtySecond = (await support.tickets.assigned(held)).data[61];
    const others = before.filter((subject) => subject !== sixtySecond.subject);
    const rows = [];
    page.on('response', async (response) => {
      if (new URL(response.url()).pathname.endsWith('/agent/tickets/')) rows.push((await response.json()).data.length);
    });
    await support.tickets.updateStatus(sixtySecond.id, { status: 'on_hold', awaiting: 'carrier' });
    await soon(subjects).toEqual(others);
    await support.tickets.updateStatus(sixtySecond.id, { status: 'in_progress' });
    await soon(subjects).toEqual(before);
    const told = performance.now();
    await support.messages.send(sixtySecond.id, 'It comes today.');
    await soon(subjects).toEqual(others);
    printed.push(
      `a message on the 62nd of ${before.length} loaded: in its place after ${(performance.now() - told).toFixed(0)} ms, by ${rows.length - 2} question for 1 row`,
    );
    await page.getByRole('button', { name: 'Needs reply 275' }).waitFor();
    expect(rows).toEqual([1, 1, 1]);
    await page.getByRole('button', { name: 'Needs reply 275' }).click();
    await expect
      .poll(
        async () => {
          await list.evaluate((box) => box.scrollTo(0, box.scrollHeight));
          return (await subjects()).at(-1);
        },
        { timeout: 10_000 },
      )
      .toBe('Has it come?');
    await page.context().close();
  });

  it('moves nothing under the pointer: new tickets wait behind a button, and Tab passes the list in one stop', async () => {
    const agent = await desk.newAgent('Leila Haddad');
    const elsewhere = await desk.client(await desk.newAgent('Omar Said'));
    // Has waited longer than what is there, and comes back to the queue.
    const longer = await newTicket('Comes while one points');
    await elsewhere.tickets.assignSelf(longer.id);
    const old = await newTicket('Was here before');
    const page = await desk.window(agent, '/agent/dashboard?queue=unassigned');
    await row(page, old).hover();
    const { y } = await row(page, old).boundingBox();
    await (await desk.client(desk.admin)).tickets.reassign(longer.id, null);
    const waiting = page.getByRole('button', { name: '1 new' });
    await waiting.waitFor();
    expect((await row(page, old).boundingBox()).y).toBe(y);
    expect(await row(page, longer).count()).toBe(0);
    await page.mouse.move(900, 400);
    await row(page, longer).waitFor();
    await waiting.waitFor({ state: 'detached' });

    await row(page, longer).locator('a').focus();
    await page.keyboard.press('ArrowDown');
    expect(await focusedText(page)).toContain(old.number);
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(
        () =>
          document.activeElement.shadowRoot?.activeElement?.shadowRoot?.activeElement?.shadowRoot?.activeElement
            ?.localName,
      ),
    ).not.toBe('ls-ticket-row');
    await page.context().close();
  });

  it('brings an admin back to the same place in the table, and steps from ticket to ticket in its order', async () => {
    await insertTickets(desk.dataDir, 300);
    const page = await desk.window(desk.admin, '/admin/support?status=open');
    const rows = page.locator('ls-ticket-table tr[data-id]');
    await rows.first().waitFor();
    const scroll = page.locator('.scroll');
    await scroll.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await page.getByText(/^200 loaded of/).waitFor();
    await scroll.evaluate((box) => box.scrollTo(0, 4000));
    const link = page.locator('ls-ticket-table tr[aria-rowindex="100"] .subject a');
    await link.waitFor();
    const number = (await link.getAttribute('href')).split('/').at(-1);
    const nextNumber = (await page.locator('ls-ticket-table tr[aria-rowindex="101"] .subject a').getAttribute('href'))
      .split('/')
      .at(-1);
    await link.click();
    await title(page, { number });
    expect(page.url()).toContain(`/support/tickets/${number}`);
    await page.keyboard.press('j');
    await title(page, { number: nextNumber });
    // From ticket to ticket, back leads to the one before.
    await page.goBack();
    await title(page, { number });
    await page.keyboard.press('Escape');
    await page.getByText(/^200 loaded of/).waitFor();
    await soon(() => scroll.evaluate((box) => box.scrollTop)).toBeGreaterThan(3900);
    expect(await scroll.evaluate((box) => box.scrollTop)).toBeLessThan(4100);
    await soon(() =>
      page.evaluate(() => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at.getAttribute('href');
      }),
    ).toContain(number);
    await page.context().close();
  });

  it('stops saying that it reconnects as soon as requests work again, though the stream still waits', async () => {
    const agent = await desk.newAgent('Greta Nilsson');
    const page = await desk.window(agent, '/agent/dashboard?queue=unassigned');
    await page.getByRole('heading', { name: 'Unassigned' }).waitFor();
    await page.route(/\/support\/live\/$/, (route) => route.abort());
    await page.reload();
    const sign = page.locator('header.side ls-connection-sign').getByText('Reconnecting…');
    await sign.waitFor();
    await page
      .getByRole('link', { name: /^On Hold/ })
      .first()
      .click();
    await sign.waitFor({ state: 'detached', timeout: 2000 });
    await page.context().close();
  });

  it('asks the browser on the click that chooses notifications, and tells of news to who is elsewhere', async () => {
    const agent = await desk.newAgent('Owen Blake');
    const page = await desk.window(agent, '/account');
    await page.addInitScript(() => {
      window.told = [];
      window.Notification = class {
        static permission = 'default';
        static async requestPermission() {
          window.Notification.permission = 'granted';
          return 'granted';
        }
        constructor(title, { body }) {
          window.told.push(`${title}: ${body}`);
        }
      };
      document.hasFocus = () => false;
    });
    await page.reload();
    const choice = page.getByRole('checkbox', { name: /^Notifications on the desktop/ });
    await choice.waitFor();
    expect(await choice.isChecked()).toBe(false);
    await newTicket('Before it was chosen');
    await page.getByRole('button', { name: /^Notifications, 1 unread/ }).waitFor();
    await choice.check();
    const ticket = await newTicket('While they are elsewhere');
    await soon(() => page.evaluate(() => window.told)).toHaveLength(1);
    expect(await page.evaluate(() => window.told[0])).toContain(ticket.number);
    await page.context().close();
  });

  it('opens a ticket by the number in its address, and says so where there is none', async () => {
    const ticket = await newTicket('Asked for by its number');
    const page = await desk.window(desk.admin, `/support/tickets/${ticket.number}`);
    await title(page, ticket);
    await page.goto(`${desk.url}/console/support/tickets/${ticket.id}`);
    await page.waitForURL(`**/support/tickets/${ticket.number}`);
    await page.goto(`${desk.url}/console/support/tickets/LS-99999999`);
    await page.getByRole('heading', { name: 'This ticket is not here' }).waitFor();
    await page.context().close();
  });
});
