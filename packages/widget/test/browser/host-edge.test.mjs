/** Where the widget meets its page: keys, the focus, styles, layers, languages and policies keep to their side. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inheritedInto } from './inherited.mjs';
import { api, help, lateTicket, launchBrowser, newCustomer, newVisitor, openPanel, publish, script } from './stage.mjs';

let browser;
let visitor;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(() => visitor?.context.close());
afterAll(() => browser?.close());

const long = '<p>A line of the page.</p>'.repeat(80);

/** A page of a host with the widget on it, as somebody sees it. */
async function visit(body, { page: about = {}, ...options } = {}) {
  visitor = await newVisitor(browser, options);
  await visitor.page.goto(await publish(body, about));
  return visitor.page;
}

const show = (page, view) => page.evaluate((asked) => document.querySelector('logishift-help').open(asked), view);
const panel = 'logishift-panel dialog';
const launcher = '[part=launcher]';
const boxOf = async (page, selector) => page.locator(selector).boundingBox();

/** What somebody sees is what is pressed: nothing lies above its middle. */
const isOnTop = (page, selector) =>
  page.locator(selector).evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    let at = document.elementFromPoint(left + width / 2, top + height / 2);
    while (at?.shadowRoot) {
      const inside = at.shadowRoot.elementFromPoint(left + width / 2, top + height / 2);
      if (!inside || inside === at) break;
      at = inside;
    }
    return element.contains(at) || element.getRootNode().host?.contains(at) === true || at === element;
  });

describe('keys', () => {
  /** A site with shortcuts of one letter, which looks whether its own fields have the focus. */
  const shortcuts = `<script>
    window.taken = [];
    for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'compositionstart', 'paste', 'focusin', 'focusout'])
      document.addEventListener(type, (event) => {
        if (/^(INPUT|TEXTAREA|BODY)$/.test(event.target.tagName)) return;
        taken.push(type + ' ' + (event.key ?? ''));
        if ('s/ 3b'.includes(event.key) && event.type === 'keydown') event.preventDefault();
      });
  </script>`;
  const said = 'this is late / lost, bus 33';

  it('written into a field of the panel are the field’s, and none of the page’s shortcuts', async () => {
    const page = await visit(shortcuts + help(newCustomer()));
    await openPanel(page);
    await show(page, { view: 'form' });
    await page.evaluate(() => taken.splice(0));
    await page.locator('#subject').pressSequentially(said);
    await page.keyboard.press('Control+b');
    expect(await page.locator('#subject').inputValue()).toBe(said);
    expect(await page.evaluate(() => taken)).toEqual([]);
  });

  it('written into an element of the page are its own too, but for what leads out of it', async () => {
    const page = await visit(
      `${shortcuts}${script}<logishift-ticket-form api="${api}"></logishift-ticket-form><button>The page’s</button>`,
    );
    await page.locator('#subject').pressSequentially(said);
    expect(await page.locator('#subject').inputValue()).toBe(said);
    expect(await page.evaluate(() => taken)).toEqual([]);
    // A dialog of the page around it may close by Escape, or keep Tab inside.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect((await page.evaluate(() => taken)).filter((one) => one.startsWith('keydown'))).toEqual([
      'keydown Escape',
      'keydown Tab',
    ]);
  });

  it('that press a button of ours press it, and others reach the page', async () => {
    const page = await visit(shortcuts + help(newCustomer()));
    await openPanel(page);
    await page.getByRole('button', { name: 'My tickets' }).focus();
    await page.keyboard.press('Space');
    await page.locator('logishift-ticket-list').waitFor();
    await page.keyboard.press('Control+k');
    expect(await page.evaluate(() => taken)).toContain('keydown k');
    expect(await page.evaluate(() => taken)).not.toContain('keydown  ');
  });

  it('close the panel alone, and not the page’s own dialog behind it', async () => {
    const page = await visit(`<script>
      addEventListener('keydown', (event) => { if (event.key === 'Escape') document.title = 'closed'; });
    </script>${help(newCustomer())}`);
    await openPanel(page);
    await page.keyboard.press('Escape');
    await page.locator(panel).waitFor({ state: 'hidden' });
    expect(await page.title()).toBe('A shop');
    await page.keyboard.press('Escape');
    expect(await page.title()).toBe('closed');
  });

  /** Composes a letter in a field, as an input method does, and presses a key meanwhile. */
  async function whileComposing(page, selector, key) {
    const cdp = await page.context().newCDPSession(page);
    await page.locator(selector).focus();
    await cdp.send('Input.imeSetComposition', { text: 'न', selectionStart: 1, selectionEnd: 1 });
    await page.keyboard.press(key);
    await cdp.detach();
  }

  it.each([
    ['beside the page', { width: 1280, height: 800 }],
    ['a sheet over it', { width: 360, height: 740 }],
  ])('of a composition close no panel that is %s', async (_, viewport) => {
    const page = await visit(help(newCustomer()), { viewport });
    await openPanel(page);
    await show(page, { view: 'form' });
    await whileComposing(page, '#description', 'Escape');
    expect(await page.locator(panel).isVisible()).toBe(true);
    expect(await page.locator('#description').inputValue()).toBe('न');
    await page.evaluate(() => document.querySelector('logishift-help').close());
    await page.getByRole('button', { name: 'Get help' }).waitFor();
  });

  it('of a composition send no answer', async () => {
    const customer = newCustomer();
    const { id } = await customer.support.tickets.create(lateTicket);
    const { messages } = await customer.support.tickets.get(id);
    const page = await visit(help(customer));
    await openPanel(page);
    await show(page, { view: 'ticket', ticketId: id });
    await page.locator('[part=composer] textarea').fill('Wait');
    await whileComposing(page, '[part=composer] textarea', 'Control+Enter');
    await page.keyboard.insertText('न, please');
    await page.keyboard.press('Control+Enter');
    const sent = async () => (await customer.support.tickets.get(id)).messages.map(({ body }) => body);
    await expect.poll(sent).toContain('Waitन, please');
    expect(await sent()).toHaveLength(messages.length + 1);
  });
});

describe('the focus', () => {
  const modal = '<div id="modal"><input id="own" aria-label="Own"></div>';
  const bringBack = '(event) => { if (!modal.contains(event.target)) own.focus(); }';
  it.each([
    ['when it comes elsewhere, as Bootstrap does', `document.addEventListener('focusin', ${bringBack})`],
    ['before anybody else hears of it', `document.addEventListener('focusin', ${bringBack}, true)`],
    [
      'when it leaves, as Radix does',
      `own.focus(); document.addEventListener('focusout', ({ relatedTarget }) => {
        if (relatedTarget && !modal.contains(relatedTarget)) own.focus();
      })`,
    ],
  ])('stays in the panel while a dialog of the page holds it back %s', async (_, trap) => {
    const page = await visit(`${modal}<script>${trap}</script>${help(newCustomer())}`);
    await show(page, { view: 'form' });
    await page.locator('#subject').click();
    await page.keyboard.type('hello');
    expect(await page.locator('#subject').inputValue()).toBe('hello');
    expect(await page.locator('#own').inputValue()).toBe('');
  });
});

describe('styles', () => {
  it('of the page come into nothing of ours, but its font and its direction', async () => {
    const page = await visit(
      `${help(newCustomer())}<logishift-ticket-form api="${api}"></logishift-ticket-form><logishift-faq api="${api}"></logishift-faq>`,
    );
    await show(page, { view: 'home' });
    await page.locator('logishift-home .question').first().waitFor();
    await page.locator('logishift-faq .question').first().waitFor();
    await page.locator('logishift-ticket-form #subject').waitFor();
    const { tried, came } = await page.evaluate(inheritedInto, [
      'font-family',
      'direction',
      'visibility',
      'interactivity',
    ]);
    expect(tried.length).toBeGreaterThan(70);
    expect(tried).toEqual(
      expect.arrayContaining(['pointer-events', 'cursor', 'word-spacing', 'text-indent', 'hyphens']),
    );
    expect(came).toEqual([]);
  });

  it('of the page give it its font, and hide it or shut it off with the part it stands in', async () => {
    const page = await visit(
      `<style>body { font-family: Courier } #part { visibility: hidden }</style>${help(newCustomer())}
      <div id="part"><logishift-ticket-form api="${api}"></logishift-ticket-form></div>`,
    );
    await openPanel(page);
    await page.locator('#subject').waitFor({ state: 'attached' });
    const seen = (selector, name) =>
      page
        .locator(selector)
        .first()
        .evaluate((at, what) => getComputedStyle(at)[what], name);
    expect(await seen(launcher, 'fontFamily')).toBe('Courier');
    expect(await seen('logishift-panel h2', 'fontFamily')).toBe('Courier');
    expect(await page.locator('#subject').isVisible()).toBe(false);
  });

  it('of ours leave what stands in an inert part shut off, for as long: the launcher and the elements', async () => {
    const page = await visit(
      `<div id="part" inert>${help(newCustomer())}<logishift-ticket-form api="${api}"></logishift-ticket-form></div>`,
    );
    await page.locator('#subject').waitFor({ state: 'attached' });
    const pressed = await page.locator(launcher).evaluateHandle((button) => {
      const clicks = [];
      button.addEventListener('click', () => clicks.push('click'));
      return clicks;
    });
    const takesFocus = (selector) =>
      page.locator(selector).evaluate((at) => {
        at.focus();
        return at.matches(':focus');
      });
    const { x, y, width, height } = await boxOf(page, launcher);
    const press = async () => {
      await page.mouse.click(x + width / 2, y + height / 2);
      return pressed.jsonValue();
    };
    expect([await takesFocus(launcher), await takesFocus('#subject'), await press()]).toEqual([false, false, []]);
    await page.evaluate(() => part.removeAttribute('inert'));
    expect([await takesFocus(launcher), await takesFocus('#subject'), await press()]).toEqual([true, true, ['click']]);
    await page.locator(panel).waitFor();
  });

  it.each(['revert', 'unset', 'initial'])('that say { all: %s !important } move nothing', async (value) => {
    const page = await visit(`<style>* { all: ${value} !important }</style>${help(newCustomer())}${long}`);
    const { x, y, width, height } = await boxOf(page, launcher);
    expect([x + width, y + height]).toEqual([1280 - 24, 800 - 24]);
    await openPanel(page);
    await page.locator('logishift-home .question').first().waitFor();
    expect(
      await page
        .locator('logishift-home .question')
        .first()
        .evaluate((at) => getComputedStyle(at).fontSize),
    ).toBe('14px');
    await expect.poll(async () => (await boxOf(page, panel)).y).toBeGreaterThanOrEqual(0);
    expect(await isOnTop(page, 'logishift-panel [title=Close]')).toBe(true);
  });

  it('of a dialog that takes the page’s pointer events away leave ours', async () => {
    const page = await visit(help(newCustomer()));
    await page.evaluate(() => (document.body.style.pointerEvents = 'none'));
    await openPanel(page);
    await page.getByRole('button', { name: 'My tickets' }).click();
    await page.locator('logishift-ticket-list').waitFor();
  });

  it('for paper show neither launcher nor panel', async () => {
    const page = await visit(help(newCustomer()));
    await openPanel(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator(panel).isVisible()).toBe(false);
    await show(page);
    await page.evaluate(() => document.querySelector('logishift-help').close());
    expect(await page.locator(launcher).isVisible()).toBe(false);
  });
});

describe('layers', () => {
  it.each([
    ['is moved and cut', 'transform: translateX(0); filter: blur(0); contain: paint; overflow: hidden; height: 40px'],
    ['is zoomed', 'zoom: 1.5'],
  ])('of a page whose content %s leave launcher and panel where they belong', async (_, style) => {
    const page = await visit(`<div style="${style}">${help(newCustomer())}</div>${long}`);
    const closed = await boxOf(page, launcher);
    expect(closed.y).toBeGreaterThan(640);
    expect(closed.y + closed.height).toBeLessThan(800);
    await openPanel(page);
    await expect.poll(async () => (await boxOf(page, panel)).y).toBeGreaterThanOrEqual(0);
    const { y, height } = await boxOf(page, panel);
    expect(y + height).toBeLessThan(800);
    await page.locator('logishift-panel [title=Close]').click();
    await page.locator(launcher).waitFor();
  });

  const checkout = `<dialog id="checkout"><input id="card" aria-label="Card"><button data-logishift-open="form">Help</button></dialog>`;

  it('that a dialog of the page shuts off do not shut off the panel it opens; the way back is the dialog’s', async () => {
    const page = await visit(checkout + help(newCustomer()));
    await page.evaluate(() => checkout.showModal());
    await page.getByRole('button', { name: 'Help', exact: true }).click();
    await page.locator('#subject').click();
    await page.keyboard.type('My card');
    expect(await page.locator('#subject').inputValue()).toBe('My card');
    const right = async () => {
      const { x, width } = await boxOf(page, panel);
      return x + width;
    };
    expect(await right()).toBe(1280 - 24);
    await page.keyboard.press('Escape');
    await page.locator(panel).waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => [checkout.open, document.activeElement.textContent])).toEqual([true, 'Help']);

    await page.keyboard.press('Enter');
    await page.locator(panel).waitFor();
    // A press beside the panel leads back too.
    await page.mouse.click(640, 400);
    await page.locator(panel).waitFor({ state: 'hidden' });
    await page.locator('#card').fill('4242');
    expect(await page.evaluate(() => checkout.open)).toBe(true);
  });

  it('that a page makes inert do not hold back a panel that is asked for', async () => {
    const page = await visit(`<div inert>${help(newCustomer())}</div>`);
    await show(page, { view: 'form' });
    await page.locator('#subject').evaluate((field) => field.focus());
    await page.keyboard.type('I can write');
    expect(await page.locator('#subject').inputValue()).toBe('I can write');
  });

  it('of an open panel are in front of what came before it, and of what the page says by --ls-z-index', async () => {
    const cover =
      '<div id="cover" style="position: fixed; inset: 0; width: 100vw; height: 100vh; z-index: 20; background: pink" popover="manual"></div>';
    const page = await visit(cover + help(newCustomer()));
    await page.evaluate(() => cover.showPopover());
    await show(page);
    await page.locator('logishift-home .question').first().waitFor();
    expect(await isOnTop(page, 'logishift-panel [title=Close]')).toBe(true);
    await page.evaluate(() => {
      const element = document.querySelector('logishift-help');
      cover.removeAttribute('popover');
      element.close();
      element.style.setProperty('--ls-z-index', '10');
      element.remove();
      document.body.append(element);
    });
    expect(await isOnTop(page, launcher)).toBe(false);
  });

  it('shut off no page where the panel is opened and hidden', async () => {
    const page = await visit(
      `<style>logishift-help { display: none }</style><button id="own">Own</button>${help(newCustomer())}`,
      { viewport: { width: 360, height: 740 } },
    );
    await show(page);
    await page.locator('#own').click({ timeout: 2_000 });
  });

  it('of a phone’s sheet leave the page behind where it is, and as it was', async () => {
    const page = await visit(long + help(newCustomer()) + long, { viewport: { width: 400, height: 740 } });
    await page.evaluate(() => scrollTo(0, 300));
    const place = () => page.evaluate(() => [scrollY, document.querySelector('h1').getBoundingClientRect().width]);
    const before = await place();
    await openPanel(page);
    await page.locator('logishift-home .question').first().waitFor();
    await page.mouse.move(200, 30);
    await page.mouse.wheel(0, 600);
    await page.keyboard.press('PageDown');
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect(await place()).toEqual(before);
    await page.locator('logishift-panel [title=Close]').click();
    expect(await place()).toEqual(before);
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
    await page.mouse.wheel(0, 600);
    await expect.poll(async () => (await place())[0]).toBeGreaterThan(before[0]);
  });
});

describe('markup', () => {
  it('that says open shows the launcher all the same, and the attribute follows the panel', async () => {
    const page = await visit(help(newCustomer(), 'open'));
    await openPanel(page);
    const element = page.locator('logishift-help');
    expect(await element.getAttribute('open')).toBe('');
    // A copy of it, as caches of pages keep one.
    await element.evaluate((one) => one.replaceWith(one.cloneNode(true)));
    await page.getByRole('button', { name: 'Get help' }).waitFor();
    expect(await element.getAttribute('open')).toBe(null);
    await openPanel(page);
    // What is seen does not hang on the attribute.
    await element.evaluate((one) => one.removeAttribute('open'));
    expect(await page.locator(launcher).isVisible()).toBe(false);
    await page.keyboard.press('Escape');
    await page.locator(launcher).waitFor();
  });
});

describe('languages', () => {
  const said = { en: 'Get help', de: 'Hilfe', hi: 'मदद लें', ar: 'المساعدة', fr: 'Aide' };
  const tags = [
    ['de_DE', 'de'],
    ['DE-at', 'de'],
    ['fr_FR.UTF-8', 'fr'],
    ['hi_IN', 'hi'],
    ['ar_EG', 'ar'],
    ['ar-Latn', 'ar'],
    ['hil', 'en'],
    ['arn-CL', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
  ];

  it.each(tags)('lang="%s" is %s to launcher, panel and elements alike', async (tag, language) => {
    const page = await visit(`${help(newCustomer())}<logishift-faq api="${api}"></logishift-faq>`, {
      page: { lang: tag },
    });
    await page.getByRole('button', { name: said[language] }).click();
    const root = page.locator('logishift-panel .root').first();
    await root.waitFor({ state: 'attached' });
    const direction = language === 'ar' ? 'rtl' : 'ltr';
    for (const found of [root, page.locator('logishift-faq .root').last()]) {
      await expect.poll(async () => (await found.getAttribute('lang'))?.split('-')[0]).toBe(language);
      expect(await found.getAttribute('dir')).toBe(direction);
    }
  });

  it.each([
    ['de-AT', 'de', 'ltr'],
    ['ar-EG', 'ar', 'rtl'],
    ['hil-PH', 'en', 'ltr'],
  ])('of a browser, %s, are %s to the server’s own page of a ticket too', async (locale, language, direction) => {
    visitor = await newVisitor(browser, { locale });
    const { page } = visitor;
    await page.goto(`${api}/ticket/${crypto.randomUUID()}`);
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(language);
    expect(await page.evaluate(() => document.documentElement.dir)).toBe(direction);
    await page.locator('logishift-ticket-view .root').first().waitFor({ state: 'attached' });
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  });

  it('are followed when the page switches, but for an element with its own', async () => {
    const page = await visit(
      `<section lang="fr">${help(newCustomer())}</section><logishift-faq id="follows" api="${api}"></logishift-faq>
      <logishift-faq id="own" lang="es" api="${api}"></logishift-faq>`,
    );
    await page.getByRole('button', { name: 'Aide' }).waitFor();
    await page.evaluate(() => (document.documentElement.lang = 'de'));
    await page.locator('#follows [lang=de]').first().waitFor({ state: 'attached' });
    await page.evaluate(() => document.querySelector('section').removeAttribute('lang'));
    await page.getByRole('button', { name: 'Hilfe' }).click();
    await page.getByText('wie können wir helfen?').waitFor();
    await page.evaluate(() => (document.documentElement.lang = 'ar'));
    await page.getByText('كيف يمكننا مساعدتك؟').waitFor();
    expect(await page.locator('#own .root').getAttribute('lang')).toBe('es');
  });
});

describe('Trusted Types', () => {
  const policy = (types) => `script-src ${api}; object-src 'none'; ${types}`;

  it.each([
    ['required, and Lit’s policy allowed', "require-trusted-types-for 'script'; trusted-types lit-html", []],
    ['required, and every policy allowed', "require-trusted-types-for 'script'", []],
    // Lit asks for its policy, and does without.
    ['forbidden, and not required', "trusted-types 'none'", ["TrustedTypePolicy named 'lit-html'"]],
  ])('%s: everything works, FAQ answers too', async (_, types, complaints) => {
    const page = await visit(help(newCustomer()), { page: { policy: policy(types) } });
    await openPanel(page);
    await show(page, { view: 'faq' });
    await page.locator('logishift-faq .question').first().click();
    await page.locator('logishift-faq .answer p').first().waitFor();
    expect(visitor.faults.filter((one) => !one.includes('favicon'))).toEqual(
      complaints.map((one) => expect.stringContaining(one)),
    );
  });

  it('required, and Lit’s policy forbidden: the page is told, and the launcher stays', async () => {
    const page = await visit(help(newCustomer()), {
      page: { policy: policy("require-trusted-types-for 'script'; trusted-types 'none'") },
    });
    await page.evaluate(() => {
      window.told = [];
      document.addEventListener('logishift-error', ({ error }) => told.push(String(error)));
    });
    await page.getByRole('button', { name: 'Get help' }).click();
    await expect.poll(() => page.evaluate(() => told.join())).toContain('trusted-types lit-html');
    expect(await page.locator(launcher).isVisible()).toBe(true);
  });
});
