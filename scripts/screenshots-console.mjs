/**
 * `npm run screenshots:console -- [folder] [--only=text]`: starts the demo in a temporary folder and photographs every
 * page of the console, light and dark, 1440, 1024 and 390 px wide, and one in Arabic. The default folder is
 * `screenshots/console/`.
 */
import './afternoon.mjs';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { admin, karim, maya } from '../examples/tracking-page/demo/people.js';
import { launchBrowser } from '../examples/tracking-page/test/browser.js';
import { runDemo } from '../examples/tracking-page/test/running-demo.js';
import { atConsole } from './at-console.mjs';
import { findOrInstallChromium } from './chromium.mjs';
import { root } from './steps.mjs';

const { Support } = await import(
  createRequire(new URL('../examples/tracking-page/package.json', import.meta.url)).resolve('@logishift/support-sdk')
);
const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
const folder = resolve(root, positionals[0] ?? 'screenshots/console');
const widths = [1440, 1024, 390];
const schemes = ['light', 'dark'];

process.env.CHROME_PATH ??= await findOrInstallChromium();
const [demo, browser] = await Promise.all([runDemo(), launchBrowser()]);
try {
  await photographAll();
} finally {
  await browser.close();
  await demo.stop();
}

/** Who is where, what is done there, and what is waited for: everything as the demo begins. */
async function allStates() {
  const support = await signIn(admin);
  const ids = new Map();
  for await (const { id, subject } of support.tickets.all()) ids.set(subject, id);
  const desk = (queue, subject) => `/agent/dashboard?queue=${queue}${subject ? `&ticket=${ids.get(subject)}` : ''}`;
  const press = (keys, shows) => async (page) => {
    await page.keyboard.press(keys);
    await seen(page, shows);
  };
  const live = 'Will my parcel still come today?';
  return {
    'sign-in': { path: '/sign-in', shows: 'Sign in' },
    register: { path: '/support-agent-register', shows: 'Phone' },
    'forgot-password': { path: '/forgot-password', shows: 'E-mail' },
    awaiting: { who: karim, path: '/awaiting-approval', shows: karim.email },
    'desk-queue': { who: maya, path: desk('assigned'), shows: live },
    'desk-ticket': { who: maya, path: desk('assigned', live), shows: 'Mr Aydin on the second floor' },
    'desk-note': {
      who: maya,
      path: desk('assigned', live),
      shows: 'Mr Aydin on the second floor',
      steps: async (page) => {
        await page.keyboard.press('n');
        await page.keyboard.insertText('The courier is two streets away.');
      },
    },
    'desk-unassigned': { who: maya, path: desk('unassigned', 'Nobody rang the bell'), shows: 'Take this ticket' },
    'desk-status': {
      who: maya,
      path: desk('assigned', live),
      shows: 'Mr Aydin on the second floor',
      steps: press('s', 'Resolved'),
    },
    'desk-resolved': { who: maya, path: desk('resolved', 'A mug arrived with a crack'), shows: 'One of four mugs' },
    ticket: { who: maya, path: `/support/tickets/${ids.get(live)}`, shows: 'Mr Aydin on the second floor' },
    'ticket-not-found': {
      who: maya,
      path: '/support/tickets/00000000-0000-7000-8000-000000000000',
      shows: 'This ticket is not here',
    },
    palette: {
      who: maya,
      path: desk('assigned', live),
      shows: 'Mr Aydin on the second floor',
      steps: press('Control+k', /^On LS-/),
    },
    shortcuts: { who: maya, path: desk('assigned'), shows: live, steps: press('?', 'Shortcuts') },
    notifications: {
      who: maya,
      path: desk('assigned'),
      shows: live,
      steps: async (page) => {
        const menu = page.getByRole('button', { name: /^Menu/ });
        if (await menu.isVisible()) await menu.click();
        await page
          .getByRole('button', { name: /^Notifications/ })
          .filter({ visible: true })
          .click();
        await page.getByRole('dialog', { name: 'Notifications' }).waitFor();
      },
    },
    search: { who: maya, path: '/search?q=parcel+priority:medium', shows: 'LS-1057' },
    'search-mistake': { who: maya, path: '/search?q=prioriti:high+parcel', shows: 'is not a filter' },
    'search-empty': { who: maya, path: '/search', shows: 'Search every ticket' },
    account: { who: maya, path: '/account', shows: 'Password' },
    management: { who: admin, path: '/admin/support', shows: 'LS-1057' },
    'management-bulk': {
      who: admin,
      path: '/admin/support',
      shows: 'LS-1057',
      steps: async (page) => {
        for (const row of [0, 2, 3])
          await page.locator('ls-ticket-table tr[data-id] input[type=checkbox]').nth(row).check();
      },
    },
    'management-reassign': {
      who: admin,
      // A narrower table does without the agent's column.
      from: 1024,
      path: '/admin/support',
      shows: 'LS-1057',
      steps: async (page) => {
        await page
          .getByRole('button', { name: /^Reassign/ })
          .nth(1)
          .click();
        await page.getByRole('option').first().waitFor();
      },
    },
    'management-columns': {
      who: admin,
      path: '/admin/support',
      shows: 'LS-1057',
      steps: (page) => page.getByRole('button', { name: 'Columns' }).click(),
    },
    agents: { who: admin, path: '/admin/agents', shows: karim.name },
    faq: { who: admin, path: '/admin/faq', shows: 'Why is my delivery late?' },
    'faq-entry': {
      who: admin,
      path: '/admin/faq',
      shows: 'Why is my delivery late?',
      steps: (page) => page.getByText('Why is my delivery late?').first().click(),
    },
    mail: { who: admin, path: '/admin/mail', shows: 'Every mail has arrived' },
    'api-keys': { who: admin, path: '/admin/api-keys', shows: 'No key yet' },
    settings: { who: admin, path: '/admin/settings', shows: 'Addresses' },
    arabic: { who: maya, path: desk('assigned', live), lang: 'ar', shows: 'Mr Aydin on the second floor' },
    'arabic-management': { who: admin, path: '/admin/support', lang: 'ar', shows: 'LS-1057' },
  };
}

/** There may be others of the same words, in what is closed. */
function seen(page, words) {
  return page.getByText(words).filter({ visible: true }).first().waitFor();
}

async function photographAll() {
  mkdirSync(folder, { recursive: true });
  const failed = [];
  let count = 0;
  const states = Object.entries(await allStates());
  for (const width of widths) {
    for (const scheme of schemes) {
      // One signed-in window a person: signing in is slow on purpose.
      const windows = new Map();
      for (const [state, { who, path, shows, steps, lang = 'en', from = 0 }] of states) {
        const name = `${state}-${width}-${scheme}`;
        if (width < from || (values.only && !name.includes(values.only))) continue;
        const key = `${who?.email} ${lang}`;
        const page = windows.get(key) ?? (await openWindow({ who, width, scheme, lang }));
        windows.set(key, page);
        try {
          await page.goto(`${demo.support}/console${path}`);
          await seen(page, shows);
          await steps?.(page);
          await page.locator('.skeleton').first().waitFor({ state: 'detached' });
          await page.evaluate(() => document.fonts.ready);
          await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
          count += 1;
        } catch (error) {
          failed.push(`${name}: ${error.message.split('\n')[0]}`);
          await page.screenshot({ path: join(folder, `FAILED-${name}.png`) });
        }
      }
      for (const page of windows.values()) await page.context().close();
    }
  }
  console.log(`${count} photographs in ${folder}`);
  if (failed.length === 0) return;
  console.error(`${failed.length} states could not be reached:\n${failed.join('\n')}`);
  process.exitCode = 1;
}

async function openWindow({ who, width, scheme, lang }) {
  const height = width < 520 ? 844 : 900;
  const page = await atConsole({ browser, url: demo.support }, who, { width, height, scheme, lang });
  // The language is the person's own, on every device.
  if (who) await (await signIn(who)).auth.updateMe({ locale: lang });
  return page;
}

async function signIn({ email, password }) {
  const { access } = await new Support({ baseUrl: demo.support }).auth.signIn({ email, password });
  return new Support({ baseUrl: demo.support, token: access });
}
