/** What an agent's browser gets until they see their first queue: the bytes on the wire, in Chromium, headers and all. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countBytes, tellBytes } from '../../../../scripts/on-the-wire.mjs';
import { openDesk } from './stage.js';

let desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

// Bytes.
const most = 180_000;
const mostScript = 105_000;
const mostData = 25_000;

it('is at most 180 kB with a queue of thirty tickets: 105 kB of JavaScript, and 25 kB of data', async () => {
  const agent = await desk.newAgent('Maya Lindqvist');
  const { support } = await desk.newCustomer();
  for (let n = 0; n < 30; n++)
    await support.tickets.create({
      subject: `Parcel ${n} has not come`,
      description: `I waited until six for parcel ${n}. The courier's page says that it was out for delivery since the morning.`,
      category: 'late',
    });
  const signedIn = await desk.window(agent, '/agent/dashboard?queue=unassigned');
  const storageState = await signedIn.context().storageState();
  await signedIn.context().close();

  // Signed in, and nothing of the console in the cache.
  const context = await desk.browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    storageState,
  });
  const page = await context.newPage();
  const counted = await countBytes(page, desk.url);
  await page.goto(`${desk.url}/console/agent/dashboard?queue=unassigned`);
  await page.locator('ls-ticket-row').first().waitFor();
  await expect.poll(() => counted.awaited()).toEqual([]);
  const loaded = counted.loaded();
  if (process.env.EACH) for (const { url, type, bytes } of loaded) console.log(url, type, bytes);
  const bytesOf = (type) => loaded.filter((one) => one.type === type).reduce((sum, { bytes }) => sum + bytes, 0);
  expect(tellBytes('the console to its first queue', loaded, most)).toBeLessThanOrEqual(most);
  expect(bytesOf('Script')).toBeLessThanOrEqual(mostScript);
  expect(bytesOf('Fetch')).toBeLessThanOrEqual(mostData);
  const scripts = loaded.filter(({ type }) => type === 'Script');
  expect(scripts.length).toBeGreaterThan(5);
  expect(scripts.filter(({ encoding, bytes }) => encoding !== 'br' && bytes > 2000)).toEqual([]);
  await context.close();
});
