import { chromium } from 'playwright-core';
import { findOrInstallChromium, launchArguments } from '../../../scripts/chromium.mjs';

/** Chromium, from CHROME_PATH or where Debian has it. */
export async function launchBrowser() {
  return chromium.launch({ executablePath: await findOrInstallChromium(), args: launchArguments });
}

/** A tab more of the same person, which hears nothing of their others: it is asleep, or kept for the Back button. */
export async function newSleepingTab(page, url) {
  const tab = await page.context().newPage();
  await tab.addInitScript(() => {
    window.BroadcastChannel = class extends window.BroadcastChannel {
      set onmessage(_listener) {}
    };
  });
  await tab.goto(url);
  return {
    tab,
    wake: () => tab.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))),
  };
}

/**
 * A person with a browser of their own: no cookie, no storage shared. `faults` collects what their pages complain of,
 * `received` every byte of text that they were sent.
 */
export async function newPerson(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...options });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const faults = [];
  const bodies = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.text()} (${message.location().url})`);
  });
  page.on('response', (response) => {
    if (/json|html|text|javascript/.test(response.headers()['content-type'] ?? '')) {
      bodies.push(response.text().catch(() => ''));
    }
  });
  return { page, faults, received: async () => (await Promise.all(bodies)).join('\n') };
}
