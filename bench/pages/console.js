import { median } from '../medians.js';
import { admin } from '../start/settings.js';
import { newVisit } from './visit.js';

/** At most: a queue ends. */
const mostTickets = 9;
const turns = 60;

/** One visit of an agent to their queue, and one of an admin to the table of all tickets. */
export async function measureConsole(browser, { url }) {
  return { ...(await visitQueue(browser, url)), ...(await visitTable(browser, url)) };
}

async function visitQueue(browser, url) {
  const visit = await newVisit(browser);
  const { page } = visit;
  try {
    await signIn(visit, url, 'agent-1@bench.example');
    await page.goto(`${url}/console/agent/dashboard?queue=assigned`, { waitUntil: 'commit' });
    const queue = await page.evaluate(() =>
      bench.painted(() => bench.find('ls-app', 'ls-dashboard-page', 'ls-queue-list', 'ls-ticket-row')),
    );
    const received = await visit.received();
    await page.keyboard.press('j');
    await page.locator('ls-ticket-title').first().waitFor();
    const next = [];
    const tickets = Math.min(mostTickets, (await page.locator('ls-ticket-row').count()) - 1);
    for (let count = 0; count < tickets; count++) {
      await visit.received();
      next.push(await page.evaluate(pressNext));
    }
    return { queue, received, next: median(next) };
  } finally {
    await visit.close();
  }
}

async function visitTable(browser, url) {
  const visit = await newVisit(browser);
  const { page } = visit;
  try {
    await signIn(visit, url, admin.email);
    await page.goto(`${url}/console/admin/support`, { waitUntil: 'commit' });
    const row = ['ls-app', 'ls-support-management-page', 'ls-ticket-table', 'tr[data-id]'];
    const table = await page.evaluate((way) => bench.painted(() => bench.find(...way)), row);
    await visit.received();
    await page.locator('ls-ticket-table tr[data-id]').first().hover();
    const frames = [];
    for (let turn = 0; turn < turns; turn++) {
      await page.mouse.wheel(0, 400);
      frames.push(await page.evaluate(takeFrame));
    }
    return { table, frame: median(frames), longestFrame: Math.max(...frames) };
  } finally {
    await visit.close();
  }
}

/** By the cookie alone: the sign-in page would have loaded half of the console already. */
async function signIn({ context }, url, email) {
  const answer = await context.request.post(`${url}/api/auth/token/`, {
    headers: { origin: url },
    data: { email, password: admin.password, session: 'cookie' },
  });
  if (!answer.ok()) throw new Error(`${email} could not sign in to the console: ${answer.status()}`);
}

/** In the page: milliseconds from the key until the next ticket is painted. */
async function pressNext() {
  const number = () =>
    bench.find('ls-app', 'ls-dashboard-page', 'ls-ticket-view', 'ls-ticket-title', '.number')?.textContent;
  const before = number();
  const began = performance.now();
  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, composed: true }));
  return (await bench.painted(() => number() !== before)) - began;
}

/** In the page: milliseconds of the next frame. */
async function takeFrame() {
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  await frame();
  const began = performance.now();
  await frame();
  return performance.now() - began;
}
