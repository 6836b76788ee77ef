/**
 * `npm run screenshots -- [folder] [--only=text] [--readme]`: starts the demo in a temporary folder and photographs
 * every main state of the widget, light and dark, 360 and 1280 px wide, in English and Arabic. The default folder is
 * `screenshots/`. `--readme` renews the pictures in `docs/images/` instead.
 */
import './afternoon.mjs';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { customers } from '../examples/tracking-page/customers.js';
import { admin, maya } from '../examples/tracking-page/demo/people.js';
import { signSupportToken } from '../examples/tracking-page/support-token.js';
import { launchBrowser } from '../examples/tracking-page/test/browser.js';
import { runDemo } from '../examples/tracking-page/test/running-demo.js';
import { atConsole } from './at-console.mjs';
import { findOrInstallChromium } from './chromium.mjs';
import { root } from './steps.mjs';

const { Support } = await import(
  createRequire(new URL('../examples/tracking-page/package.json', import.meta.url)).resolve('@logishift/support-sdk')
);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, readme: { type: 'boolean', default: false } },
});
const folder = resolve(root, positionals[0] ?? 'screenshots');
const [priya, tomas] = customers;
const late = '/track/PX-482193';

process.env.CHROME_PATH ??= await findOrInstallChromium();
const [demo, browser] = await Promise.all([runDemo(), launchBrowser()]);
try {
  await (values.readme ? photographReadme() : photographAll());
} finally {
  await browser.close();
  await demo.stop();
}

async function signIn({ email, password }) {
  const { access } = await new Support({ baseUrl: demo.support }).auth.signIn({ email, password });
  return new Support({ baseUrl: demo.support, token: access });
}

function asCustomer(customer) {
  const issuer = {
    secret: demo.secrets().issuer,
    issuer: 'https://tracking.example',
    audience: 'logishift-support',
  };
  return new Support({ baseUrl: demo.support, token: () => signSupportToken(customer, 'en', issuer) });
}

/** A page of the demo as somebody sees it, with the widget there. */
async function visit({ customer, path = late, scheme = 'light', width = 1280, lang = 'en' }) {
  const context = await browser.newContext({
    viewport: { width, height: width < 520 ? 740 : 800 },
    colorScheme: scheme,
    locale: lang === 'ar' ? 'ar' : 'en-GB',
    reducedMotion: 'reduce',
    deviceScaleFactor: values.readme ? 2 : 1,
    hasTouch: width < 520,
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  if (customer) {
    await page.request.post(`${demo.site}/session`, {
      form: { customer: customer.id, back: '/' },
      headers: { origin: demo.site, 'sec-fetch-site': 'same-origin' },
    });
  }
  await page.goto(`${demo.site}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
  return { page, context };
}

/** Opens the panel at a view, and waits for what it shows. */
async function open(page, view, shows) {
  await page.evaluate(async (asked) => {
    await customElements.whenDefined('logishift-help');
    await document.querySelector('logishift-help').open(asked);
  }, view);
  await page.locator('dialog[open]').waitFor();
  if (shows) await page.locator(shows).first().waitFor();
}

/** The form, past the word that there is a ticket about the parcel already. */
async function form(page) {
  await open(page, { view: 'form' }, 'logishift-panel :is([part=submit], .twin-foot)');
  const other = page.locator('logishift-panel .twin-foot .button:not(.primary)');
  if (await other.isVisible()) await other.click();
  await page.locator('logishift-panel [part=submit]').waitFor();
}

async function write(page, subject, text) {
  await page.locator('logishift-panel #subject').fill(subject);
  await page.locator('logishift-panel #description').fill(text);
}

/** Every main state: who looks where, and what they do there. */
async function allStates() {
  const [agent, own, other] = [await signIn(maya), asCustomer(priya), asCustomer(tomas)];
  const ids = new Map();
  const codes = new Map();
  for (const person of [own, other]) {
    for await (const ticket of person.tickets.list()) {
      ids.set(ticket.subject, ticket.id);
      codes.set(ticket.subject, ticket.tracking_code);
    }
  }
  const stranger = { customer: undefined, path: '/' };
  const live = ids.get('Will my parcel still come today?');
  const ticket = (subject, customer = priya) => ({
    customer,
    path: '/',
    steps: (page) => open(page, { view: 'ticket', ticketId: ids.get(subject) }, 'logishift-panel [part=conversation]'),
  });
  const home = (number, customer = priya) => ({
    customer,
    path: `/track/${number}`,
    steps: (page) => open(page, { view: 'home' }, 'logishift-home [part=delivery]'),
  });
  const states = {
    launcher: { customer: priya, steps: (page) => page.locator('[part=launcher]').waitFor() },
    'home-late': home('PX-482193'),
    'home-delivered': home('PX-478315'),
    'home-failed': home('PX-481560', tomas),
    'home-returned': home('PX-477218', tomas),
    'home-signed-out': { ...stranger, steps: (page) => open(page, { view: 'home' }, 'logishift-home .question') },
    'home-draft': {
      customer: priya,
      steps: async (page) => {
        await form(page);
        await write(page, 'Can it go to my office?', '');
        await open(page, { view: 'home' }, 'logishift-home .draft');
      },
    },
    form: { customer: priya, steps: form },
    'form-twin': {
      customer: priya,
      steps: async (page) => {
        await open(page, { view: 'form' }, 'logishift-panel .twin-foot');
        await page.locator('logishift-panel blockquote').waitFor();
      },
    },
    'form-twin-hint': {
      customer: priya,
      path: '/',
      steps: async (page) => {
        await form(page);
        await write(page, 'The bell', 'I have to leave at three. Can he give it to my neighbour?');
        await page.locator('logishift-parcel-picker #parcel').fill('PX-482193');
        await page.locator('logishift-parcel-picker #parcel').press('Enter');
        await page.locator('logishift-panel .twin').waitFor();
      },
    },
    'form-parcels': {
      customer: priya,
      path: '/',
      steps: async (page) => {
        await form(page);
        await page.locator('logishift-parcel-picker #parcel').click();
        await page.locator('logishift-parcel-picker #parcel').press('ArrowDown');
        await page.locator('logishift-parcel-picker .option.active').waitFor();
      },
    },
    'form-typed': {
      customer: priya,
      path: '/',
      steps: async (page) => {
        await form(page);
        await page.locator('logishift-parcel-picker #parcel').fill('PX-501774');
        await page.locator('logishift-parcel-picker #parcel').press('Enter');
        await page.locator('logishift-parcel-picker .typed').waitFor();
        await write(page, 'A gift for my mother never arrived', `The shop says https://example.com/${'a'.repeat(60)}`);
      },
    },
    'form-guest': {
      customer: undefined,
      steps: async (page) => {
        await form(page);
        await page.locator('logishift-parcel-picker .delivery').waitFor();
      },
    },
    news: { customer: priya, steps: (page) => open(page, { view: 'news' }, 'logishift-news section') },
    'form-suggestions': {
      customer: priya,
      steps: async (page) => {
        await form(page);
        await write(page, 'My parcel is late', 'Can I change the time of the delivery?');
        await page.locator('.suggestions').waitFor();
      },
    },
    'form-errors': {
      customer: priya,
      steps: async (page) => {
        await form(page);
        await page.locator('logishift-panel [part=submit]').click();
        await page.locator('#subject-error').waitFor();
      },
    },
    offline: {
      customer: priya,
      steps: async (page) => {
        await form(page);
        await write(page, 'From the tunnel', 'There is no line here.');
        await page.context().setOffline(true);
        await page.locator('logishift-panel [part=submit]').click();
        await page.locator('.banner, .offline').first().waitFor();
      },
    },
    list: { customer: priya, steps: (page) => open(page, { view: 'tickets' }, 'logishift-ticket-list li') },
    'list-inline': {
      customer: priya,
      path: '/support',
      steps: (page) => page.locator('logishift-support li').first().waitFor(),
    },
    empty: {
      customer: undefined,
      path: '/',
      steps: async (page) => {
        const token = await signSupportToken(
          { id: `newcomer-${Math.random()}`, name: 'Lea Sommer', email: 'lea.sommer@example.com' },
          'en',
          { secret: demo.secrets().issuer, issuer: 'https://tracking.example', audience: 'logishift-support' },
        );
        await page.evaluate((token) => (document.querySelector('logishift-help').token = token), token);
        await open(page, { view: 'tickets' }, 'logishift-ticket-list .notice');
      },
    },
    'ticket-open': ticket('Nobody rang the bell', tomas),
    'ticket-in-progress': {
      ...ticket('Will my parcel still come today?'),
      steps: async (page) => {
        await ticket('Will my parcel still come today?').steps(page);
        const { messages } = await agent.tickets.get(live);
        await agent.messages.mark(live, { seen: messages.at(-1).id });
        // Says it again until the page's stream is open.
        const typing = page.locator('logishift-panel .typing');
        for (let tries = 0; tries < 20 && !(await typing.isVisible()); tries++) {
          await agent.live.signal(live, 'typing');
          await typing.waitFor({ timeout: 500 }).catch(() => {});
        }
      },
    },
    'ticket-on-hold': ticket('Delivered, says the page, but there is nothing here'),
    'ticket-awaits-you': ticket('My tea went back to the sender', tomas),
    'ticket-resolved': ticket('A mug arrived with a crack'),
    'ticket-solved': {
      ...ticket('A mug arrived with a crack'),
      steps: async (page) => {
        await ticket('A mug arrived with a crack').steps(page);
        await page.locator('[part=solved] label').first().click();
        await page.locator('[part=rating] label.star').nth(3).click();
        await page.locator('#comment').fill('Quick and friendly.');
      },
    },
    'ticket-closed': ticket('Blue envelopes instead of grey ones'),
    'form-follow-up': {
      ...ticket('One day late for a birthday', tomas),
      steps: async (page) => {
        await ticket('One day late for a birthday', tomas).steps(page);
        await page.locator('logishift-ticket-view .foot > .wide').click();
        await page.locator('logishift-panel #subject').waitFor();
      },
    },
    'ticket-inline': {
      customer: priya,
      path: `/support/tickets/${live}`,
      steps: (page) => page.locator('logishift-ticket-view [part=conversation]').waitFor(),
    },
    'ticket-not-found': {
      customer: priya,
      path: '/support/tickets/00000000-0000-7000-8000-000000000000',
      steps: (page) => page.locator('logishift-ticket-view .notice').waitFor(),
    },
    guest: {
      ...stranger,
      steps: async (page) => {
        await form(page);
        await page.locator('label.category').first().click();
        await write(page, 'Found an open box', 'It stood in the rain.');
        await page.locator('logishift-panel [part=submit]').click();
        await page.locator('logishift-guest #email').waitFor();
      },
    },
    'guest-code': {
      ...stranger,
      steps: async (page) => {
        await open(page, { view: 'tickets' }, 'logishift-guest #email');
        // The answer is the same for everyone; many photographs in an hour would be too many mails.
        await page.route('**/guests/**', (route) =>
          route.fulfill({
            status: 202,
            json: {
              email: 'lea.sommer@example.com',
              expires_at: new Date(Date.now() + 6e5),
              expires_in: 600,
              tries: 5,
              from: 'help@logishift.example',
            },
          }),
        );
        await page.locator('logishift-guest #email').fill('lea.sommer@example.com');
        await page.locator('logishift-guest button.primary').click();
        await page.locator('.digits input').pressSequentially('407');
      },
    },
    'guest-wrong-code': {
      ...stranger,
      steps: async (page) => {
        await states['guest-code'].steps(page);
        await page.route('**/guests/verify/**', (route) =>
          route.fulfill({
            status: 400,
            contentType: 'application/problem+json',
            json: {
              type: 'about:blank',
              title: 'Wrong',
              status: 400,
              code: 'wrong_code',
              request_id: 'x',
              tries_left: 3,
            },
          }),
        );
        await page.locator('.digits input').fill('407193');
        await page.locator('logishift-guest [role=alert]').waitFor();
      },
    },
    faq: {
      customer: priya,
      steps: async (page) => {
        await open(page, { view: 'faq' }, 'logishift-faq .question');
        await page.locator('logishift-faq .question').first().click();
      },
    },
    'faq-none': {
      customer: priya,
      steps: async (page) => {
        await open(page, { view: 'faq', query: 'rabbit hutch' }, 'logishift-faq .none');
      },
    },
    'faq-inline': {
      ...stranger,
      path: '/support/faq',
      steps: (page) => page.locator('logishift-faq .question').first().click(),
    },
    tracker: {
      customer: priya,
      path: '/track/PX-478315',
      steps: async (page) => {
        await page.locator('logishift-ticket-status [part=steps], logishift-ticket-status ol').first().waitFor();
        await page.locator('logishift-ticket-status').scrollIntoViewIfNeeded();
      },
    },
    // Last, for it makes tickets: the others show the demo as it begins.
    sent: {
      customer: tomas,
      path: '/track/PX-481560',
      steps: async (page) => {
        await form(page);
        await write(page, 'Nobody rang the bell', 'I was at home all afternoon.');
        await page.locator('logishift-panel [part=submit]').click();
        await page.locator('logishift-ticket-sent [aria-current=step]').waitFor();
      },
    },
  };
  return states;
}

async function photographAll() {
  mkdirSync(folder, { recursive: true });
  const failed = [];
  let count = 0;
  const states = await allStates();
  for (const [state, { steps, ...who }] of Object.entries(states)) {
    for (const lang of ['en', 'ar']) {
      for (const width of [360, 1280]) {
        for (const scheme of ['light', 'dark']) {
          const name = `${state}-${lang}-${width}-${scheme}`;
          if (values.only && !name.includes(values.only)) continue;
          const { page, context } = await visit({ ...who, lang, width, scheme });
          try {
            await steps(page);
            await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
            count += 1;
          } catch (error) {
            failed.push(`${name}: ${error.message.split('\n')[0]}`);
            await page.screenshot({ path: join(folder, `FAILED-${name}.png`) });
          }
          await context.close();
        }
      }
    }
  }
  console.log(`${count} photographs in ${folder}`);
  if (failed.length === 0) return;
  console.error(`${failed.length} states could not be reached:\n${failed.join('\n')}`);
  process.exitCode = 1;
}

async function photographReadme() {
  const images = join(root, 'docs/images');
  const customer = await visit({ customer: priya });
  await open(customer.page, { view: 'home' }, 'logishift-home [part=delivery]');
  await customer.page.locator('logishift-home .row, logishift-home li').first().waitFor();
  await customer.page.screenshot({ path: join(images, 'widget.png'), animations: 'disabled' });
  await customer.context.close();

  const phones = {
    'widget-form': 'form-suggestions',
    'widget-ticket': 'ticket-in-progress',
    'widget-solved': 'ticket-solved',
  };
  const states = await allStates();
  for (const [name, state] of Object.entries(phones)) {
    const { steps, ...who } = states[state];
    const { page, context } = await visit({ ...who, width: 360, scheme: name === 'widget-ticket' ? 'dark' : 'light' });
    await steps(page);
    await page.screenshot({ path: join(images, `${name}.png`), animations: 'disabled' });
    await context.close();
  }

  const agent = await atConsole({ browser, url: demo.support }, maya);
  await agent.getByText('Will my parcel still come today?').filter({ visible: true }).first().click();
  await agent.getByText('Mr Aydin on the second floor').first().waitFor();
  await agent.getByText('A mug arrived with a crack').filter({ visible: true }).first().waitFor();
  await agent.screenshot({ path: join(images, 'console.png'), animations: 'disabled' });
  await agent.context().close();

  const boss = await atConsole({ browser, url: demo.support }, admin, { scheme: 'dark' });
  await boss.goto(`${demo.support}/console/admin/support`);
  const choices = boss.locator('ls-ticket-table tr[data-id] input[type=checkbox]');
  await choices.first().waitFor();
  for (const row of [0, 2, 3]) await choices.nth(row).check();
  await boss.screenshot({ path: join(images, 'console-management.png'), animations: 'disabled' });
  await boss.context().close();
  console.log(`renewed the pictures in ${images}`);
}
