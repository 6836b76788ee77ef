/** What people write is shown as text: nothing of it runs, loads or breaks the layout. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canaryHost, payloads } from './payloads.mjs';
import { api, asAdmin, launchBrowser, newAgent, newCustomer, newVisitor, publish, script } from './stage.mjs';

let browser;
let agent;
beforeAll(async () => {
  [browser, agent] = await Promise.all([launchBrowser(), newAgent()]);
});
afterAll(() => browser?.close());

/** As one line, as short as names and numbers have to be. */
const line = (text, max) => [...text.replace(/\p{Cc}/gu, ' ')].slice(0, max).join('').trim();

// The page names somebody else again and again: that the server then refuses what was meant for the one before is the browser's to say.
const complaints = (seen) => seen.filter((fault) => !/status of 412 .*\/api\/support\//.test(fault));

async function inBatches(items, act, size = 12) {
  for (let at = 0; at < items.length; at += size) await Promise.all(items.slice(at, at + size).map(act));
}

/** A page without any policy, phone-wide, that notes whatever runs, asks or complains. */
async function watched(body) {
  const { page, context, faults } = await newVisitor(browser, { viewport: { width: 360, height: 740 } });
  const seen = faults;
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (new URL(request.url()).hostname === canaryHost) seen.push(`asked ${request.url()}`);
  });
  page.on('framenavigated', (frame) => {
    if (frame.parentFrame()) seen.push(`frame ${frame.url()}`);
  });
  await page.addInitScript(() => {
    window.tooWide = (where) => {
      const found = [];
      const { clientWidth } = document.documentElement;
      if (document.documentElement.scrollWidth > clientWidth) found.push('the page');
      const walk = (root) => {
        for (const element of root.querySelectorAll('*')) {
          if (element.shadowRoot) walk(element.shadowRoot);
          const { overflowX, overflowY } = getComputedStyle(element);
          const scrolls = overflowX === 'auto' && overflowY === 'auto' && element.matches('.scroll');
          if (scrolls && element.scrollWidth > element.clientWidth + 1)
            found.push(`${where}: ${element.className} scrolls`);
          const { width } = element.getBoundingClientRect();
          if (width > clientWidth + 1) found.push(`${where}: ${element.localName}.${element.className} ${width}`);
        }
      };
      for (const element of document.querySelectorAll('[id^=w]')) walk(element.shadowRoot);
      return found;
    };
  });
  await page.goto(await publish(`${script}${body}`));
  const ran = () => page.evaluate(() => window.__xss ?? null);
  return { page, context, seen, ran };
}

it('shows hostile texts as subjects and messages of both sides, and names among them: none runs or breaks the layout', async () => {
  const groups = Array.from({ length: 30 }, (_, place) => payloads.slice(place * 10, place * 10 + 10));
  const cases = groups.map((group, place) => {
    const name = line(payloads[place], 100).replace(/\s+/g, '\u00a0');
    return { group, name, customer: newCustomer({ name, delivery: { tracking_number: name } }) };
  });
  await inBatches(
    cases,
    async (one) => {
      const { group, customer } = one;
      for (const payload of group) {
        const { id } = await customer.support.tickets.create({
          subject: line(payload, 200),
          description: payload,
          category: 'late',
        });
        one.id ??= id;
      }
      await agent.tickets.assignSelf(one.id);
      for (const payload of group) {
        await Promise.all([agent.messages.send(one.id, payload), customer.support.messages.send(one.id, payload)]);
      }
    },
    6,
  );

  const element = (tag, id) => `<${tag} id="${id}" api="${api}"></${tag}>`;
  const { page, context, seen, ran } = await watched(
    element('logishift-ticket-view', 'w-view') +
      element('logishift-ticket-list', 'w-list') +
      element('logishift-ticket-form', 'w-form'),
  );
  const wide = [];
  for (const { customer, id, name, group } of cases) {
    await agent.auth.updateMe({ name });
    await page.evaluate(
      ([token, ticketId, delivery]) => {
        Object.assign(document.querySelector('#w-view'), { token, ticketId });
        Object.assign(document.querySelector('#w-list'), { token });
        Object.assign(document.querySelector('#w-form'), { token, delivery });
      },
      [customer.token, id, customer.tracking],
    );
    await page.locator(`#w-view #m-${id}`).waitFor();
    await page.locator('#w-view .bubble').nth(20).waitFor();
    await page.locator('#w-list li').nth(9).waitFor();
    wide.push(...(await page.evaluate((where) => window.tooWide(where), group[0])));
  }
  expect(await ran()).toBe(null);
  expect(wide).toEqual([]);
  expect(complaints(seen)).toEqual([]);
  await context.close();
}, 120_000);

it('shows hostile texts as names and deliveries in the panel, and as questions and answers of the FAQ', async () => {
  const boss = await asAdmin();
  const locales = ['en', 'de', 'ar'];
  await inBatches(
    Array.from({ length: 100 }, (_, place) => payloads.slice(place * 3, place * 3 + 3)),
    (three) => {
      const translations = three.map((text, place) => [locales[place], { question: line(text, 200), answer: text }]);
      return boss.faq.create({ category: 'other', translations: Object.fromEntries(translations) });
    },
  );
  const faqs = locales.map((lang) => `<logishift-faq id="w-${lang}" api="${api}" lang="${lang}"></logishift-faq>`);
  const { page, context, seen, ran } = await watched(
    `${faqs.join('')}<logishift-help id="w-help" api="${api}"></logishift-help>`,
  );
  for (const lang of locales) {
    await page.locator(`#w-${lang} .question`).nth(99).waitFor();
    await page.locator(`#w-${lang} .question`).evaluateAll((all) => {
      for (const question of all) question.click();
    });
    await page.locator(`#w-${lang} .answer:not([hidden])`).nth(99).waitFor();
  }
  expect(await page.evaluate(() => window.tooWide('FAQ'))).toEqual([]);
  // Nothing that leads to a script, and nothing but what the server's list allows.
  const links = await page.locator('logishift-faq .answer a').evaluateAll((all) => all.map(({ protocol }) => protocol));
  expect(links.filter((protocol) => !['http:', 'https:', 'mailto:', 'tel:'].includes(protocol))).toEqual([]);
  await page
    .locator('logishift-faq')
    .evaluateAll(() => document.body.replaceChildren(document.querySelector('#w-help')));

  await page.evaluate(() => document.querySelector('#w-help').open());
  const wide = [];
  for (const payload of payloads) {
    const name = line(payload, 100).replace(/\s+/g, '\u00a0');
    const { token, tracking } = newCustomer({ name, delivery: { tracking_number: line(payload, 100) } });
    await page.evaluate(
      ([token, delivery]) => Object.assign(document.querySelector('#w-help'), { token, delivery }),
      [token, tracking],
    );
    await page.locator('logishift-home [part=delivery]', { hasText: tracking.match(/\d+$/)?.[0] ?? '' }).waitFor();
    wide.push(...(await page.evaluate((where) => window.tooWide(where), payload.slice(0, 60))));
  }
  expect(await ran()).toBe(null);
  expect(wide).toEqual([]);
  expect(complaints(seen)).toEqual([]);
  await context.close();
}, 120_000);
