import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk } from './stage.js';

let desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

it('finds tickets by keys alone: by a phrase, a parcel, a name; mends a mistake, opens one and comes back to it all', async () => {
  const agent = await desk.newAgent('Maya Lindqvist');
  const customer = await desk.newCustomer('Hana Okafor');
  const other = await desk.newCustomer('Viktor Novák');
  const create = ({ support }, subject, description, more = {}) =>
    support.tickets.create({ subject, description, category: 'damaged', ...more });
  const wet = await create(
    customer,
    'Books ruined',
    'The courier did not ring. It was left in the rain for six hours.',
  );
  const dry = await create(other, 'Left at the door', 'It stood in the rain, and then somebody left.', {
    delivery_ref: 'ZX-778 201',
  });
  const urgent = await create(other, 'Wet again', 'It was left in the rain for the third time.', { priority: 'high' });

  const page = await desk.window(agent, '/agent/dashboard');
  const { keyboard } = page;
  await page.evaluate(() => {
    window.pointed = 0;
    addEventListener('pointerdown', () => window.pointed++, true);
  });
  const field = page.getByRole('combobox', { name: 'Search tickets' });
  const rows = page.locator('.rows:not([inert]) ls-found-row');
  const numbers = () => rows.locator('.number').allTextContents();
  const shows = (...tickets) => expect.poll(numbers, { timeout: 15_000 }).toEqual(tickets.map(({ number }) => number));
  /** Empties the field and looks for something else. */
  const lookFor = async (words) => {
    await keyboard.press('/');
    await keyboard.press('Control+a');
    await keyboard.type(words);
  };
  // What has just been written is found a moment later.
  const support = await desk.client(agent);
  const isFound = async (q) => (await support.tickets.assigned({ scope: 'visible', q })).data.length > 0;
  await expect.poll(() => isFound('"third time"'), { timeout: 15_000 }).toBe(true);

  // Quicker than the page: what is typed on the way stands in its field.
  await keyboard.press('g');
  await keyboard.press('s');
  await keyboard.type('"left in the rain');
  await shows(urgent, wet);
  expect(await field.inputValue()).toBe('"left in the rain');

  await page.keyboard.press('Escape');
  await keyboard.press('ArrowDown');
  await expect.poll(() => focusedRow(page)).toBe(urgent.number);
  await lookFor('ZX778201');
  await shows(dry);
  await keyboard.press('ArrowDown');
  await lookFor('novak');
  await shows(urgent, dry);

  await keyboard.press('ArrowDown');
  await lookFor('prioriti:medium novak');
  await page.getByText('is not a filter').waitFor();
  await shows(urgent, dry);
  await keyboard.press('Tab');
  await expect.poll(() => field.inputValue()).toBe('priority:medium novak');
  await shows(dry);
  // Before they are too many to read: a chip less.
  await keyboard.press('Control+a');
  await keyboard.type('priority:medium rain');
  await shows(dry, wet);

  await keyboard.press('Enter');
  await keyboard.press('j');
  await expect.poll(() => focusedRow(page)).toBe(wet.number);
  await keyboard.press('Enter');
  await page.locator('ls-ticket-title', { hasText: wet.number }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/console/support/tickets/${wet.number}`);
  await keyboard.press('Escape');
  await shows(dry, wet);
  expect(await field.inputValue()).toBe('priority:medium rain');
  expect(new URL(page.url()).searchParams.get('q')).toBe('priority:medium rain');
  await expect.poll(() => focusedRow(page)).toBe(wet.number);

  // What happens to it meanwhile is seen where it stands.
  const boss = await desk.client(desk.admin);
  await boss.tickets.updateStatus(wet.id, { priority: 'high' });
  await rows.filter({ hasText: wet.number }).locator('ls-priority', { hasText: 'High' }).waitFor();
  expect(await numbers()).toEqual([dry, wet].map(({ number }) => number));

  await lookFor(dry.number.replace('-', ' '));
  await keyboard.press('Enter');
  await page.locator('ls-ticket-title', { hasText: dry.number }).waitFor();
  expect(await page.evaluate(() => window.pointed)).toBe(0);
  await page.context().close();
});

it('has every search to go back to, and none for each letter', async () => {
  const agent = await desk.newAgent('Jonas Weber');
  const page = await desk.window(agent, '/search');
  const field = page.getByRole('combobox', { name: 'Search tickets' });
  const q = () => new URL(page.url()).searchParams.get('q');
  await field.waitFor();
  // Slowly: what was typed so far is looked for meanwhile.
  for (const [letters, so] of [
    ['stat', 'stat'],
    ['us:open', 'status:open'],
  ]) {
    await page.keyboard.type(letters);
    await expect.poll(q).toBe(so);
  }
  await page.keyboard.press('Enter');
  await expect.poll(() => focusedRow(page)).toBeTruthy();
  await page.keyboard.press('/');
  await page.keyboard.type(' -category:late');
  await expect.poll(q).toBe('status:open -category:late');
  await page.goBack();
  await expect.poll(() => field.inputValue()).toBe('status:open');
  await page.goBack();
  await expect.poll(() => field.inputValue()).toBe('');
  await page.goForward();
  await page.goForward();
  await expect.poll(() => field.inputValue()).toBe('status:open -category:late');
  await page.context().close();
});

const focusedRow = (page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.getRootNode().host?.ticket?.number;
  });
