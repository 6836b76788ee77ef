import { expect } from 'chai';
import '../../define/all.js';
import {
  agent,
  aTicket,
  find,
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
