import { join } from 'node:path';
import { Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maya } from '../demo/people.js';
import { bareLoop } from './bare-loop.js';
import { launchBrowser, newPerson, newSleepingTab } from './browser.js';
import { runDemo } from './running-demo.js';

const count = 40;
let demo;
let browser;
/** A customer and an agent, each with a browser and with the SDK. */
let priya;
let agent;
let ticket;
const printed = [];

beforeAll(async () => {
  [demo, browser] = await Promise.all([runDemo({ days: 1 }), launchBrowser()]);
  [priya, agent] = await Promise.all([newPerson(browser), newPerson(browser)]);
  await priya.page.goto(demo.site);
  await priya.page.getByRole('button', { name: 'Sign in as Priya Nair' }).last().click();
  await priya.page.getByRole('link', { name: /PX-482193/ }).waitFor();
  const token = await (await priya.page.request.get(`${demo.site}/support-token`)).text();
  priya.support = new Support({ baseUrl: demo.support, token });
  const { access } = await new Support({ baseUrl: demo.support }).auth.signIn({
    email: maya.email,
    password: maya.password,
  });
  agent.support = new Support({ baseUrl: demo.support, token: access });
  ticket = await priya.support.tickets.create({
    subject: 'Is the courier near?',
    description: 'I have to leave soon.',
    category: 'late',
  });
  await agent.support.tickets.assignSelf(ticket.id);
});

afterAll(async () => {
  if (printed.length) console.log(`\n${printed.join('\n')}\n`);
  await browser?.close();
  await demo?.stop();
});

/** Notes in a page when each `probe N` stands in it, through all shadow roots; by the machine's clock. */
const watch = (page) =>
  page.evaluate(() => {
    window.seen = {};
    const followed = new WeakSet();
    const look = (node) => {
      if (node.shadowRoot) follow(node.shadowRoot);
      if (node instanceof Text) {
        for (const [name] of node.data.matchAll(/\bprobe \d+\b/g)) {
          window.seen[name] ??= performance.timeOrigin + performance.now();
        }
      }
      node.childNodes.forEach(look);
    };
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) look(target);
    });
    const follow = (root) => {
      if (followed.has(root)) return;
      followed.add(root);
      observer.observe(root, { childList: true, subtree: true, characterData: true });
      look(root);
    };
    follow(document.body);
  });

/** Sends messages one by one, and measures from the answer of each until it is in the other's page. */
async function measure(page, sender, first) {
  const took = [];
  for (let number = first; number < first + count; number++) {
    await sender.messages.send(ticket.id, `probe ${number}`);
    const answered = performance.timeOrigin + performance.now();
    const seen = await page.waitForFunction((name) => window.seen[name], `probe ${number}`, { polling: 20 });
    took.push((await seen.jsonValue()) - answered);
  }
  return took;
}

/** Keeps the distribution, to be printed at the end, and gives the median. */
function report(what, took) {
  const sorted = [...took].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  const [p50, p90, p99, max] = [at(0.5), at(0.9), at(0.99), sorted.at(-1)].map((value) => value.toFixed(1));
  printed.push(
    `${what.padEnd(46)} p50 ${p50.padStart(6)}  p90 ${p90.padStart(6)}  p99 ${p99.padStart(6)}  max ${max.padStart(6)} ms of ${took.length}`,
  );
  return at(0.5);
}

describe('a conversation, live', () => {
  it("paints the agent's message in the customer's open page, without a reload", async () => {
    const { page } = priya;
    await page.goto(`${demo.site}/support/tickets/${ticket.id}`);
    await page.getByText('I have to leave soon.').first().waitFor();
    await page.evaluate(() => (window.notReloaded = true));
    await watch(page);
    await agent.support.messages.send(ticket.id, 'probe 0');
    await page.getByText('probe 0').first().waitFor();
    const took = await measure(page, agent.support, 1);
    expect(report("agent's answer → in the customer's page", took)).toBeLessThan(1000);
    expect(await page.evaluate(() => window.notReloaded)).toBe(true);
  });

  it("paints the customer's message in the console's open ticket, without a reload", async () => {
    const { page } = agent;
    await page.goto(`${demo.support}/console/support/tickets/${ticket.id}`);
    await page.getByLabel('E-mail').fill(maya.email);
    await page.getByLabel('Password', { exact: true }).fill(maya.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('I have to leave soon.').first().waitFor();
    await page.evaluate(() => (window.notReloaded = true));
    await watch(page);
    await priya.support.messages.send(ticket.id, 'probe 100');
    await page.getByText('probe 100').first().waitFor();
    const took = await measure(page, priya.support, 101);
    expect(report("customer's message → in the console's page", took)).toBeLessThan(1000);
    expect(await page.evaluate(() => window.notReloaded)).toBe(true);
  });

  it('is out of every tab once one signs out; the others show and send nothing of theirs, and follow whoever comes next', async () => {
    const { page } = priya;
    await page.goto(`${demo.site}/support/tickets/${ticket.id}`);
    await page.getByText('I have to leave soon.').first().waitFor();
    await page.getByLabel('Your message').fill('Half a thought of Priya');
    const other = await page.context().newPage();
    await other.goto(demo.site);
    // One of the site's tabs hears nothing of the others: it is asleep.
    const { tab: asleep, wake } = await newSleepingTab(page, `${demo.site}/support/tickets/${ticket.id}`);
    await asleep.getByText('I have to leave soon.').first().waitFor();
    const choose = async (name) => {
      await other.locator('.account summary').click();
      // Not to be waited for: the answer to it may be held back.
      await other.locator('.account').getByRole('button', { name }).click({ noWaitAfter: true });
    };
    // At once: before this site's own server or support has answered.
    let answer;
    const answered = new Promise((resolve) => {
      answer = resolve;
    });
    await other.route(/\/(session|live\/)$/, async (route) => {
      if (route.request().method() !== 'GET') await answered;
      await route.continue();
    });
    await choose('Sign out');
    await page.getByText('I have to leave soon.').first().waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.querySelector('logishift-ticket-view').getToken)).toBeUndefined();
    answer();
    await page.locator('main').getByRole('button', { name: 'Sign in as Tomás Oliveira' }).waitFor();
    await other.unrouteAll({ behavior: 'ignoreErrors' });
    await wake();
    await asleep.locator('main').getByRole('button', { name: 'Sign in as Tomás Oliveira' }).waitFor();
    expect(await asleep.getByText('I have to leave soon.').count()).toBe(0);
    await asleep.close();
    expect(await page.getByText('I have to leave soon.').count()).toBe(0);
    await choose('Sign in as Tomás Oliveira');
    await page.locator('.account-name').getByText('Tomás Oliveira').waitFor();
    await page.getByText('This ticket isn’t here').waitFor();
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Priya');
    expect((await agent.support.tickets.get(ticket.id)).messages.map(({ body }) => body)).not.toContain(
      'Half a thought of Priya',
    );
    // From one straight to the next, too.
    await choose('Sign in as Priya Nair');
    await page.getByText('I have to leave soon.').first().waitFor();
    expect(await page.getByLabel('Your message').inputValue()).toBe('');
    await other.close();
  });

  it('takes little longer than the least that a stream costs on this machine', async () => {
    const took = await bareLoop(join(demo.dataDir, 'data', 'postgres.socket'), count);
    expect(report('bare NOTIFY → server-sent event → fetch', took)).toBeLessThan(1000);
  });
});
