import { expect } from 'chai';
import '../../define/all.js';
import {
  find,
  focused,
  isAccessible,
  newCustomer,
  place,
  says,
  shown,
  tap,
  textOf,
  type,
  until,
  votesOn,
} from '../../../test/stage.js';
import { languages } from '../../texts/language.js';

describe('<logishift-faq>', () => {
  it('tells the host when something else than the server answers, though it be by 404', async () => {
    const told = new Promise<Event & { error: unknown }>((resolve) =>
      document.addEventListener('logishift-error', resolve, { once: true }),
    );
    place('logishift-faq', { api: `${location.origin}/nowhere` });
    expect(String((await told).error)).to.match(/404.*baseUrl/);
  });

  it('shows the answers to anyone, folded, and unfolds one by its button', async () => {
    const faq = place('logishift-faq');
    await shown(faq, '.question');
    const questions = [...faq.shadowRoot!.querySelectorAll<HTMLButtonElement>('.question')];
    const question = questions.find((one) => one.textContent?.includes('Why is my delivery late?'))!;
    expect(question.getAttribute('aria-expanded')).to.equal('false');
    question.focus();
    question.click();
    await until('the answer', () => question.getAttribute('aria-expanded') === 'true');
    const answer = find(faq, '.answer:not([hidden])')!;
    expect(answer.innerText, 'its beginning, at once').to.match(/^Traffic or a breakdown/);
    await until(
      'the Markdown drawn by the server',
      () => answer.querySelector('li')?.textContent === 'Look at the tracking page',
    );
    expect(focused() === question, 'the focus').to.equal(true);
  });

  it('narrows by category and by words, and says how many are left', async () => {
    const faq = place('logishift-faq');
    await shown(faq, '.question');
    const damaged = [...faq.shadowRoot!.querySelectorAll<HTMLElement>('.choice')].find((one) =>
      one.textContent?.includes('Damaged'),
    )!;
    damaged.click();
    await until('one entry', () => faq.shadowRoot!.querySelectorAll('.entry').length === 1);
    expect(damaged.getAttribute('aria-pressed')).to.equal('true');
    faq.shadowRoot!.querySelector<HTMLElement>('.choice')!.click();
    type(await shown<HTMLInputElement>(faq, 'input'), 'money back');
    await until('one entry', () => faq.shadowRoot!.querySelectorAll('.entry').length === 1);
    await until('the count is said', () => find(faq, '[role=status].sr-only')?.textContent === '1 answer');
    type(await shown<HTMLInputElement>(faq, 'input'), 'zeppelin');
    await says(faq, 'Nothing found for “zeppelin”');
    await says(faq, 'We looked in 5 answers.');
  });

  it('takes what was looked for in vain into the form, of no category and marked as such', async () => {
    const { token, tracking, support } = await newCustomer();
    const hub = place('logishift-support', { token, delivery: tracking, view: 'faq', category: 'late' });
    type(await shown<HTMLInputElement>(hub, '[type=search]'), ' rabbit hutch ');
    await says(hub, 'Nothing found for “rabbit hutch”');
    (await shown(hub, '.ask button')).click();
    const subject = await shown<HTMLInputElement>(hub, '#subject');
    await until('the words are there', () => subject.value === 'rabbit hutch');
    await says(hub, 'From your search');
    await until('the focus is where one goes on', () => focused()?.id === 'description');
    expect(!find(hub, '[name=category]:checked'), 'no category').to.equal(true);
    type(find<HTMLTextAreaElement>(hub, '#description')!, 'How do I send one?');
    find(hub, '[name=category][value=other]')!.click();
    find(hub, '[part=submit]')!.click();
    await says(hub, 'We have your ticket');
    expect((await support.tickets.list()).data[0]).to.include({ subject: 'rabbit hutch', delivery_ref: tracking });
  });

  it('says of an answer that is there in another language alone which one that is', async () => {
    const faq = place('logishift-faq', { lang: 'de' });
    const entry = await shown(faq, '.entry');
    expect(entry.lang).to.equal('en');
    expect(find(entry, 'small')!.textContent).to.equal('Englisch');
    faq.lang = 'en';
    await until('none in its own', () => find(faq, '.entry') && !find(faq, '.entry small'));
  });

  it('searches all answers whatever category is chosen, says how many it shows, and goes back to a category', async () => {
    const faq = place('logishift-faq', { category: 'damaged' });
    await shown(faq, '.question');
    const entries = () => faq.shadowRoot!.querySelectorAll('.entry').length;
    expect(entries()).to.equal(1);
    type(await shown<HTMLInputElement>(faq, 'input'), 'a');
    await until('those of every category', () => entries() === 4);
    await until('the count is said', () => find(faq, '[role=status].sr-only')?.textContent === '4 answers');
    type(await shown<HTMLInputElement>(faq, 'input'), 'money back');
    await until('one entry', () => entries() === 1);
    expect(textOf(faq)).to.contain('Do I get money back');
    const choices = [...faq.shadowRoot!.querySelectorAll<HTMLElement>('[part=categories] .choice')];
    expect(choices[0]!.getAttribute('aria-pressed')).to.equal('true');
    choices.find((one) => one.textContent?.includes('Late'))!.click();
    await until('the late ones', () => entries() === 3);
    expect(find<HTMLInputElement>(faq, 'input')!.value).to.equal('');
  });

  /** Has what waits for a pause in typing run by hand. */
  function takePauses() {
    const { setTimeout: set } = globalThis;
    const waiting: (() => void)[] = [];
    globalThis.setTimeout = ((run: () => void, after?: number) => {
      if (after !== 250) return set(run, after);
      waiting.push(run);
      return 0;
    }) as typeof setTimeout;
    return {
      waiting,
      giveBack: () => {
        globalThis.setTimeout = set;
      },
    };
  }

  it('asks the server for nothing where it has all of every answer', async () => {
    const asked: string[] = [];
    tap((url) => void asked.push(url));
    const pauses = takePauses();
    try {
      const faq = place('logishift-faq');
      await shown(faq, '.question');
      type(await shown<HTMLInputElement>(faq, 'input'), 'money back');
      await until('the count is said', () => find(faq, '[role=status].sr-only')?.textContent === '1 answer');
      expect(pauses.waiting).to.have.length(1);
      pauses.waiting[0]!();
      await faq.updateComplete;
      expect(asked.filter((url) => url.includes('/faq/'))).to.have.length(1);
    } finally {
      pauses.giveBack();
    }
  });

  it('takes other words to look for before its own texts have come', async () => {
    const { en } = languages;
    let come = () => {};
    const held = new Promise<void>((resolve) => (come = resolve));
    languages.en = () => held.then(en);
    const pauses = takePauses();
    try {
      const faq = place('logishift-faq', { query: 'zeppelin' });
      await faq.updateComplete;
      pauses.waiting[0]!();
      await faq.updateComplete;
      faq.query = 'money back';
      await faq.updateComplete;
      come();
      await says(faq, 'Do I get money back');
    } finally {
      languages.en = en;
      pauses.giveBack();
    }
  });

  it('drops an answer that is gone, from what was found too', async () => {
    let found = false;
    const goesOn = async (answer: Response) => {
      const page = await answer.json();
      page.data[0].excerpt += '…';
      return new Response(JSON.stringify(page));
    };
    const gone = {
      type: 'about:blank',
      title: 'Gone',
      status: 404,
      code: 'not_found',
      request_id: 'r',
      detail: 'Gone',
    };
    tap((url, send) => {
      if (url.includes('q=')) return send().finally(() => (found = true));
      if (!/\/faq\/[0-9a-f-]{36}\//.test(url)) return send().then(goesOn);
      const headers = { 'content-type': 'application/problem+json' };
      return Promise.resolve(new Response(JSON.stringify(gone), { status: 404, headers }));
    });
    const faq = place('logishift-faq');
    await shown(faq, '.question');
    type(await shown<HTMLInputElement>(faq, 'input'), 'money back');
    await until('the server has found', () => found);
    await until('the count is said', () => find(faq, '[role=status].sr-only')?.textContent === '1 answer');
    (await shown(faq, '.question')).click();
    await says(faq, 'Nothing found for “money back”');
  });

  it('asks the page for the form, and where nothing answers goes nowhere', async () => {
    const faq = place('logishift-faq', { category: 'late' });
    const before = location.href;
    const asked = new Promise<string>((resolve) => {
      faq.addEventListener('logishift-navigate', ({ view }) => resolve(`${view.view} ${view.category}`));
    });
    (await shown(faq, '.still .button')).click();
    expect(await asked).to.equal('form late');
    await faq.updateComplete;
    expect(location.href).to.equal(before);
    expect(!!find(faq, '.still .button')).to.equal(true);
  });

  /** The nth entry, unfolded: its id and its row. */
  async function unfold(faq: HTMLElement, place: number) {
    await shown(faq, '.question');
    const question = faq.shadowRoot!.querySelectorAll<HTMLButtonElement>('.question')[place]!;
    question.click();
    const id = question.getAttribute('aria-controls')!.slice(2);
    const status = await shown(faq, `#v-${id}`);
    const buttons = () => [...status.parentElement!.querySelectorAll<HTMLButtonElement>('button')];
    return {
      id,
      status,
      buttons,
      press: (label: string) =>
        buttons()
          .find((one) => one.innerText === label)!
          .click(),
    };
  }

  it('asks whether an answer helped, thanks for it, and forgets it with the person', async () => {
    const { token } = await newCustomer();
    const faq = place('logishift-faq', { token, fill: true });
    const { id, status, buttons, press } = await unfold(faq, 1);
    const [yes, no] = await votesOn(id);
    expect(status.innerText).to.equal('Did this help?');
    // The buttons are named with their question; the thanks are heard by the focus, and only so.
    expect(status.parentElement!.getAttribute('role')).to.equal('group');
    expect(status.parentElement!.getAttribute('aria-labelledby')).to.equal(status.id);
    expect(status.role).to.equal(null);
    for (const button of buttons()) expect(button.ariaPressed, 'a switch').to.equal(null);
    for (const button of buttons()) expect(button.getBoundingClientRect().height).to.be.at.least(44);
    buttons()[0]!.focus();
    press('Yes');
    await until('thanks', () => status.innerText.startsWith('Thank you'));
    expect(buttons()).to.deep.equal([]);
    await until('the focus', () => focused() === status);
    await until('the vote', async () => `${await votesOn(id)}` === `${[yes + 1, no]}`);
    await isAccessible(faq);
    faq.signOut();
    await until('the question again', () => status.innerText === 'Did this help?');
  });

  it('offers to write to us after a No, unless that is in sight anyhow', async () => {
    const faq = place('logishift-faq');
    const page = await unfold(faq, 2);
    page.press('No');
    await until('the offer', () => page.buttons()[0]?.innerText === 'Write to us');
    const asked = new Promise<string>((resolve) => {
      faq.addEventListener('logishift-navigate', ({ view }) => resolve(view.view));
    });
    page.buttons()[0]!.click();
    expect(await asked).to.equal('form');
    const panel = await unfold(place('logishift-faq', { fill: true }), 2);
    panel.press('No');
    await until('thanks', () => panel.status.innerText.startsWith('Thank you'));
    expect(panel.buttons()).to.deep.equal([]);
  });

  it('says when a vote did not get through, and takes it again', async () => {
    const faq = place('logishift-faq');
    const { id, status, buttons, press } = await unfold(faq, 3);
    const [yes, no] = await votesOn(id);
    const line = globalThis.fetch;
    globalThis.fetch = (input, init) =>
      String(input instanceof Request ? input.url : input).includes('/vote/')
        ? Promise.reject(new TypeError('The line is broken'))
        : line(input, init);
    try {
      press('No');
      await until('the reason', () => status.innerText.startsWith('That didn’t work'));
    } finally {
      globalThis.fetch = line;
    }
    expect(buttons()).to.have.length(2);
    await until('the reason is said', () => find(faq, '[role=status].sr-only')?.textContent === status.innerText);
    press('No');
    await until('the vote', async () => `${await votesOn(id)}` === `${[yes, no + 1]}`);
    expect(status.innerText).to.match(/^Thank you/);
  });

  it('stands below the page’s heading, and in the panel below the panel’s', async () => {
    const faq = place('logishift-faq');
    const help = place('logishift-help');
    const level = (inside: Element) => find(inside, '.entry h3')?.ariaLevel;
    await shown(faq, '.entry');
    expect(level(faq)).to.equal('2');
    await help.open({ view: 'faq' });
    await shown(help, '.entry');
    expect(level(help)).to.equal(null);
  });

  for (const lang of ['en', 'ar'] as const) {
    it(`is accessible, light and dark, in ${lang}`, async () => {
      const faq = place('logishift-faq', { lang });
      (await shown(faq, '.question')).click();
      await shown(faq, '.answer:not([hidden])');
      expect(getComputedStyle(find(faq, '.question')!).direction).to.equal(lang === 'ar' ? 'rtl' : 'ltr');
      await isAccessible(faq, lang);
    });
  }
});
