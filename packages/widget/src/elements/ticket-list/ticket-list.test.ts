import { plainWords } from '@logishift/support-sdk/finding';
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
  type,
  until,
} from '../../../test/stage.js';

describe('<logishift-ticket-list>', () => {
  it("shows one's own tickets and no others, with what is new on them", async () => {
    const other = await newCustomer();
    await other.support.tickets.create({ ...aTicket, subject: 'Somebody else’s' });
    const { token, support } = await newCustomer();
    const ticket = await support.tickets.create({ ...aTicket, subject: 'Mine' });
    await agent.take(ticket.id);
    await agent.reply(ticket.id, 'On its way');
    const list = place('logishift-ticket-list', { token });
    await says(list, ' answered');
    expect(textOf(list)).to.contain('Mine').and.contain('In Progress').and.not.contain('Somebody');
  });

  it('narrows to each status, which means itself, and tells all of a ticket', async () => {
    const { token, tracking, support } = await newCustomer();
    const make = (subject: string) => support.tickets.create({ ...aTicket, subject, delivery_ref: 'px 0000 00' });
    const open = await make('Is open');
    const [held, done] = [await make('Is held'), await make('Is done')];
    await support.tickets.create({ ...aTicket, subject: 'Is worked on', delivery_ref: tracking });
    const taken = (await support.tickets.list()).data[0]!;
    await agent.take(taken.id);
    await agent.take(held.id);
    await agent.set(held.id, { status: 'on_hold', awaiting: 'carrier' });
    await agent.set(done.id, { status: 'resolved' });
    const list = place('logishift-ticket-list', { token });
    const row = (subject: string) =>
      [...list.shadowRoot!.querySelectorAll('.ticket')].find((one) => textOf(one).includes(subject));
    await until('all of them', () => row(open.subject) && row(done.subject));
    const [created] = textOf(row(open.subject)!).match(/LS-\d+ · Late · Priority\s+Medium · created \d.*/) ?? [];
    expect(created).to.be.a('string');
    const all = [open, held, done, taken].map(({ subject }) => subject);
    for (const [status, subject] of [
      ['Open', 'Is open'],
      ['In Progress', 'Is worked on'],
      ['On Hold', 'Is held'],
      ['Resolved', 'Is done'],
    ] as const) {
      [...list.shadowRoot!.querySelectorAll<HTMLElement>('.choice')]
        .find((one) => one.textContent?.trim() === status)!
        .click();
      await until(`only ${status}`, () => all.every((one) => !row(one) === (one !== subject)));
    }
    list.filter = 'closed';
    await says(list, 'No tickets here');
  });

  it('says of each ticket what is new and about which parcel, the news first', async () => {
    const { token, tracking, support } = await newCustomer();
    const answered = await support.tickets.create({ ...aTicket, subject: 'Answered', delivery_ref: tracking });
    const solved = await support.tickets.create({ ...aTicket, subject: 'Solved' });
    await support.tickets.create({ ...aTicket, subject: 'The newest' });
    await agent.take(answered.id);
    await agent.reply(answered.id, 'On its way');
    await agent.set(solved.id, { status: 'resolved' });
    const list = place('logishift-ticket-list', { token });
    await says(list, 'The newest');
    await says(list, 'New reply');
    const rows = [...list.shadowRoot!.querySelectorAll('.ticket')].map((one) =>
      one.textContent?.replace(/\s+/g, ' ').trim(),
    );
    // As it is read aloud: words, and no dot alone.
    expect(rows[0]).to.match(/^Unread\. Solved\. Did this solve it\? /);
    expect(rows[1]).to.match(new RegExp(`^Unread\\. Answered\\. New reply .*, Parcel ${tracking}\\. .*In Progress`));
    expect(rows[2]).to.match(/^The newest\. Waiting for an agent/);
  });

  it('says of a ticket that something of it could not be sent', async () => {
    const { token, support } = await newCustomer();
    const { id } = await support.tickets.create(aTicket);
    const view = place('logishift-ticket-view', { token, ticketId: id });
    const list = place('logishift-ticket-list', { token });
    type(await shown<HTMLTextAreaElement>(view, '.composer textarea'), 'Where is it?');
    const row = await shown(list, 'button.ticket');
    tap((url) => (url.endsWith('/messages/') ? Promise.resolve(new Response('{}', { status: 400 })) : undefined));
    find<HTMLFormElement>(view, '.composer')!.requestSubmit();
    await until('it says so', () => textOf(row).includes('Not sent:'));
    (await shown(view, '.refused .acts button:last-child')).click();
    await until('it is discarded', () => !textOf(row).includes('Not sent:'));
  });

  it('begins no line with what parts two facts, however narrow it is', async () => {
    const { token, support } = await newCustomer();
    const { id } = await support.tickets.create({ ...aTicket, delivery_ref: 'PX-4905 2611 8830 17' });
    await agent.take(id);
    await agent.set(id, { status: 'on_hold', awaiting: 'warehouse' });
    for (const lang of ['en', 'ar'] as const) {
      const list = place('logishift-ticket-list', { token, lang });
      const row = await shown(list, '.ticket');
      const isSeen = ({ parentElement: at }: Node) => !at?.closest('.sr-only') && at?.checkVisibility();
      const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT, (node) =>
        isSeen(node) && /\S/.test(node.textContent ?? '') ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP,
      );
      const at = (node: Node, place: number) => {
        const range = document.createRange();
        range.setStart(node, place);
        range.setEnd(node, place + 1);
        return range.getBoundingClientRect();
      };
      // What stands before each of them, and it.
      const pairs: [() => DOMRect, () => DOMRect][] = [];
      let last: (() => DOMRect) | undefined;
      for (let node = texts.nextNode(); node; node = texts.nextNode())
        for (const [place, character] of [...(node.textContent ?? '')].entries()) {
          if (!/\S/.test(character)) continue;
          const one = node;
          const rect = () => at(one, place);
          if (character === '·' && last) pairs.push([last, rect]);
          last = rect;
        }
      expect(pairs.length, 'parted').to.be.greaterThan(3);
      for (let width = 420; width > 240; width -= 4) {
        list.style.inlineSize = `${width}px`;
        for (const [before, sign] of pairs)
          expect(Math.abs(before().bottom - sign().bottom), `${lang}, ${width} px`).to.be.lessThan(8);
      }
      list.remove();
    }
  });

  it('shows the newest 50, and the older ones when they are asked for', async () => {
    const { token, support } = await newCustomer();
    for (let count = 1; count <= 51; count++) await support.tickets.create({ ...aTicket, subject: `Parcel ${count}.` });
    const list = place('logishift-ticket-list', { token });
    const older = await shown(list, '.older');
    expect(textOf(list)).to.contain('Parcel 51.').and.not.contain('Parcel 1.');
    older.click();
    await says(list, 'Parcel 1.');
    await until('no more to ask for', () => !list.shadowRoot?.querySelector('.older'));
  });

  it('says that it tries again, and that older tickets did not come', async () => {
    const { token, support } = await newCustomer();
    for (let count = 1; count <= 51; count++) await support.tickets.create({ ...aTicket, subject: `Parcel ${count}.` });
    const broken = () => Promise.reject(new TypeError('Failed to fetch'));
    let answer = broken;
    const untap = tap((url) => (url.includes('/tickets/') ? answer() : undefined));
    const list = place('logishift-ticket-list', { token });
    const again = await shown(list, '[role=alert] button');
    answer = () => new Promise(() => {});
    again.click();
    await until('it tries', () => again.ariaDisabled === 'true');
    untap();
    list.remove();

    const next = place('logishift-ticket-list', { token });
    const older = await shown(next, '.older');
    const untapAgain = tap((url) => (url.includes('/tickets/') ? broken() : undefined));
    older.click();
    await until('the reason', () => find(next, '[role=alert]')?.textContent?.includes('We can’t load your tickets'));
    untapAgain();
    older.click();
    await says(next, 'Parcel 1.');
    expect(find(next, '[role=alert]') ?? null).to.equal(null);
  });

  it('says what to do when there is none yet', async () => {
    const { token } = await newCustomer();
    await says(place('logishift-ticket-list', { token }), 'No tickets yet');
  });

  it('asks the page for the ticket that is chosen', async () => {
    const { token, support } = await newCustomer();
    const ticket = await support.tickets.create(aTicket);
    const list = place('logishift-ticket-list', { token });
    const asked = new Promise((resolve) => {
      list.addEventListener('logishift-navigate', (event) => {
        event.preventDefault();
        resolve(event.view);
      });
    });
    (await shown(list, 'button.ticket')).click();
    expect(await asked).to.deep.equal({ view: 'ticket', ticketId: ticket.id });
  });

  describe('its search', () => {
    /** A customer with more tickets than are seen at a glance. */
    async function withMany() {
      const customer = await newCustomer();
      const { tickets } = customer.support;
      const create = (subject: string, description = 'Please help.') =>
        tickets.create({ ...aTicket, subject, description });
      for (const subject of ['First', 'Second', 'Third', 'Fourth']) await create(subject);
      /** One that is found: what finds it is kept a moment later. */
      const make = async (subject: string, description?: string) => {
        const { id } = await create(subject, description);
        const found = async () => (await tickets.list({ q: plainWords(subject) })).data.some((one) => one.id === id);
        await until('it is found', found, { every: 50 });
      };
      return { ...customer, make };
    }

    const field = (list: Element) => shown<HTMLInputElement>(list, '[part=search] input');
    const rows = (list: Element) => [...list.shadowRoot!.querySelectorAll('.ticket')];
    const said = (list: Element) => find(list, '.sr-only[role=status]')?.textContent;

    /** Answers what is looked for, and tells what was asked and what was let go. */
    function answerSearches(answer: (q: string, send: () => Promise<Response>) => Promise<Response> | undefined) {
      const asked: string[] = [];
      const dropped: string[] = [];
      const { fetch } = globalThis;
      // Given back after each test.
      globalThis.fetch = (input, init) => {
        const { url, signal } = input as Request;
        const q = new URL(url).searchParams.get('q');
        if (q === null) return fetch(input, init);
        asked.push(q);
        signal.addEventListener('abort', () => dropped.push(q));
        return answer(q, () => fetch(input, init)) ?? fetch(input, init);
      };
      return { asked, dropped };
    }

    it('is there once there is something to look through', async () => {
      const { token, make } = await withMany();
      await make('Fifth');
      const list = place('logishift-ticket-list', { token });
      await says(list, 'Fifth');
      expect(!find(list, '[part=search]'), 'none yet').to.equal(true);
      await make('Sixth');
      await field(list);
    });

    it('finds among all tickets, whatever status was chosen, and goes back to that', async () => {
      const { token, make } = await withMany();
      await make('The lamp is broken');
      await make('Nothing new', 'I ordered a lampshade in green.');
      const list = place('logishift-ticket-list', { token, filter: 'closed' });
      await says(list, 'No tickets here');
      type(await field(list), 'LAMP');
      await until('both', () => rows(list).length === 2);
      await says(list, '2 tickets found');
      expect(textOf(list)).to.contain('The lamp is broken').and.contain('Nothing new');
      find(list, '[part=search] button')!.click();
      await says(list, 'No tickets here');
      expect((await field(list)).value).to.equal('');
      expect(focused() === (await field(list)), 'the focus stays').to.equal(true);
    });

    it('takes what is typed for words, whatever its signs', async () => {
      const { token, make } = await withMany();
      await make('re:invoice of the lamp');
      await make('Another');
      const { asked } = answerSearches(() => undefined);
      const list = place('logishift-ticket-list', { token });
      type(await field(list), 're:invoice -lamp "');
      await until('it', () => rows(list).length === 1);
      expect(rows(list)[0]!.textContent).to.contain('re:invoice of the lamp');
      expect(asked).to.deep.equal(['re invoice lamp']);
    });

    it('lets go of what nobody waits for, and never shows what an older text found', async () => {
      const { token, make } = await withMany();
      await make('A lamp');
      await make('A lantern');
      let release = () => {};
      const { asked, dropped } = answerSearches((q, send) =>
        q === 'la' ? new Promise((resolve) => (release = () => resolve(send()))) : undefined,
      );
      const list = place('logishift-ticket-list', { token });
      const input = await field(list);
      type(input, 'l');
      type(input, 'la');
      await until('it is asked', () => asked.length > 0);
      expect(asked).to.deep.equal(['la']);
      type(input, 'lamp');
      expect(dropped).to.deep.equal(['la']);
      release();
      await says(list, '1 ticket found');
      expect(rows(list)).to.have.length(1);
      type(input, 'lante');
      await list.updateComplete;
      expect(textOf(list), 'of the text before').not.to.contain('A lamp');
      await says(list, 'A lantern');
    });

    it('lets go of it when it leaves the page', async () => {
      const { token, make } = await withMany();
      await make('Fifth');
      await make('Sixth');
      const { asked, dropped } = answerSearches(() => new Promise(() => {}));
      const hub = place('logishift-support', { token });
      type(await field(hub), 'lamp');
      await until('it is asked', () => asked.length > 0);
      find(hub, '#tab-faq')!.click();
      await shown(hub, '.question');
      expect(dropped).to.deep.equal(['lamp']);
    });

    it('says how many were found, once nothing more is typed', async () => {
      const { token, make } = await withMany();
      await make('A lamp');
      await make('A lampshade');
      const list = place('logishift-ticket-list', { token });
      const input = await field(list);
      const begun = performance.now();
      type(input, 'lamp');
      await until('it is said', () => said(list) === '2 tickets found');
      expect(performance.now() - begun).to.be.at.least(495);
      type(input, 'rabbit hutch');
      await until('it is said', () => said(list) === 'Nothing found for “rabbit hutch”');
    });

    it('marks what was looked for, and says whose words they are', async () => {
      const { token, make } = await withMany();
      await make('A lamp');
      await make('Not here');
      await make('Broken');
      const at = '2026-01-01T00:00:00Z';
      const long = `${'Many words came before it and '.repeat(5)}then the lamp left Bremen.`;
      const hits: Record<string, unknown> = {
        'A lamp': { in: 'subject', by: 'customer', text: 'A lamp', marks: [{ start: 2, end: 6 }], at },
        'Not here': {
          in: 'message',
          by: 'agent',
          text: long,
          marks: [{ start: long.indexOf('lamp'), end: long.indexOf('lamp') + 4 }],
          at,
        },
        Broken: {
          in: 'description',
          by: 'customer',
          text: 'The lamp, my lamp',
          marks: [
            { start: 4, end: 8 },
            { start: 13, end: 17 },
          ],
          at,
        },
      };
      answerSearches(async (_, send) => {
        const all = await (await send()).json();
        const asked = new Request(`${api}/api/support/tickets/`, { headers: { authorization: `Bearer ${token}` } });
        const list = await fetch(asked);
        const { data } = await list.json();
        const found = data.filter(({ subject }: { subject: string }) => hits[subject]);
        return Response.json({
          ...all,
          data: found.map((one: { subject: string }) => ({ ...one, hit: hits[one.subject] })),
        });
      });
      const list = place('logishift-ticket-list', { token });
      type(await field(list), 'lamp');
      await says(list, '3 tickets found');
      const row = (subject: string) => rows(list).find((one) => find(one, '.subject')?.textContent === subject)!;
      const marks = (of: Element) => [...of.querySelectorAll('mark')].map(({ textContent }) => textContent);
      expect(marks(find(row('A lamp'), '.subject')!)).to.deep.equal(['lamp']);
      expect(!find(row('A lamp'), '.hit'), 'once').to.equal(true);
      expect(find(row('Broken'), '.hit')?.textContent).to.equal('You: The lamp, my lamp');
      expect(marks(row('Broken'))).to.deep.equal(['lamp', 'lamp']);
      expect(find(row('Not here'), '.hit')?.textContent).to.match(/^logiShift support: ….{10,40}lamp left Bremen\.$/);
      const seen = find(row('Not here'), '.hit')!.getBoundingClientRect();
      expect(find(row('Not here'), 'mark')!.getBoundingClientRect().bottom).to.be.at.most(seen.bottom + 1);
      for (const lang of ['en', 'ar'] as const) {
        list.lang = lang;
        await until('in its language', () => list.shadowRoot?.querySelector(`[lang^=${lang}]`));
        await isAccessible(list, lang);
      }
    });

    it('leads on where nothing is found: to the form with these words, or back to all tickets', async () => {
      const { token, make } = await withMany();
      await make('Fifth');
      await make('Sixth');
      const hub = place('logishift-support', { token });
      type(await field(hub), ' rabbit hutch ');
      await says(hub, 'Nothing found for “rabbit hutch”');
      await isAccessible(hub);
      [...find(hub, '.none')!.querySelectorAll('button')].at(-1)!.click();
      await says(hub, 'Sixth');
      type(await field(hub), 'rabbit hutch');
      (await shown(hub, '.ask button')).click();
      const subject = await shown<HTMLInputElement>(hub, '#subject');
      await until('the words are there', () => subject.value === 'rabbit hutch');
      await says(hub, 'From your search');
    });

    it('is emptied by Escape, which only then is for what is around', async () => {
      const { token, make } = await withMany();
      await make('Fifth');
      await make('Sixth');
      const list = place('logishift-ticket-list', { token });
      const input = await field(list);
      type(input, 'sixth');
      await says(list, '1 ticket found');
      const press = () => {
        const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true });
        input.dispatchEvent(event);
        return event.defaultPrevented;
      };
      expect(press(), 'empties').to.equal(true);
      await says(list, 'Fifth');
      expect(input.value).to.equal('');
      expect(focused() === input, 'the focus stays').to.equal(true);
      expect(press(), 'closes what is around').to.equal(false);
    });

    it('is still there when one comes back from what it found, and then gone', async () => {
      const { token, make } = await withMany();
      await make('The lamp', 'It is broken.');
      await make('Sixth');
      const hub = place('logishift-support', { token });
      type(await field(hub), 'lamp');
      await says(hub, '1 ticket found');
      find(hub, 'button.ticket')!.click();
      await says(hub, 'It is broken.');
      find(hub, '.back')!.click();
      expect((await field(hub)).value).to.equal('lamp');
      await says(hub, '1 ticket found');
      find(hub, '#tab-faq')!.click();
      await shown(hub, '.question');
      find(hub, '#tab-tickets')!.click();
      await says(hub, 'Sixth');
    });

    it('forgets what was looked for with the person', async () => {
      const { token, make } = await withMany();
      await make('A lamp');
      await make('Sixth');
      const list = place('logishift-ticket-list', { token });
      type(await field(list), 'lamp');
      await says(list, '1 ticket found');
      const other = await withMany();
      await other.make('Somebody’s lamp');
      await other.make('Theirs');
      list.token = other.token;
      await says(list, 'Theirs');
      expect((await field(list)).value).to.equal('');
    });

    it('says what to do where too much fits, and tries again where there is no line', async () => {
      const { token, make } = await withMany();
      await make('A lamp');
      await make('Sixth');
      let answer: (() => Promise<Response>) | undefined = () =>
        Promise.resolve(
          Response.json(
            { type: 'about:blank', code: 'search_too_broad', status: 503 },
            { status: 503, headers: { 'retry-after': '0' } },
          ),
        );
      answerSearches(() => answer?.());
      const list = place('logishift-ticket-list', { token });
      const input = await field(list);
      type(input, 'a');
      await says(list, 'Use a longer word');
      expect(!find(list, '[role=alert]'), 'said at once').to.equal(false);
      answer = () => Promise.reject(new TypeError('Failed to fetch'));
      type(input, 'lamp');
      await says(list, 'We can’t load your tickets');
      answer = undefined;
      find(list, '[role=alert] button')!.click();
      await says(list, '1 ticket found');
    });
  });

  for (const lang of ['en', 'ar'] as const) {
    it(`is accessible, light and dark, in ${lang}`, async () => {
      const { token, support } = await newCustomer();
      const ticket = await support.tickets.create(aTicket);
      await agent.take(ticket.id);
      await support.tickets.create({ ...aTicket, category: 'lost' });
      const list = place('logishift-ticket-list', { token, lang });
      await shown(list, 'button.ticket');
      await isAccessible(list, lang);
    });
  }
});
