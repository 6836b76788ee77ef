import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk } from './stage.js';

/** Long enough for a busy machine to take something back in, and to be waited for once. */
const undoSeconds = 20;
let desk;
let customer;

beforeAll(async () => {
  desk = await openDesk({ undoSeconds });
  customer = await desk.newCustomer();
});
afterAll(() => desk?.close());

const soon = (what) => expect.poll(what, { timeout: 15_000, interval: 20 });
const title = (page, { number }) => page.locator('ls-ticket-title', { hasText: `${number} ` }).waitFor();
const row = (page, { number }) => page.locator('ls-ticket-row', { hasText: number });
const told = async ({ id }) => {
  const { status, messages } = await customer.support.tickets.get(id);
  return [status, ...messages.map(({ body }) => body)];
};

async function atTickets(name, count) {
  const agent = await desk.newAgent(name);
  const support = await desk.client(agent);
  const tickets = [];
  for (let n = 1; n <= count; n++) {
    const asked = { subject: `${name}’s parcel ${n}`, description: 'I was home all evening.', category: 'lost' };
    const ticket = await customer.support.tickets.create(asked);
    await support.tickets.assignSelf(ticket.id);
    tickets.push(ticket);
  }
  const page = await desk.window(agent, `/agent/dashboard?queue=assigned&ticket=${tickets[0].id}`);
  await title(page, tickets[0]);
  await row(page, tickets.at(-1)).waitFor();
  return { tickets, page };
}

it('takes back what was sent or resolved before anybody hears of it: by key, by button, after a new start', {
  timeout: 120_000,
}, async () => {
  const { tickets, page } = await atTickets('Meera Iyer', 3);
  const [first, second, third] = tickets;
  const { keyboard } = page;
  const field = page.getByRole('textbox', { name: 'Reply' });
  const waits = page.locator('ls-timeline').getByText('Goes out in a moment');
  const undo = page.locator('ls-toasts').getByRole('button', { name: 'Undo' });

  // Sent, and taken back in the field itself.
  await keyboard.press('r');
  await keyboard.insertText('To the wrong one.');
  await keyboard.press('Control+Enter');
  await waits.waitFor();
  expect(await page.locator('ls-timeline').getByText('To the wrong one.').count()).toBe(1);
  expect(await field.inputValue()).toBe('');
  await undo.waitFor();
  expect(await told(first), 'nobody else knows of it').toEqual(['in_progress']);
  await keyboard.press('Control+z');
  await soon(() => field.inputValue()).toBe('To the wrong one.');
  await waits.waitFor({ state: 'hidden' });

  // Resolved by one key: it is away, and comes back by another.
  await field.fill('');
  await keyboard.press('Escape');
  await keyboard.press('e');
  await title(page, second);
  await soon(() => row(page, first).count()).toBe(0);
  await undo.waitFor();
  await page.reload();
  await title(page, second);
  await row(page, third).waitFor();
  // Looked at again, it is away still.
  await soon(() => row(page, first).count()).toBe(0);
  expect(await told(first)).toEqual(['in_progress']);
  await keyboard.press('z');
  await title(page, first);
  await row(page, first).waitFor();
  await page.getByText(`Undone: ${first.number}`).waitFor();

  // Sent and resolved together, and the button takes both back.
  await keyboard.press('r');
  await keyboard.insertText('It is found.');
  await keyboard.press('Control+Shift+Enter');
  await title(page, second);
  await undo.click();
  await title(page, first);
  await soon(() => field.inputValue()).toBe('It is found.');
  await field.fill('');
  await keyboard.press('Escape');

  // Nobody takes it back: it goes out. One that cannot happen any more says so, and its words are here again.
  await keyboard.press('r');
  await keyboard.insertText('It comes tomorrow.');
  await keyboard.press('Control+Enter');
  await waits.waitFor();
  await keyboard.press('Escape');
  await keyboard.press('j');
  await title(page, second);
  await keyboard.press('r');
  await keyboard.insertText('All is well.');
  await keyboard.press('Control+Shift+Enter');
  await title(page, third);
  // Taken back, and nobody hears that it was.
  await page.route('**/undo/', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await keyboard.press('r');
  await keyboard.insertText('Lost on the way.');
  await keyboard.press('Control+Enter');
  await waits.waitFor();
  await keyboard.press('Control+z');
  await page.getByText(/^The server cannot be reached/).waitFor();
  await page.unroute('**/undo/');
  await keyboard.press('Escape');
  await (await desk.client(desk.admin)).tickets.updateStatus(second.id, { priority: 'high' });
  expect(await told(first)).toEqual(['in_progress']);
  await expect.poll(() => told(first), { timeout: 40_000 }).toEqual(['in_progress', 'It comes tomorrow.']);
  await page.getByText(`${second.number}: your reply was not sent.`).waitFor();
  await page.getByText(`${third.number}: your reply was not sent.`).waitFor();
  await soon(() => field.inputValue()).toBe('Lost on the way.');
  expect(await told(third)).toEqual(['in_progress']);
  await page.locator('ls-toasts .toast', { hasText: second.number }).getByRole('button', { name: 'Open' }).click();
  await title(page, second);
  await soon(() => field.inputValue()).toBe('All is well.');
  await row(page, second).waitFor();
  expect(await told(second)).toEqual(['in_progress']);
  await page.context().close();
});
