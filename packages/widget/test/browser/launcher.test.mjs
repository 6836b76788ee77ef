/** The launcher by itself: it answers a press at once, and says what else one can do where nothing more arrives. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { api, help, launchBrowser, newCustomer, newVisitor, publish, script } from './stage.mjs';

let browser;
let visitor;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(() => visitor?.context.close());
afterAll(() => browser?.close());

/** A page with the launcher; `hold` says what becomes of requests for its other files. */
async function visit(body, { hold, page: about, ...options } = {}) {
  visitor = await newVisitor(browser, options);
  const { page } = visitor;
  await page.addInitScript(() => {
    window.told = [];
    addEventListener('logishift-error', ({ error }) => told.push(`${error} ${error.cause ?? ''}`));
  });
  if (hold) await page.route(isChunk, hold);
  await page.goto(await publish(body, about));
  await page.locator(launcher).waitFor();
  return page;
}
const isChunk = ({ pathname }) => pathname.startsWith('/widget/');
const launcher = 'logishift-help [part=launcher]';
const card = (page) => page.getByRole('alert');
const links = 'support-url="/support mailto:help@shop.example"';

describe('a press', () => {
  it('is answered in the next frame, by a finger that has only come down too, and says so until the panel is there', async () => {
    let answer;
    const held = new Promise((resolve) => (answer = resolve));
    const page = await visit(help(newCustomer()), {
      hold: (route) => held.then(() => route.continue()),
      viewport: { width: 360, height: 740 },
      hasTouch: true,
    });
    const asked = page.waitForRequest((request) => request.url().includes('/panel.define-'));
    await page.locator(launcher).dispatchEvent('pointerenter', { pointerType: 'touch' });
    await asked;
    const state = await page.locator(launcher).evaluate((button) => {
      button.click();
      return new Promise((resolve) =>
        requestAnimationFrame(() => {
          const ring = button.querySelector('b');
          resolve([
            button.ariaBusy,
            button.ariaLabel,
            getComputedStyle(ring).animationName,
            ring.getAnimations().length,
          ]);
        }),
      );
    });
    expect(state).toEqual(['true', 'Get help, loading', 'a', 1]);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await page.locator(launcher).evaluate((button) => button.querySelector('b').getAnimations().length)).toBe(0);
    answer();
    await page.locator('logishift-panel dialog[open]').waitFor();
    expect(await page.locator(launcher).isVisible()).toBe(false);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Get help', exact: true }).waitFor();
  });

  it('leaves the launcher there until the panel is, whose words may come late', async () => {
    let answer;
    const held = new Promise((resolve) => (answer = resolve));
    const page = await visit(help(newCustomer()), {
      hold: (route) => (/\/en-/.test(route.request().url()) ? held.then(() => route.continue()) : route.continue()),
    });
    const asked = page.waitForRequest((request) => /\/en-/.test(request.url()));
    await page.locator(launcher).click();
    await asked;
    expect(await page.locator(launcher).isVisible()).toBe(true);
    answer();
    await page.locator('logishift-panel dialog[open]').waitFor();
  });
});

describe('what does not arrive', () => {
  const says = {
    en: ['Loading failed', 'Try again'],
    hi: ['लोड नहीं हुई', 'फिर लोड करें'],
    es: ['No se ha cargado', 'Recargar'],
    fr: ['Échec du chargement', 'Recharger'],
    de: ['Nicht geladen', 'Neu laden'],
    ar: ['تعذّر التحميل', 'أعد التحميل'],
  };

  it('is said in every language, with the ways round it; trying again opens the view that was asked for', async () => {
    const page = await visit(help(newCustomer(), links), { hold: (route) => route.abort() });
    for (const [lang, [trouble, retry]] of Object.entries(says)) {
      await page.evaluate((to) => (document.documentElement.lang = to), lang);
      await page.evaluate(() => void document.querySelector('logishift-help').open({ view: 'faq' }));
      await expect.poll(() => card(page).textContent()).toBe(trouble);
      const again = page.getByRole('button', { name: retry });
      await expect.poll(() => again.evaluate((button) => button.matches(':focus'))).toBe(true);
    }
    expect(await page.locator('logishift-help section').count()).toBe(1);
    expect(
      await page
        .locator('logishift-help section a')
        .evaluateAll((all) => all.map((one) => [one.textContent, one.protocol])),
    ).toEqual([
      [expect.stringMatching(/^localhost:\d+\/support$/), 'http:'],
      ['help@shop.example', 'mailto:'],
    ]);
    expect(await page.evaluate(() => told.length)).toBeGreaterThan(0);
    // Escape leads back to the launcher, and there the press is as good as ever.
    await page.keyboard.press('Escape');
    expect(await page.locator('logishift-help section').count()).toBe(0);
    expect(await page.locator(launcher).evaluate((button) => [button.matches(':focus'), button.ariaBusy])).toEqual([
      true,
      null,
    ]);
    await page.evaluate(() => void document.querySelector('logishift-help').open({ view: 'faq' }));
    await card(page).waitFor();
    await page.unroute(isChunk);
    await page.keyboard.press('Enter');
    await page.locator('logishift-faq .question').first().waitFor();
    expect(await page.locator('logishift-help section').count()).toBe(0);
  });

  it('is said within 4 s where no answer comes at all, and gives way to a panel that comes later', async () => {
    let answer;
    const held = new Promise((resolve) => (answer = resolve));
    const page = await visit(help(newCustomer()), { hold: (route) => held.then(() => route.continue()) });
    const took = await page.evaluate(async () => {
      const begin = performance.now();
      document.querySelector('logishift-help').shadowRoot.querySelector('button').click();
      const root = document.querySelector('logishift-help').shadowRoot;
      await new Promise((resolve) =>
        new MutationObserver(() => root.querySelector('section') && resolve()).observe(root, {
          childList: true,
          subtree: true,
        }),
      );
      return performance.now() - begin;
    });
    expect(took).toBeLessThan(4_000);
    // No host address was given: none is shown.
    expect(await page.locator('logishift-help section a').count()).toBe(0);
    answer();
    await page.locator('logishift-panel dialog[open]').waitFor();
    expect(await card(page).count()).toBe(0);
  });

  it('is a page’s policy: it is told what is missing, and its customers are offered a way round', async () => {
    const page = await visit(help(newCustomer(), links), {
      page: {
        policy: `script-src ${api} 'unsafe-inline'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
      },
    });
    await page.locator(launcher).click();
    await card(page).waitFor();
    expect(await page.evaluate(() => told.join())).toMatch(/trusted-types lit-html.*TrustedHTML/);
    // An element that stands alone says so too.
    await page.evaluate((to) => {
      told.length = 0;
      document.body.append(Object.assign(document.createElement('logishift-faq'), { api: to }));
    }, api);
    await expect.poll(() => page.evaluate(() => told.join())).toMatch(/trusted-types lit-html/);
  });
});

describe('open()', () => {
  it('shows what fits what is asked for, and home where that is nothing there is, which the page is told', async () => {
    const customer = newCustomer();
    const page = await visit(`${script}<logishift-help api="${api}" token="${customer.token}"></logishift-help>`);
    const open = (asked) => page.evaluate((what) => document.querySelector('logishift-help').open(what), asked);
    const title = page.locator('logishift-panel #title');
    for (const [asked, says, shows] of [
      [{ delivery: customer.tracking }, /how can we help/, `logishift-home >> text=${customer.tracking}`],
      [{ category: 'damaged' }, 'Write to us', '[name=category][value=damaged]:checked'],
      [
        { category: 'late', delivery: customer.tracking },
        'Write to us',
        `logishift-ticket-form >> text=${customer.tracking}`,
      ],
      [{ query: 'courier' }, 'FAQ', 'logishift-faq .question'],
      [{}, /how can we help/, 'logishift-home .question'],
      [{ view: 'chat' }, /how can we help/, 'logishift-home .question'],
      [{ view: 'ticket' }, /how can we help/, 'logishift-home .question'],
    ]) {
      await open(asked);
      await page.locator(shows).first().waitFor({ state: 'attached' });
      await expect.poll(() => title.textContent(), JSON.stringify(asked)).toMatch(says);
    }
    expect(await page.evaluate(() => told)).toEqual([
      expect.stringContaining('There is no view "chat": home, tickets, news, faq, form, ticket'),
      expect.stringContaining('`ticketId` is missing'),
    ]);
    await open({ query: 'courier' });
    expect(await page.locator('logishift-faq input').inputValue()).toBe('courier');
    // From the home of a delivery, the form is about that one.
    await open({ delivery: customer.tracking });
    await page.locator('logishift-home .foot button').click();
    await page.locator(`logishift-ticket-form >> text=${customer.tracking}`).waitFor();
  });

  it('and the element of the page do the same, also by their attribute', async () => {
    const page = await visit(`${help(newCustomer())}<logishift-support api="${api}" view="chat"></logishift-support>`);
    const hub = page.locator('logishift-support');
    await hub.getByText('Continue with your e-mail').waitFor();
    await expect.poll(() => page.evaluate(() => told.join())).toContain('There is no view "chat"');
    await hub.evaluate((one) => one.open({ query: 'courier' }));
    await hub.locator('logishift-faq .question').first().waitFor();
  });
});
