/** Everything by keyboard alone, heard as well as seen, on the narrowest screen and at twice the size. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { help, lateTicket, launchBrowser, newAgent, newCustomer, newVisitor, openPanel, publish } from './stage.mjs';

let browser;
let agent;
beforeAll(async () => {
  [browser, agent] = await Promise.all([launchBrowser(), newAgent()]);
});
afterAll(() => browser?.close());

/** What has the focus, through all shadow roots: its name, value or text. */
const focused = (page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at.ariaLabel || at.id || at.value || at.textContent.trim().replace(/\s+/g, ' ') || at.localName;
  });
/** Notes all that live regions say, in whatever tree they are. */
const listen = (page) =>
  page.addInitScript(() => {
    window.heard = [];
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      const root = attach.call(this, options);
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const region = (target instanceof Element ? target : target.parentElement)?.closest(
            '[role=status],[role=alert]',
          );
          if (region?.textContent.trim()) window.heard.push(region.textContent.trim());
        }
      }).observe(root, { subtree: true, childList: true, characterData: true });
      return root;
    };
  });
const hears = (page, words) =>
  expect
    .poll(() => page.evaluate(() => window.heard), { timeout: 8_000 })
    .toContainEqual(expect.stringContaining(words));
async function tabTo(page, name) {
  for (let count = 0; count < 40; count++) {
    if ((await focused(page)).startsWith(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${name}`);
}

describe('by keyboard alone', () => {
  it('one opens the panel, writes and sends a ticket, hears of it, and closes: the focus is on the launcher again', async () => {
    const customer = newCustomer();
    const { page, context } = await newVisitor(browser);
    await listen(page);
    await page.goto(await publish(help(customer)));
    await tabTo(page, 'Get help');
    await page.keyboard.press('Enter');
    await page.locator('dialog[open]').waitFor();
    await expect.poll(() => focused(page)).toBe('title');
    await page.locator('logishift-home .question').first().waitFor();
    await tabTo(page, 'Write to us');
    await page.keyboard.press('Enter');
    await page.locator('#subject').waitFor();
    await tabTo(page, 'late');
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('radio', { name: 'Lost' }).isChecked()).toBe(true);
    await page.keyboard.press('ArrowLeft');
    await tabTo(page, 'subject');
    await page.keyboard.press('Enter');
    await hears(page, '2 fields need a change');
    expect(await focused(page)).toBe('subject');
    await page.keyboard.type('By keyboard');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('description');
    await page.keyboard.type('No mouse here.');
    await tabTo(page, 'Send ticket');
    await page.keyboard.press('Enter');
    await hears(page, 'Ticket number: LS-');
    expect(await focused(page)).toBe('We have your ticket');
    expect((await customer.support.tickets.list()).data).toMatchObject([{ subject: 'By keyboard', category: 'late' }]);
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    expect(await focused(page)).toMatch(/^Get help/);
    await context.close();
  });

  it('one reads an answer when it is heard, says that it is solved, rates by arrows, and finds a way to write anew', async () => {
    const customer = newCustomer();
    const { id } = await customer.support.tickets.create(lateTicket);
    await agent.tickets.assignSelf(id);
    const { page, context } = await newVisitor(browser);
    await listen(page);
    await page.goto(await publish(help(customer)));
    await openPanel(page);
    await page.evaluate((ticketId) => document.querySelector('logishift-help').open({ view: 'ticket', ticketId }), id);
    await page.getByText('I waited all day.').waitFor();
    await agent.messages.send(id, 'He is with you at three.');
    await hears(page, 'New message from Maya');
    await agent.tickets.updateStatus(id, { status: 'resolved' });
    await page.getByText('Did this solve it?').waitFor();
    await page.locator('[part=solved] input').first().focus();
    await page.keyboard.press('Space');
    await page.locator('[part=rating] input').first().focus();
    await page.keyboard.press('Space');
    for (let count = 0; count < 4; count++) await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('radio', { name: '5 stars' }).isChecked()).toBe(true);
    await tabTo(page, 'Send rating and close');
    await page.keyboard.press('Enter');
    await hears(page, 'Thank you');
    expect(await customer.support.tickets.get(id)).toMatchObject({ status: 'closed', feedback: { rating: 5 } });
    await tabTo(page, 'Follow up');
    await page.keyboard.press('Enter');
    await page.locator('#subject').waitFor();
    await context.close();
  });
});

describe('whoever listens instead of looking', () => {
  const inPanel = async (customer, view) => {
    const { page, context } = await newVisitor(browser);
    await listen(page);
    await page.goto(await publish(help(customer)));
    await openPanel(page);
    await page.evaluate((asked) => document.querySelector('logishift-help').open(asked), view);
    return { page, context };
  };
  const hasFocus = (page) => expect.poll(() => page.evaluate(() => document.activeElement.localName));

  it('hears what becomes of a ticket, and is never thrown out of it', async () => {
    const customer = newCustomer();
    const { id } = await customer.support.tickets.create(lateTicket);
    const { page, context } = await inPanel(customer, { view: 'ticket', ticketId: id });
    await page.getByText('I waited all day.').waitFor();
    await agent.tickets.assignSelf(id);
    await hears(page, 'Maya is working on it');
    const field = page.getByLabel('Your message');
    await field.fill('Where is he?');
    await page.getByRole('button', { name: 'Send' }).click();
    await hears(page, 'Sent');

    await field.pressSequentially('One more thing');
    await agent.tickets.updateStatus(id, { status: 'resolved' });
    await hears(page, 'Maya resolved it');
    await field.fill('');
    await field.pressSequentially('Another thing');
    expect(await field.inputValue()).toBe('Another thing');
    expect(await focused(page)).toBe('Your message');
    await field.fill('');

    await page.getByText('Not yet').click();
    await field.pressSequentially('It is still not here');
    expect(await field.inputValue()).toBe('It is still not here');
    expect(await focused(page)).toBe('Your message');
    await field.fill('');
    await page.getByRole('button', { name: 'Reopen ticket' }).click();
    await hears(page, 'You said it isn’t solved yet');
    await page.getByRole('button', { name: 'Send' }).waitFor();
    await hasFocus(page).toBe('logishift-help');

    await agent.tickets.updateStatus(id, { status: 'resolved' });
    await page.getByText('Yes, it’s solved').click();
    await page.getByRole('button', { name: 'Close ticket' }).click();
    await hears(page, 'This ticket is closed');
    await page.getByText('You closed it as solved').waitFor();
    await hasFocus(page).toBe('logishift-help');
    await context.close();
  });

  it('hears that a message waits while the server is down, and that a list could not be loaded', async () => {
    const customer = newCustomer();
    const { id } = await customer.support.tickets.create(lateTicket);
    const { page, context } = await inPanel(customer, { view: 'ticket', ticketId: id });
    await page.getByText('I waited all day.').waitFor();
    await page.route(/\/(messages|tickets)\//, (route) => route.abort());
    await page.getByLabel('Your message').fill('Hello?');
    await page.getByRole('button', { name: 'Send' }).click();
    await hears(page, '1 message is waiting. Goes out by itself');
    await page.reload();
    await openPanel(page);
    await page.evaluate(() => document.querySelector('logishift-help').open({ view: 'tickets' }));
    await page.getByRole('alert').filter({ hasText: 'We can’t load your tickets' }).waitFor();
    await context.close();
  });

  it('hears of answers while writing, and finds the way from one back to what was written', async () => {
    const { page, context } = await inPanel(newCustomer(), { view: 'form' });
    await page.getByRole('button', { name: 'Remove the delivery' }).click();
    await hasFocus(page).toBe('logishift-help');
    await page.getByLabel('Subject').fill('Why is my delivery late?');
    await hears(page, 'This may answer it right away');
    await page.locator('.suggestions button').first().click();
    await expect.poll(() => focused(page)).toBe('title');
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    expect(await page.getByLabel('Subject').inputValue()).toBe('Why is my delivery late?');
    await context.close();
  });
});

// 200 % of 1280 × 800 is a page half as wide and high.
it.each([
  ['320 px', { viewport: { width: 320, height: 568 } }],
  ['200 % zoom', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
])('at %s nothing scrolls sideways, and every control can be reached whole', async (_name, options) => {
  const customer = newCustomer();
  const { id } = await customer.support.tickets.create(lateTicket);
  const { page, context } = await newVisitor(browser, options);
  await page.goto(await publish(help(customer)));
  await openPanel(page);
  for (const view of [
    { view: 'home' },
    { view: 'form' },
    { view: 'tickets' },
    { view: 'faq' },
    { view: 'ticket', ticketId: id },
  ]) {
    await page.evaluate((asked) => document.querySelector('logishift-help').open(asked), view);
    await page.locator('logishift-panel .body button, logishift-panel .body textarea').first().waitFor();
    const lost = await page.evaluate(() => {
      const found = [];
      const { clientWidth, scrollWidth } = document.documentElement;
      if (scrollWidth > clientWidth) found.push(`page ${scrollWidth}`);
      const walk = (root) => {
        for (const element of root.querySelectorAll('*')) {
          if (element.shadowRoot) walk(element.shadowRoot);
          if (element.matches('.scroll') && element.scrollWidth > element.clientWidth + 1)
            found.push(`${element.className} scrolls`);
          if (!element.matches('button, input, textarea') || element.closest('.sr-only')) continue;
          // A row of choices is pushed along by the focus.
          if (element.matches('.choice')) element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
          const { left, right, width } = element.getBoundingClientRect();
          if (width && (left < -1 || right > clientWidth + 1))
            found.push(`${element.localName} ${element.textContent.trim()}`);
        }
      };
      walk(document.querySelector('logishift-help').shadowRoot);
      return found;
    });
    expect(lost, view.view).toEqual([]);
  }
  await context.close();
});
