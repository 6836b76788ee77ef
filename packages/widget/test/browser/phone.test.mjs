/** On a phone: what a finger can hit, and what a screen reader says. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  api,
  help,
  lateTicket,
  launchBrowser,
  newAgent,
  newCustomer,
  newVisitor,
  openPanel,
  publish,
  script,
} from './stage.mjs';

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

let browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const show = (page, view) => page.evaluate((asked) => document.querySelector('logishift-help').open(asked), view);

/** Controls smaller than 44 px, but for links in a sentence; fields that make iOS zoom. */
const tooSmall = (page) =>
  page.evaluate(() => {
    const found = [];
    const walk = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) walk(element.shadowRoot);
        if (!element.matches('button, input, textarea, .star, .answer, .category')) continue;
        if (element.closest('.sr-only, .follow')) continue;
        // Within a hundredth: the panel may still be on its way, and a moved box is measured in fractions.
        const { width, height } = element.getBoundingClientRect();
        const said = `${element.localName} ${element.className} ${element.textContent.trim()}`;
        if (width && Math.min(width, height) < 43.99) found.push(`${said}: ${width} × ${height}`);
        if (element.matches('input, textarea') && Number.parseFloat(getComputedStyle(element).fontSize) < 16)
          found.push(`${said}: small text`);
      }
    };
    walk(document.querySelector('logishift-help').shadowRoot);
    return found;
  });

/** What a screen reader is told of whatever has a role: name, description, and whether it is invalid. */
async function told(page, role) {
  const cdp = await page.context().newCDPSession(page);
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  await cdp.detach();
  return nodes
    .filter((node) => !node.ignored && node.role?.value === role)
    .map(({ name, description, properties = [] }) => ({
      name: name?.value,
      description: description?.value ?? '',
      invalid: properties.some((one) => one.name === 'invalid' && one.value.value === 'true'),
      modal: properties.some((one) => one.name === 'modal' && one.value.value === true),
    }));
}

it('has controls of at least 44 px and fields of 16 px in every view', async () => {
  const customer = newCustomer();
  const agent = await newAgent();
  const { id } = await customer.support.tickets.create(lateTicket);
  await agent.tickets.assignSelf(id);
  await agent.tickets.updateStatus(id, { status: 'resolved' });
  const { page, context } = await newVisitor(browser, phone);
  await page.goto(await publish(help(customer)));
  await openPanel(page, /Get help/);
  for (const [view, shows] of [
    [{ view: 'home' }, 'logishift-home .ticket'],
    [{ view: 'form' }, '#subject'],
    [{ view: 'tickets' }, 'logishift-ticket-list .ticket'],
    [{ view: 'faq' }, 'logishift-faq .question'],
    [{ view: 'ticket', ticketId: id }, '[part=solved]'],
  ]) {
    await show(page, view);
    await page.locator(shows).first().waitFor();
    expect(await tooSmall(page), view.view).toEqual([]);
  }
  await page.locator('[part=solved] label').first().tap();
  await page.locator('label.star').nth(3).tap();
  await page.locator('#comment').waitFor();
  expect(await tooSmall(page), 'rating').toEqual([]);
  await context.close();
});

it('has them too where a guest proves an address', async () => {
  const { page, context } = await newVisitor(browser, phone);
  await page.goto(await publish(`${script}<logishift-help api="${api}"></logishift-help>`));
  await openPanel(page);
  await show(page, { view: 'tickets' });
  await page.locator('#email').fill(`${crypto.randomUUID()}@example.com`);
  expect(await tooSmall(page)).toEqual([]);
  await page.getByRole('button', { name: 'Send me a code' }).tap();
  await page.locator('.digits input').waitFor();
  expect(await tooSmall(page)).toEqual([]);
  await context.close();
});

it('leaves half of a page at 400 % to what is in the panel, and its controls their size', async () => {
  const { page, context } = await newVisitor(browser, { viewport: { width: 320, height: 256 } });
  await page.goto(await publish(help(newCustomer())));
  await openPanel(page);
  for (const [view, shows] of [
    [{ view: 'home' }, 'logishift-home .question'],
    [{ view: 'form' }, '#subject'],
    [{ view: 'tickets' }, 'logishift-ticket-list .button'],
  ]) {
    await show(page, view);
    await page.locator(shows).first().waitFor();
    const { height } = await page.locator('logishift-panel .body > * >> .scroll').boundingBox();
    expect(height, view.view).toBeGreaterThanOrEqual(110);
    expect(await tooSmall(page), view.view).toEqual([]);
  }
  await context.close();
});

it('tells the tab and the filter that are chosen, and where the launcher ends, in forced colours', async () => {
  const customer = newCustomer();
  await customer.support.tickets.create(lateTicket);
  const { page, context } = await newVisitor(browser, { forcedColors: 'active' });
  await page.goto(await publish(help(customer)));
  const look = (selector) =>
    page.locator(selector).evaluateAll((all) =>
      all.map((one) => {
        const { backgroundColor, borderTopColor, borderTopWidth } = getComputedStyle(one);
        return { back: backgroundColor, edge: `${borderTopWidth} ${borderTopColor}` };
      }),
    );
  const [{ back, edge }] = await look('logishift-help [part=launcher]');
  expect(edge).toMatch(/^2px rgb\(/);
  expect(edge).not.toContain(back);
  await openPanel(page);
  await show(page, { view: 'tickets' });
  await page.locator('logishift-ticket-list .ticket').waitFor();
  for (const [chosen, others] of [
    ['.tabs [aria-current]', '.tabs button:not([aria-current])'],
    ['[part=filters] [aria-pressed=true]', '[part=filters] [aria-pressed=false]'],
  ]) {
    const [one] = await look(chosen);
    for (const other of await look(others)) expect(other.back, chosen).not.toBe(one.back);
  }
  await context.close();
});

describe('with the keypad open', () => {
  /** As phones do it: what is seen of the page gets smaller and moves, the page stays as it is. */
  const openKeypad = (page, seen) =>
    page.evaluate((what) => {
      for (const [name, value] of Object.entries(what)) {
        Object.defineProperty(visualViewport, name, { configurable: true, value });
      }
      visualViewport.dispatchEvent(new Event('resize'));
    }, seen);

  const boxOf = async (page, selector) => {
    const { y, height } = await page.locator(selector).boundingBox();
    return { top: y, bottom: y + height };
  };

  /** A ticket on a phone, with the cursor in the composer. */
  async function atComposer(options = phone) {
    const customer = newCustomer();
    const { id } = await customer.support.tickets.create(lateTicket);
    const { page, context } = await newVisitor(browser, options);
    await page.goto(await publish(help(customer)));
    await openPanel(page);
    await show(page, { view: 'ticket', ticketId: id });
    await page.locator('[part=composer] textarea').tap();
    return { page, context };
  }

  it('has the composer and its Send in what is left of the screen, and all of the sheet back afterwards', async () => {
    const { page, context } = await atComposer();
    await openKeypad(page, { height: 400, offsetTop: 60 });
    await expect.poll(() => boxOf(page, 'dialog')).toEqual({ top: 60, bottom: 460 });
    for (const part of ['[part=composer] textarea', '[part=composer] button']) {
      const { top, bottom } = await boxOf(page, part);
      expect(top, part).toBeGreaterThan(60);
      expect(bottom, part).toBeLessThanOrEqual(460);
    }
    await openKeypad(page, { height: 740, offsetTop: 0 });
    await expect.poll(() => boxOf(page, 'dialog')).toEqual({ top: 0, bottom: 740 });
    await context.close();
  });

  it('does so too on a phone that is held aside', async () => {
    const { page, context } = await atComposer({ ...phone, viewport: { width: 844, height: 390 } });
    await openKeypad(page, { height: 180, offsetTop: 0 });
    await expect.poll(() => boxOf(page, 'dialog')).toEqual({ top: 0, bottom: 180 });
    for (const part of ['[part=composer] textarea', '[part=composer] button']) {
      expect((await boxOf(page, part)).bottom, part).toBeLessThanOrEqual(180);
    }
    await context.close();
  });

  it('asks a guest for address and code above it', async () => {
    const { page, context } = await newVisitor(browser, phone);
    await page.goto(await publish(`${script}<logishift-help api="${api}"></logishift-help>`));
    await openPanel(page);
    await show(page, { view: 'tickets' });
    await page.locator('#email').fill(`${crypto.randomUUID()}@example.com`);
    await openKeypad(page, { height: 400, offsetTop: 0 });
    expect((await boxOf(page, 'logishift-guest button.primary')).bottom).toBeLessThanOrEqual(400);
    await page.getByRole('button', { name: 'Send me a code' }).tap();
    await page.locator('.digits input').waitFor();
    expect((await boxOf(page, '.digits')).bottom).toBeLessThanOrEqual(400);
    await context.close();
  });

  it('leaves the sheet whole for who zooms in', async () => {
    const { page, context } = await newVisitor(browser, phone);
    await page.goto(await publish(help(newCustomer())));
    await openPanel(page);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
    await expect.poll(() => page.evaluate(() => visualViewport.height)).toBe(370);
    await expect.poll(() => boxOf(page, 'dialog')).toEqual({ top: 0, bottom: 740 });
    await context.close();
  });
});

describe('to a screen reader', () => {
  it('is a modal dialog by its title, with fields whose names do not change and whose errors describe them', async () => {
    const { page, context } = await newVisitor(browser, phone);
    await page.goto(await publish(help(newCustomer())));
    await openPanel(page);
    await show(page, { view: 'form' });
    await page.locator('#description').fill('I waited.');
    await page.locator('[part=submit]').tap();
    await page.locator('#subject-error').waitFor();
    expect(await told(page, 'dialog')).toMatchObject([{ name: 'Write to us', modal: true }]);
    expect(await told(page, 'textbox')).toEqual([
      {
        name: 'Subject',
        description: 'Write a subject, such as “Parcel not here yet”',
        invalid: true,
        modal: false,
      },
      { name: 'What happened?', description: '9 of 10,000', invalid: false, modal: false },
    ]);
    expect(await told(page, 'radiogroup')).toMatchObject([{ name: 'What is it about?' }]);
    // The page behind a sheet is out of reach.
    expect((await told(page, 'heading')).map(({ name }) => name)).not.toContain('Your parcel');
    await context.close();
  });

  it('says that the line is gone, in a region that was there before', async () => {
    const { page, context } = await newVisitor(browser, phone);
    await page.goto(await publish(help(newCustomer())));
    await openPanel(page);
    await page.locator('logishift-home .question').first().waitFor();
    const region = page.locator('dialog .root > [role=status]');
    expect(await region.textContent()).toBe('');
    await context.setOffline(true);
    await expect.poll(() => region.textContent()).toContain('You’re offline.');
    await context.setOffline(false);
    await expect.poll(() => region.textContent()).toBe('');
    await context.close();
  });
});
