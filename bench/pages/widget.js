import { serveHost } from './host.js';
import { newVisit } from './visit.js';

/** One visit of a customer: to a page with the widget, to the panel's home, and to a ticket sent. */
export async function measureWidget(browser, { port, api, token }) {
  const close = serveHost({ port, api, token });
  const visit = await newVisit(browser);
  const { page } = visit;
  try {
    await page.goto(`http://localhost:${port}/`, { waitUntil: 'commit' });
    const launcher = await page.evaluate(() => bench.painted(() => bench.find('logishift-help', '[part=launcher]')));
    const before = await visit.received();
    const home = await page.evaluate(async () => {
      const began = performance.now();
      bench.find('logishift-help', '[part=launcher]').click();
      const way = ['logishift-help', 'logishift-panel', 'logishift-home'];
      return (
        (await bench.painted(() => bench.find(...way, '.question') && bench.find(...way, '.foot .primary'))) - began
      );
    });
    const opened = await visit.received();

    await page.locator('logishift-home .foot .primary').click();
    await page.locator('logishift-panel label.category').first().click();
    await page.locator('logishift-panel #subject').fill('Where is my parcel?');
    await page.locator('logishift-panel #description').fill('I waited until six, and nobody came.');
    await visit.received();
    const sent = await page.evaluate(async () => {
      const form = ['logishift-help', 'logishift-panel', 'logishift-ticket-form'];
      const began = performance.now();
      bench.find(...form, '[part=submit]').click();
      return (await bench.painted(() => bench.find(...form, 'logishift-ticket-sent', '[aria-current=step]'))) - began;
    });
    return { launcher, before, home, opened, sent };
  } finally {
    await visit.close();
    close();
  }
}
