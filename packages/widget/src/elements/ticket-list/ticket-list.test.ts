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
    await says(list, 'New reply');
    expect(textOf(list)).to.contain('Mine').and.contain('In Progress').and.not.contain('Somebody');
  });

  it('narrows by status', async () => {
    const { token, support } = await newCustomer();
    await support.tickets.create({ ...aTicket, subject: 'Stays open' });
    const done = await support.tickets.create({ ...aTicket, subject: 'Is done' });
    await agent.set(done.id, { status: 'resolved' });
    const list = place('logishift-ticket-list', { token });
    await says(list, 'Is done');
    [...list.shadowRoot!.querySelectorAll<HTMLElement>('.choice')]
      .find((one) => one.textContent?.includes('Resolved'))!
      .click();
    await until(
      'only the resolved one',
      () => textOf(list).includes('Is done') && !textOf(list).includes('Stays open'),
    );
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
