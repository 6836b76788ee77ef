/** What a customer comes for, from the first click to the last, on the real server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  api,
  asAdmin,
  help,
  lateTicket,
  launchBrowser,
  mailedCode,
  newAgent,
  newCustomer,
  newVisitor,
  openPanel,
  publish,
  script,
} from './stage.mjs';

let browser;
let agent;
beforeAll(async () => {
  [browser, agent] = await Promise.all([launchBrowser(), newAgent('Maya Lindqvist')]);
});
afterAll(() => browser?.close());

const button = (page, name) => page.getByRole('button', { name });
const bubble = (page, hasText) => page.locator('.bubble', { hasText });

async function onThePage(customer) {
  const { page, context, faults } = await newVisitor(browser);
  await page.goto(await publish(help(customer)));
  return { page, context, faults };
}

/** A ticket of the customer's that the agent has resolved, open in their panel. */
async function withResolvedTicket() {
  const customer = newCustomer();
  const { id } = await customer.support.tickets.create(lateTicket);
  await agent.tickets.assignSelf(id);
  await agent.messages.send(id, 'He is with you at three.');
  await agent.tickets.updateStatus(id, { status: 'resolved' });
  const visit = await onThePage(customer);
  await openPanel(visit.page);
  await visit.page.getByRole('button', { name: /Not here yet/ }).click();
  await visit.page.getByText('Did this solve it?').waitFor();
  return { ...visit, customer, id };
}

describe('a customer', () => {
  it('helps themselves: the question that fits the late parcel is on the first screen, its answer one click away', async () => {
    const customer = newCustomer();
    const { page, faults } = await onThePage(customer);
    await openPanel(page);
    await page.getByText('About a late delivery').waitFor();
    await button(page, 'Why is my delivery late?').click();
    await page.getByText('Look at the tracking page').waitFor();
    await page.getByLabel('Search all answers').fill('money');
    await page.getByText('Do I get money back for a late delivery?').waitFor();
    expect(await customer.support.tickets.list()).toMatchObject({ data: [] });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('writes about a late parcel: category and parcel are chosen already, and the number stays on screen', async () => {
    const customer = newCustomer();
    const { page, faults } = await onThePage(customer);
    await openPanel(page);
    await button(page, 'Write to us about this delivery').click();
    await page.getByText(customer.tracking).waitFor();
    expect(await page.getByRole('radio', { name: 'Late' }).isChecked()).toBe(true);
    await page.getByLabel('Subject').fill('Will it come today?');
    await page.getByLabel('What happened?').fill('I waited all day.');
    await button(page, 'Send ticket').click();
    await page.getByText('We have your ticket').first().waitFor();
    const [ticket] = (await customer.support.tickets.list()).data;
    expect(ticket).toMatchObject({ subject: 'Will it come today?', category: 'late' });
    expect(ticket.delivery_id).not.toBeNull();
    await page.getByText(ticket.number).first().waitFor();
    // Closed and opened again, it begins anew.
    await button(page, 'Close').click();
    await openPanel(page, /Get help/);
    await page.getByRole('heading', { name: /^Hi Priya/ }).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('talks with an agent live: taken, typing, answered, seen', async () => {
    const customer = newCustomer();
    const { id } = await customer.support.tickets.create(lateTicket);
    const { page, faults } = await onThePage(customer);
    await openPanel(page);
    await button(page, /Not here yet/).click();
    await page.getByText('I waited all day.').waitFor();
    await agent.tickets.assignSelf(id);
    await page.getByText('Maya took your ticket').waitFor();
    await agent.live.signal(id, 'typing');
    await page.getByText('Maya is typing').first().waitFor();
    await agent.messages.send(id, 'Six stops before you.');
    await bubble(page, 'Six stops before you.').waitFor();
    await page.getByLabel('Your message').fill('Thank you, I wait.');
    await button(page, 'Send').click();
    await bubble(page, 'Thank you, I wait.').waitFor();
    // It stands there before it has arrived.
    const all = async () => (await agent.tickets.get(id)).messages;
    await expect.poll(async () => (await all()).at(-1).body).toBe('Thank you, I wait.');
    const messages = await all();
    await agent.messages.mark(id, { seen: messages.at(-1).id });
    await page.getByText(/· Seen/).waitFor();
    // The customer's side says that it has seen the answer.
    const seen = async () => (await agent.tickets.get(id)).marks.find(({ side }) => side === 'customer')?.seen_through;
    await expect.poll(seen).toBe(messages[0].id);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('writes while offline: it says so, keeps every word, and sends it once by itself when the line is back', async () => {
    const customer = newCustomer();
    const { page, context } = await onThePage(customer);
    await openPanel(page);
    await button(page, /Write to us/).click();
    await page.getByLabel('Subject').fill('From the tunnel');
    await context.setOffline(true);
    await page.getByText('You’re offline.').waitFor();
    await page.getByLabel('What happened?').fill('No line here.');
    await button(page, 'Send ticket').click();
    await page.getByText('Waiting to send').waitFor();
    expect(await page.getByLabel('What happened?').inputValue()).toBe('No line here.');
    await context.setOffline(false);
    await page.getByText('We have your ticket').first().waitFor();
    expect((await customer.support.tickets.list()).data.map(({ subject }) => subject)).toEqual(['From the tunnel']);

    await button(page, 'Open ticket').click();
    await page.locator('[part=conversation]').waitFor();
    await context.setOffline(true);
    await page.getByLabel('Your message').fill('And one more thing');
    await button(page, 'Send').click();
    await page.getByText('1 message is waiting').first().waitFor();
    await context.setOffline(false);
    await bubble(page, 'And one more thing').waitFor();
    const [{ id }] = (await customer.support.tickets.list()).data;
    const messages = async () => (await customer.support.tickets.get(id)).messages.map(({ body }) => body);
    await expect.poll(messages).toEqual(['And one more thing']);
    await context.close();
  });

  it('closes the panel over what waits for the line: it goes out once, and is there when the panel is opened again', async () => {
    const customer = newCustomer();
    const { page, context } = await onThePage(customer);
    await openPanel(page);
    await button(page, /Write to us/).click();
    await page.getByLabel('Subject').fill('From the lift');
    await page.getByLabel('What happened?').fill('The line goes away here.');
    await context.setOffline(true);
    await button(page, 'Send ticket').click();
    await page.getByText('Waiting to send').waitFor();
    await page.locator('dialog[open]').getByRole('button', { name: 'Close' }).click();
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await context.setOffline(false);
    const subjects = async () => (await customer.support.tickets.list()).data.map(({ subject }) => subject);
    await expect.poll(subjects, { timeout: 15_000 }).toEqual(['From the lift']);
    await openPanel(page);
    await page.getByText('We have your ticket').first().waitFor();

    await button(page, 'Open ticket').click();
    await page.locator('[part=conversation]').waitFor();
    const [{ id }] = (await customer.support.tickets.list()).data;
    const agent = await newAgent();
    await agent.tickets.assignSelf(id);
    await context.setOffline(true);
    await page.getByLabel('Your message').fill('And one more thing');
    await button(page, 'Send').click();
    await page.getByText('1 message is waiting').first().waitFor();
    await page.locator('dialog[open]').getByRole('button', { name: 'Close' }).click();
    await context.setOffline(false);
    const messages = async () => (await customer.support.tickets.get(id)).messages.map(({ body }) => body);
    await expect.poll(messages, { timeout: 15_000 }).toEqual(['And one more thing']);
    // What nobody sees does not count as seen.
    const { id: reply } = await agent.messages.send(id, 'I look for it.');
    await page.locator('logishift-help .badge', { hasText: /\d/ }).waitFor();
    const { marks } = await agent.tickets.get(id);
    expect(marks.find(({ side }) => side === 'customer')?.seen_through).not.toBe(reply);
    expect(await messages()).toEqual(['And one more thing', 'I look for it.']);
    await context.close();
  });

  it('may be a guest: proves an address by the mailed code, and what they wrote before goes out with it', async () => {
    const address = `guest-${crypto.randomUUID()}@parcels.example`;
    const { page, context, faults } = await newVisitor(browser);
    await page.goto(await publish(`${script}<logishift-help api="${api}"></logishift-help>`));
    await openPanel(page);
    await button(page, 'Write to us').click();
    await page.locator('label', { hasText: 'Damaged' }).click();
    await page.getByLabel('Subject').fill('Found an open box');
    await page.getByLabel('What happened?').fill('It stood in the rain.');
    await button(page, 'Send ticket').click();
    await page.locator('logishift-guest').getByRole('button', { name: 'Back' }).click();
    expect(await page.getByLabel('Subject').inputValue()).toBe('Found an open box');
    await button(page, 'Send ticket').click();
    await page.getByLabel('E-mail').fill(address);
    await button(page, 'Send me a code').click();
    const field = page.getByLabel('Enter the 6-digit code');
    await field.waitFor();
    const code = await mailedCode(address);
    await field.pressSequentially(code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)));
    await page.getByText(/This code is wrong|That isn’t the code/).waitFor();
    await field.fill('');
    await field.pressSequentially(code);
    await page.getByText('We have your ticket').first().waitFor();
    const boss = await asAdmin();
    const { data } = await boss.tickets.all({ limit: 100 });
    expect(data.filter(({ subject }) => subject === 'Found an open box')).toHaveLength(1);
    expect(faults.filter((fault) => !fault.includes('40'))).toEqual([]);
    await context.close();
  });

  it('confirms that it is solved and rates the help, in one go', async () => {
    const { page, context, customer, id } = await withResolvedTicket();
    await page.locator('label', { hasText: 'Yes, it’s solved' }).click();
    await page.locator('[part=rating] label.star').nth(3).click();
    await page.getByLabel('Anything to add?').fill('Quick and friendly');
    await button(page, 'Send rating and close ticket').click();
    await page.getByText('You closed it as solved').waitFor();
    const ticket = await customer.support.tickets.get(id);
    expect(ticket).toMatchObject({ status: 'closed', feedback: { rating: 4, comment: 'Quick and friendly' } });
    await context.close();
  });

  it('says that it is not solved: the ticket goes back to work, with what is missing', async () => {
    const { page, context, customer, id } = await withResolvedTicket();
    await page.locator('label', { hasText: 'Not yet' }).click();
    await page.getByLabel('Your message').fill('Three has passed.');
    await page.locator('[part=composer] button').click();
    await bubble(page, 'Three has passed.').waitFor();
    await expect.poll(async () => (await customer.support.tickets.get(id)).status).toBe('in_progress');
    await context.close();
  });
});
