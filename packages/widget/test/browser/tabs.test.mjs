/** Several tabs of one browser: one stream for all of them, whichever closes. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { api, lateTicket, launchBrowser, newAgent, newCustomer, newVisitor, publish, script, sign } from './stage.mjs';

let browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** How many the server itself counts. */
async function openStreams() {
  const text = await (await fetch(`${api}/metrics`)).text();
  return Number(/^support_live_streams (\d+)$/m.exec(text)?.[1]);
}

it('share one stream, whatever else the token of each claims, go on without a gap when the tab that has it is closed, and end together', async () => {
  await expect.poll(openStreams, { timeout: 15_000 }).toBe(0);
  const agent = await newAgent();
  const { id, support } = newCustomer();
  const exp = Math.floor(Date.now() / 1000) + 3600;
  const expected = (hour) => ({ id: `d-${id}`, tracking_number: 'PX-1', expected_at: `2026-01-05T${hour}:00:00Z` });
  const ticket = await support.tickets.create(lateTicket);
  await agent.tickets.assignSelf(ticket.id);
  /** A page with a token of its own, which tells of the parcel as it is by then. */
  const page = (hour) => {
    const token = sign({ sub: id, exp, name: `Priya at ${hour}`, deliveries: [expected(hour)] });
    return publish(
      `${script}<logishift-ticket-view api="${api}" token="${token}" ticket-id="${ticket.id}"></logishift-ticket-view>`,
    );
  };
  let hour = 10;
  const { context, page: leader } = await newVisitor(browser);
  const visit = async (tab) => {
    await tab.goto(await page(hour++));
    await tab.getByText(lateTicket.description).waitFor();
    return tab;
  };
  await visit(leader);
  await expect.poll(openStreams, { timeout: 15_000 }).toBe(1);
  const others = [await visit(await context.newPage()), await visit(await context.newPage())];
  const said = (page) => page.locator('logishift-ticket-view .said.agent .bubble').allInnerTexts();

  const texts = Array.from({ length: 12 }, (_, n) => `Message ${n + 1}`);
  for (const [n, text] of texts.entries()) {
    // In the middle of it, without a word to anybody.
    if (n === 5) await leader.close();
    await agent.messages.send(ticket.id, text);
  }
  for (const page of others) await expect.poll(() => said(page), { timeout: 15_000 }).toEqual(texts);
  await expect.poll(openStreams, { timeout: 15_000 }).toBe(1);

  await others[1].evaluate(() => document.querySelector('logishift-ticket-view').signOut());
  for (const page of others) await page.getByText('Continue with your e-mail').waitFor();
  await expect.poll(openStreams, { timeout: 15_000 }).toBe(0);
  await context.close();
});
