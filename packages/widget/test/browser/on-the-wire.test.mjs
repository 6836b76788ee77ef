/** What a page gets of the server because of the widget: the bytes on the wire, in Chromium, headers and all. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countBytes, tellBytes } from '../../../../scripts/on-the-wire.mjs';
import { api, help, launchBrowser, newCustomer, newVisitor, openPanel, publish } from './stage.mjs';

let browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

// Bytes. The home’s answers have room for the questions that other tests leave.
const beforeTheClick = 3_300;
const withHome = 48_000;
const withViews = 75_000;

it('is at most 3.3 kB before the first click, 48 kB with the panel’s home, and 75 kB with all its views', async () => {
  const customer = newCustomer();
  const { page, context } = await newVisitor(browser);
  const counted = await countBytes(page, api);
  // Nobody is signed in yet: the launcher alone.
  await page.goto(await publish(help(customer).replace(/ token="[^"]*"/, '')));
  await page.getByRole('button', { name: 'Get help' }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(tellBytes('before the first click', counted.loaded(), beforeTheClick)).toBeLessThanOrEqual(beforeTheClick);
  await context.close();

  const signedIn = await newVisitor(browser);
  const all = await countBytes(signedIn.page, api);
  await signedIn.page.goto(await publish(help(customer)));
  await openPanel(signedIn.page);
  await signedIn.page.getByText(customer.tracking).first().waitFor();
  await signedIn.page.locator('logishift-home .question').first().waitFor();
  // The views come ahead once the home is there: what was asked for before them is the home.
  const views = () => all.loaded().findIndex(({ url }) => url.startsWith('/widget/views.define-'));
  await expect.poll(views).toBeGreaterThan(0);
  await expect.poll(() => all.awaited()).toEqual([]);
  const home = () => all.loaded().slice(0, views());
  // What is drawn already is counted a moment later.
  for (const part of ['/api/support/faq/', '/api/support/deliveries/'])
    await expect
      .poll(() =>
        home()
          .map(({ url }) => url)
          .join(),
      )
      .toContain(part);
  const loaded = all.loaded();
  expect(tellBytes('with the home open', home(), withHome)).toBeLessThanOrEqual(withHome);
  expect(tellBytes('with all views', loaded, withViews)).toBeLessThanOrEqual(withViews);
  const scripts = loaded.filter(({ type }) => type === 'Script');
  expect(scripts.length).toBeGreaterThan(6);
  expect(scripts.filter(({ encoding, bytes }) => encoding !== 'br' && bytes > 2000)).toEqual([]);
  await signedIn.context.close();
});
