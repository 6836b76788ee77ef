import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../define/all.js';
import {
  agent,
  api,
  aTicket,
  find,
  focused,
  isAccessible,
  newCustomer,
  place,
  says,
  shown,
  tap,
  textOf,
  until,
} from '../../../test/stage.js';
import type { LogishiftHelp } from './help.js';

const launcher = (help: HTMLElement) => find<HTMLButtonElement>(help, '[part=launcher]')!;
const once = (help: LogishiftHelp, name: string) =>
  new Promise<Event>((resolve) => help.addEventListener(name, resolve, { once: true }));

describe('<logishift-help>', () => {
  it('opens by its button with the focus inside, and Escape gives it back', async () => {
    const { token } = await newCustomer();
    const help = place('logishift-help', { token });
    launcher(help).focus();
    launcher(help).click();
    await once(help, 'logishift-open');
    const dialog = await shown(help, 'dialog[open]');
    expect(find(help, `#${dialog.getAttribute('aria-labelledby')}`)?.textContent).to.contain('how can we help?');
    expect(dialog.contains(focused())).to.equal(true);
    const closed = once(help, 'logishift-close');
    focused()!.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
    );
    await closed;
    expect(focused() === launcher(help), 'the focus').to.equal(true);
    expect(!find(help, 'dialog[open]')).to.equal(true);
  });

  it('opens from anything marked on the page, at the view named, and gives the focus back there', async () => {
    const { token } = await newCustomer();
    const [help, other] = [place('logishift-help', { token }), place('logishift-help', { token })];
    const link = document.createElement('a');
    Object.assign(link, { href: '#elsewhere', innerHTML: '<b>Ask us</b>' });
    link.dataset.logishiftOpen = 'faq';
    document.body.append(link);
    try {
      link.focus();
      const opened = once(help, 'logishift-open');
      link.querySelector('b')!.click();
      await opened;
      await shown(help, 'logishift-faq');
      expect(other.hasAttribute('open'), 'the second launcher').to.equal(false);
      expect(location.hash).to.equal('');
      help.close();
      expect(focused() === link, 'the focus').to.equal(true);
      other.remove();
      help.remove();
      // Nothing of them listens any more: the page's own click is left alone.
      const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
      link.removeAttribute('href');
      expect(link.dispatchEvent(click)).to.equal(true);
    } finally {
      link.remove();
    }
  });

  it('gives the focus back to the button of the page that opened it by script, and takes it for another view', async () => {
    const { token } = await newCustomer();
    const help = place('logishift-help', { token });
    const own = document.body.appendChild(document.createElement('button'));
    try {
      own.focus();
      await help.open();
      own.focus();
      await help.open({ view: 'faq' });
      expect(focused()?.id, 'the focus').to.equal('title');
      help.close();
      expect(focused() === own, 'the focus').to.equal(true);
    } finally {
      own.remove();
    }
  });

  it('opens once, however often it is pressed', async () => {
    const help = place('logishift-help');
    let opened = 0;
    help.addEventListener('logishift-open', () => opened++);
    launcher(help).click();
    await help.open();
    await shown(help, 'dialog[open]');
    expect(opened).to.equal(1);
  });

  it('stays closed when it is closed before it has its words', async () => {
    const help = place('logishift-help');
    let opened = 0;
    help.addEventListener('logishift-open', () => opened++);
    // The panel is there, and asked to open; its words come later than the next few turns.
    await new Promise<void>((resolve) => {
      new MutationObserver(() => resolve()).observe(launcher(help).parentElement!, { childList: true });
      launcher(help).dispatchEvent(new PointerEvent('pointerenter'));
    });
    const opening = help.open();
    for (let turn = 0; turn < 5; turn++) await null;
    help.close();
    await opening;
    expect([opened, !find(help, 'dialog[open]')]).to.deep.equal([0, true]);
    await help.open();
    await shown(help, 'dialog[open]');
  });

  it('keeps its header on the screen, however far from the bottom it is put', async () => {
    const { innerWidth: width, innerHeight: height } = window;
    await setViewport({ width: 1280, height: 700 });
    try {
      const help = place('logishift-help');
      help.style.setProperty('--ls-offset-block', '80px');
      await help.open();
      const dialog = await shown(help, 'dialog[open]');
      await until('it has risen', () => dialog.getBoundingClientRect().bottom === 620);
      expect(dialog.getBoundingClientRect().top).to.be.at.least(0);
    } finally {
      await setViewport({ width, height });
    }
  });

  it('leaves the page as it is while the host hides it, on a phone too', async () => {
    const { innerWidth: width, innerHeight: height } = window;
    await setViewport({ width: 390, height: 700 });
    try {
      const help = place('logishift-help');
      const overflow = () => getComputedStyle(document.documentElement).overflowY;
      help.style.display = 'none';
      await help.open();
      expect([overflow(), !!find(help, 'dialog[open]')]).to.deep.equal(['visible', true]);
      help.close();
      help.style.display = '';
      await help.open();
      expect(overflow()).to.equal('hidden');
    } finally {
      await setViewport({ width, height });
    }
  });

  it('stands in the other corner if asked', () => {
    const help = place('logishift-help');
    const left = () => launcher(help).getBoundingClientRect().left;
    expect(left()).to.be.greaterThan(innerWidth / 2);
    help.setAttribute('position', 'bottom-start');
    expect(left()).to.be.lessThan(innerWidth / 2);
  });

  it('knows the parcel, and puts the questions that fit it first', async () => {
    const { token, tracking } = await newCustomer();
    const help = place('logishift-help', { token, delivery: tracking });
    await help.open();
    await says(help, tracking);
    await says(help, 'About a late delivery');
    const questions = [...find(help, 'logishift-home')!.shadowRoot!.querySelectorAll('.question')].map((one) =>
      one.textContent?.trim(),
    );
    expect(questions[0]).to.equal('Why is my delivery late?');
    expect(questions).to.have.length(3);
  });

  it('makes the whole trip: an answer, a ticket, its view', async () => {
    const { token, tracking, support } = await newCustomer();
    const help = place('logishift-help', { token, delivery: tracking });
    await help.open();
    (await shown(await shown(help, 'logishift-home'), '.question')).click();
    await shown(find(help, 'logishift-panel')!, '.answer:not([hidden])');
    (await shown(help, '.still .button')).click();
    const subject = await shown<HTMLInputElement>(help, '#subject');
    const description = await shown<HTMLTextAreaElement>(help, '#description');
    for (const field of [subject, description]) {
      field.value = 'Where is it?';
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
    const created = once(help, 'logishift-ticket-created');
    (await shown(help, '[part=submit]')).click();
    await created;
    await says(help, 'Ticket sent');
    (await shown(help, '.two .primary')).click();
    await shown(help, '.composer');
    expect((await support.tickets.list()).data.map((ticket) => ticket.subject)).to.deep.equal(['Where is it?']);
  });

  it('counts what is unread on its button before anybody opens it', async () => {
    const { token, support } = await newCustomer();
    const ticket = await support.tickets.create(aTicket);
    await agent.take(ticket.id);
    await agent.reply(ticket.id, 'Hello');
    const help = place('logishift-help');
    const unread = once(help, 'logishift-unread');
    // The first answer does not come: it is asked again.
    let asked = 0;
    tap((url) => (url.endsWith('/news/') && asked++ === 0 ? Promise.reject(new TypeError()) : undefined));
    help.token = token;
    const { count } = (await unread) as Event & { count: number };
    // Taken, and answered: one ticket.
    expect(count).to.equal(1);
    expect(help.shadowRoot!.querySelector('.badge')?.textContent).to.equal(String(count));
    await until('its name', () => launcher(help).ariaLabel === 'Get help, 1 new answer');
    expect(!find(help, 'logishift-panel'), 'nothing else was loaded').to.equal(true);
    // What is seen is in the name, in every language and with words of the host's own.
    await isAccessible(help);
    for (const [lang, name] of [
      ['hi', 'मदद लें, 1 नया जवाब'],
      ['es', 'Ayuda, 1 respuesta nueva'],
      ['fr', 'Aide, 1 nouvelle réponse'],
      ['de', 'Hilfe, 1 neue Antwort'],
      ['ar', 'المساعدة, 1 رد جديد'],
    ] as const) {
      help.lang = lang;
      await until(name, () => launcher(help).ariaLabel === name);
    }
    const own = help.appendChild(document.createElement('b'));
    Object.assign(own, { slot: 'launcher', textContent: 'Ask us' });
    help.lang = 'en';
    await until('its name', () => launcher(help).ariaLabel === 'Ask us, 1 new answer');
    await isAccessible(help);
  });

  it('counts on, when the panel was loaded before the count came, and by an address with a slash', async () => {
    const { token, support } = await newCustomer();
    const ticket = await support.tickets.create(aTicket);
    await agent.take(ticket.id);
    await agent.reply(ticket.id, 'Hello');
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const headers = { authorization: `Bearer ${token}` };
    const untap = tap((url) => (url.endsWith('/news/') ? held.then(() => fetch(url, { headers })) : undefined));
    const help = place('logishift-help', { token, api: `${api}/` });
    launcher(help).dispatchEvent(new PointerEvent('pointerenter'));
    await until('the panel', () => find(help, 'logishift-panel'));
    untap();
    answer();
    await until('the badge', () => find(help, '.badge')?.textContent === '1');
  });

  it('opens at the view it is asked for', async () => {
    const { token } = await newCustomer();
    const help = place('logishift-help', { token });
    await help.open({ view: 'form', category: 'damaged' });
    const damaged = await shown<HTMLInputElement>(help, '[name=category][value=damaged]');
    await until('Damaged is chosen', () => damaged.checked);
  });

  it('shows nothing of the last person once another signs in, or nobody', async () => {
    const one = await newCustomer();
    const ticket = await one.support.tickets.create({ ...aTicket, subject: 'A private matter' });
    const help = place('logishift-help', { token: one.token });
    await help.open({ view: 'ticket', ticketId: ticket.id });
    await says(help, 'A private matter');
    help.token = (await newCustomer()).token;
    await until('it is gone', () => !textOf(help).includes('A private matter'));
    help.token = one.token;
    await help.open({ view: 'ticket', ticketId: ticket.id });
    await says(help, 'A private matter');
    help.signOut();
    await until('it is gone', () => !textOf(help).includes('A private matter'));
    await help.open({ view: 'tickets' });
    await says(help, 'Continue with your e-mail');
  });

  it('speaks the language of its element, also when that changes', async () => {
    const help = place('logishift-help', { lang: 'de' });
    await help.open();
    await says(help, 'Wie können wir helfen?');
    help.lang = 'ar';
    await says(help, 'كيف يمكننا مساعدتك؟');
    expect(getComputedStyle(find(help, '.title')!).direction).to.equal('rtl');
  });

  it('forgets the person of this tab also where the panel was never loaded', async () => {
    sessionStorage.setItem('logishift-support-draft', '{"person":"","draft":{"subject":"Mine"}}');
    sessionStorage.setItem('logishift-support-guest', '{}');
    place('logishift-help').signOut();
    await until('nothing is kept', () => sessionStorage.length === 0);
  });

  it('signs out where the page may not store anything, as in a frame of its own', async () => {
    const { token } = await newCustomer();
    const told: unknown[] = [];
    const help = place('logishift-help', { token });
    help.addEventListener('logishift-error', ({ error }) => told.push(error));
    const own = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
    Object.defineProperty(window, 'sessionStorage', {
      configurable: true,
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
    try {
      let isEnded = false;
      tap((url, send) => (url.endsWith('/live/') ? send().finally(() => (isEnded = true)) : undefined));
      help.signOut();
      await until('the streams are ended', () => isEnded);
      expect(told).to.deep.equal([]);
    } finally {
      Object.defineProperty(window, 'sessionStorage', own);
    }
  });

  it('keeps the stream alone once it is closed: the badge follows, and nothing is asked for', async () => {
    const { token, tracking, support } = await newCustomer();
    const [ticket, other] = [await support.tickets.create(aTicket), await support.tickets.create(aTicket)];
    const asked: string[] = [];
    tap((url) => void asked.push(url));
    const help = place('logishift-help', { token, delivery: tracking });
    await help.open();
    await says(help, tracking);
    await agent.take(ticket.id);
    await until('the stream tells', () => find(help, '.badge')?.textContent === '1');
    help.close();
    await until('the view is gone', () => !find(help, 'logishift-home'));
    // Long enough after the last answer that a look would ask anew.
    const end = performance.now() + 1_200;
    await until('a while', () => performance.now() > end);
    asked.length = 0;
    dispatchEvent(new Event('focus'));
    dispatchEvent(new Event('online'));
    const told = once(help, 'logishift-unread') as Promise<Event & { count: number }>;
    await agent.take(other.id);
    expect((await told).count).to.equal(2);
    expect(find(help, '.badge')?.textContent).to.equal('2');
    // What is unread, and what the stream itself says.
    expect(asked.filter((url) => !/\/(notifications|news|live|marks)\//.test(url))).to.deep.equal([]);
    await help.open();
    await until('it asks again', () => asked.some((url) => url.includes('/tickets/')));
  });

  it('leaves nothing behind when it is removed', async () => {
    const { token } = await newCustomer();
    const sheets = document.adoptedStyleSheets.length;
    const children = document.body.childElementCount;
    const help = place('logishift-help', { token });
    await help.open();
    await shown(help, 'dialog[open]');
    help.remove();
    expect(document.body.childElementCount).to.equal(children);
    expect(document.adoptedStyleSheets.length).to.equal(sheets);
    expect(document.querySelectorAll('style').length).to.equal(0);
  });

  for (const lang of ['en', 'ar'] as const) {
    it(`is accessible, closed and open at each tab, light and dark, in ${lang}`, async () => {
      const { token, tracking, support } = await newCustomer();
      const ticket = await support.tickets.create(aTicket);
      await agent.take(ticket.id);
      const help = place('logishift-help', { token, lang, delivery: tracking });
      await isAccessible(help, lang);
      for (const view of ['home', 'tickets', 'faq'] as const) {
        await help.open({ view });
        await shown(help, { home: '.delivery', tickets: 'button.ticket', faq: '.entry' }[view]);
        await isAccessible(help, lang);
      }
      await help.open({ view: 'ticket', ticketId: ticket.id });
      await shown(help, '.composer');
      await isAccessible(help, lang);
    });
  }
});
