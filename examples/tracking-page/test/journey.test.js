import { Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, maya } from '../demo/people.js';
import { launchBrowser, newPerson } from './browser.js';
import { runDemo } from './running-demo.js';

const agent = {
  name: 'Noor Haddad',
  email: 'noor.haddad@logishift.example',
  password: 'correct horse battery',
  phone: '+49 30 5550 177',
};
const subject = 'Can the courier come after 18:00?';
const secretNote = 'CANARY-4711 the customer must never read this';

let demo;
let browser;
/** Four people with a browser each, of whom one is signed in nowhere. The steps below follow each other, as the trip does. */
let priya;
let noor;
let boss;
let visitor;
let ticketNumber;

beforeAll(async () => {
  [demo, browser] = await Promise.all([runDemo(), launchBrowser()]);
  [priya, noor, boss, visitor] = await Promise.all(Array.from({ length: 4 }, () => newPerson(browser)));
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const button = (person, name) => person.page.getByRole('button', { name });
const link = (person, name) => person.page.getByRole('link', { name });
const text = (person, words) => person.page.getByText(words).first();
/** Waits until it can be seen; fails when that takes too long. */
const sees = (locator) => locator.waitFor({ state: 'visible' });

async function signInToConsole(person, { email, password }) {
  await person.page.getByLabel('E-mail').fill(email);
  await person.page.getByLabel('Password', { exact: true }).fill(password);
  await button(person, 'Sign in').click();
}

async function asAdmin() {
  const { email, password } = admin;
  const { access } = await new Support({ baseUrl: demo.support }).auth.signIn({ email, password });
  return new Support({ baseUrl: demo.support, token: access });
}

const statistics = async () => (await asAdmin()).tickets.stats();

describe('the demo', () => {
  it('says where everything is and who can sign in', () => {
    for (const words of [`${demo.site}/`, `${demo.support}/console/`, `${demo.support}/docs`]) {
      expect(demo.output).toContain(words);
    }
    for (const { email, password } of [admin, maya]) expect(demo.output).toMatch(new RegExp(`${email} +${password}`));
    expect(demo.output).toMatch(/Agent, pending +karim/);
    expect(demo.output).toMatch(/Priya Nair.*\n.*Tomás Oliveira/);
    expect(demo.output).toContain(`${demo.site}/mails`);
  });

  it('says that it is running already when it is started twice, and goes on', async () => {
    expect(await demo.startAgain()).toMatch(/Port \d+ is in use, perhaps by this demo/);
    expect(await statistics()).toMatchObject({
      total: 60,
      open: 9,
      in_progress: 9,
      on_hold: 6,
      resolved: 5,
      closed: 31,
    });
  });
});

describe("a ticket's way from the customer to an agent and back", () => {
  it('begins on the page of a late parcel, where the customer reads the FAQ and then writes', async () => {
    const { page } = priya;
    await page.goto(demo.site);
    await button(priya, 'Sign in as Priya Nair').last().click();
    await link(priya, /PX-482193/).click();
    await page.getByRole('heading', { name: /^Arriving/, level: 1 }).waitFor();

    await button(priya, /Get help/).click();
    const panel = page.getByRole('dialog');
    await sees(panel.getByText('Hi Priya, how can we help?'));
    await sees(panel.getByText('Parcel PX-482193'));
    await panel.getByRole('button', { name: 'Why is my delivery late?' }).click();
    await sees(panel.getByText('a late parcel keeps its place on the round'));
    await panel.getByRole('button', { name: 'Home', exact: true }).click();

    await panel.getByRole('button', { name: 'Write to us about this delivery' }).click();
    // There is a ticket about this parcel already.
    await panel.getByRole('button', { name: 'It is something else' }).click();
    expect(await panel.getByRole('radio', { name: 'Late' }).isChecked()).toBe(true);
    await panel.getByLabel('Subject').fill(subject);
    await panel.getByLabel(/What happened/).fill('I have to leave now and am back at six.');
    await panel.getByRole('button', { name: 'Send ticket' }).click();
    await sees(panel.getByRole('heading', { name: 'We have your ticket' }));
    ticketNumber = (
      await panel
        .getByText(/^LS-\d+$/)
        .first()
        .textContent()
    ).trim();
    await panel.getByRole('button', { name: 'Open ticket' }).click();
    await sees(panel.getByText('An agent will take it soon.'));
  });

  it('waits, as the new agent does: registered, signed in, and led to where approval is awaited', async () => {
    const { page } = noor;
    await page.goto(`${demo.support}/console/support-agent-register`);
    await page.getByLabel('Full name').fill(agent.name);
    await page.getByLabel('Work e-mail').fill(agent.email);
    await page.getByLabel('Phone').fill(agent.phone);
    await page.getByLabel('Password', { exact: true }).fill(agent.password);
    await button(noor, 'Register').click();
    await sees(text(noor, /^Registered\. An admin now looks at it/));
    await signInToConsole(noor, agent);
    await sees(page.getByRole('heading', { name: 'You’re nearly in, Noor' }));
  });

  it('an admin approves the agent, whose page opens by itself', async () => {
    const { page } = boss;
    await page.goto(`${demo.support}/console/`);
    await signInToConsole(boss, admin);
    await link(boss, /^Agents/).click();
    const application = page.getByRole('listitem').filter({ hasText: agent.email });
    await application.getByRole('button', { name: 'Approve' }).click();
    // Nobody has followed the link that was mailed to them.
    await button(boss, 'Approve all the same').click();
    await sees(text(boss, `${agent.name} is approved`));
    await noor.page.waitForURL(/agent\/dashboard/);
  });

  it('the agent finds it unassigned and takes it, and the customer sees who works on it', async () => {
    await link(noor, /^Unassigned/)
      .first()
      .click();
    await link(noor, new RegExp(ticketNumber)).click();
    await button(noor, /^Take this ticket/).click();
    await sees(button(noor, /^Status: In Progress/));
    await sees(
      priya.page
        .getByRole('dialog')
        .getByText(/Noor is working on it/)
        .first(),
    );
  });

  it('the agent leaves a note for the team and answers the customer', async () => {
    await button(noor, 'Internal note').click();
    await noor.page.getByRole('textbox', { name: 'Internal note' }).fill(secretNote);
    await button(noor, /^Add note/).click();
    await sees(noor.page.getByLabel('Timeline').getByText(secretNote));
    await noor.page.locator('ls-composer').getByRole('button', { name: 'Reply', exact: true }).click();
    await noor.page.getByRole('textbox', { name: 'Reply' }).fill('Daniel comes back to you at 18:15.');
    await button(noor, /^Send/).click();
    await sees(priya.page.getByRole('dialog').getByText('Daniel comes back to you at 18:15.').first());
  });

  it('the answer is among the mails of the demo, too, with a link that opens the ticket', async () => {
    const { page } = visitor;
    await page.goto(demo.site);
    await page.getByRole('link', { name: 'Mails of this demo' }).click();
    // It comes while one looks.
    const mail = page
      .getByRole('link')
      .filter({ hasText: `[${ticketNumber}]` })
      .filter({ hasText: 'priya.nair@' });
    // The receipt came first; there is at most one mail a minute about a ticket.
    await expect.poll(() => mail.count(), { timeout: 90_000 }).toBeGreaterThan(1);
    await mail.first().click();
    const shown = page.frameLocator('iframe');
    await sees(
      shown
        .getByText(/^Noor Haddad/)
        .filter({ visible: true })
        .first(),
    );
    const opened = page.context().waitForEvent('page');
    await shown.getByRole('link', { name: 'Open the ticket' }).click();
    await sees((await opened).getByText('Daniel comes back to you at 18:15.').first());
    await (await opened).close();
  }, 150_000);

  it('the agent resolves it, and the customer confirms and rates', async () => {
    await button(noor, /^Status: In Progress/).click();
    await noor.page.getByRole('menuitem', { name: /^Resolved/ }).click();
    // The queue goes on with its next ticket: this one is among the resolved now.
    await link(noor, /^Resolved/)
      .first()
      .click();
    await link(noor, new RegExp(ticketNumber)).click();
    await sees(button(noor, /^Status: Resolved/));

    const panel = priya.page.getByRole('dialog');
    await sees(panel.getByText('Did this solve it?'));
    await panel.getByText('Yes, it’s solved').click();
    await panel.getByTitle('Great').click();
    await panel.getByLabel(/Anything to add/).fill('He came at 18:10.');
    await panel.getByRole('button', { name: 'Send rating and close ticket' }).click();
    await sees(panel.getByRole('img', { name: 'Your rating: 5 of 5' }));
    await sees(noor.page.getByLabel('Timeline').getByText(/rated the help 5 of 5/));
  });

  it("never shows a byte of the agent's note to the customer, on any page", async () => {
    const id = await ticketId();
    const pages = {
      [`/support/tickets/${id}`]: subject,
      '/support': subject,
      '/track/PX-482193': 'Will my parcel still come today?',
    };
    for (const [path, words] of Object.entries(pages)) {
      await priya.page.goto(demo.site + path);
      await sees(text(priya, words));
    }
    const received = await priya.received();
    expect(received).toContain('Daniel comes back to you at 18:15.');
    expect(received).not.toContain('CANARY-4711');
  });

  it('the admin sees the numbers and every ticket, and gives one to another agent', async () => {
    const { page } = boss;
    await link(boss, /^All tickets/).click();
    await sees(link(boss, /^Total\s*61/));
    await sees(link(boss, /^Unassigned\s*9$/));
    const row = page.getByRole('row').filter({ hasText: 'Nobody rang the bell' });
    await row.getByRole('button', { name: /^Reassign LS-\d+: Unassigned/ }).click();
    await page.getByRole('option', { name: new RegExp(maya.name) }).click();
    await sees(row.getByRole('button', { name: new RegExp(`: ${maya.name}`) }));
    await sees(link(boss, /^Unassigned\s*8$/));
    expect(await statistics()).toMatchObject({ total: 61, unassigned: 8, closed: 32 });
  });

  it('a visitor who is signed out writes about the parcel on the page, and finds it there again; the agent sees which', async () => {
    const { page } = visitor;
    const asked = [];
    page.on('request', (request) => request.url().includes('/support-token') && asked.push(request.url()));
    await page.goto(`${demo.site}/track/PX-480771`);
    await page.getByRole('heading', { name: /^Arriving/, level: 1 }).waitFor();
    await page.waitForFunction(() => customElements.get('logishift-help'));
    // Nobody is somebody for having looked at a parcel.
    expect(asked).toEqual([]);
    await button(visitor, 'Get help').click();
    const panel = page.getByRole('dialog');
    await sees(panel.getByText('Parcel PX-480771'));
    await panel.getByRole('button', { name: 'Write to us about this delivery' }).click();
    // Nothing is wrong with it: what it is about is theirs to say.
    await panel.getByText('Other', { exact: true }).click();
    await panel.getByLabel('Subject').fill('May my neighbour take it?');
    await panel.getByLabel(/What happened/).fill('I am the one whom it is for.');
    await panel.getByRole('button', { name: 'Send ticket' }).click();
    await sees(panel.getByRole('heading', { name: 'We have your ticket' }));
    await page.reload();
    await button(visitor, 'Get help').click();
    await sees(panel.getByText('May my neighbour take it?'));

    const [ticket] = (await (await asAdmin()).tickets.all({ limit: 1 })).data;
    expect(ticket).toMatchObject({ subject: 'May my neighbour take it?', delivery_state: 'verified' });
    expect(ticket.delivery).toMatchObject({ tracking_number: 'PX-480771' });
    // Whoever else has the number gets help with it, and none of this.
    const stranger = await newPerson(browser);
    await stranger.page.goto(`${demo.site}/track/PX-480771`);
    await button(stranger, 'Get help').click();
    await sees(stranger.page.getByRole('dialog').getByText('Parcel PX-480771'));
    await sees(stranger.page.getByRole('dialog').getByRole('button', { name: 'Write to us about this delivery' }));
    // What is received ends with the page: it has a live stream.
    await stranger.page.goto('about:blank');
    expect(await stranger.received()).not.toContain('May my neighbour take it?');
    expect(stranger.faults).toEqual([]);
  });

  it("a visitor's code can be read, as nothing is really mailed", async () => {
    const { page } = visitor;
    await new Support({ baseUrl: demo.support }).guests.requestCode({ email: 'someone@example.com' });
    await page.goto(`${demo.site}/mails`);
    await page.getByRole('link').filter({ hasText: 'someone@example.com' }).click();
    const code = await page
      .frameLocator('iframe')
      .getByText(/^\s*\d{3}\s?\d{3}\s*$/)
      .first()
      .textContent();
    const { access } = await new Support({ baseUrl: demo.support }).guests.verify({
      email: 'someone@example.com',
      code,
    });
    expect(access).toBeTruthy();
  });

  it("leaves no complaint in any browser's console", () => {
    // Whoever comes to the support console for the first time has no session to refresh, and the browser says so.
    const firstVisit = new RegExp(`401 .*${demo.support}/api/auth/token/refresh/`);
    for (const { faults } of [priya, noor, boss, visitor]) {
      expect(faults.filter((fault) => !firstVisit.test(fault))).toEqual([]);
    }
  });

  it('is found by its number, pasted behind the address of the tickets, by whose it is', async () => {
    const id = await ticketId();
    for (const pasted of [ticketNumber, ticketNumber.toLowerCase(), ticketNumber.slice(3)]) {
      await priya.page.goto(`${demo.site}/support/tickets/${pasted}`);
      await priya.page.waitForURL(`${demo.site}/support/tickets/${id}`);
    }
    const others = (await (await asAdmin()).tickets.all({ limit: 100 })).data.find(
      ({ customer }) => customer.name === 'Mei Chen',
    );
    await priya.page.goto(`${demo.site}/support/tickets/${others.number}`);
    await sees(text(priya, 'This ticket isn’t here'));
  });
});

describe('Ctrl-C', () => {
  it('stops everything within 5 seconds, with exit code 0', async () => {
    const start = performance.now();
    expect(await demo.stop()).toBe(0);
    expect(performance.now() - start).toBeLessThan(5_000);
    await expect(fetch(`${demo.support}/health/live`)).rejects.toThrow();
    await expect(fetch(demo.site)).rejects.toThrow();
  });
});

async function ticketId() {
  const { data } = await (await asAdmin()).tickets.all({ limit: 100 });
  return data.find(({ number }) => number === ticketNumber).id;
}
