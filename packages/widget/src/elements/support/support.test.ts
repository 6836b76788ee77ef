import { expect } from 'chai';
import '../../define/all.js';
import {
  agent,
  aTicket,
  find,
  focused,
  isAccessible,
  newCustomer,
  place,
  says,
  shown,
  textOf,
  until,
} from '../../../test/stage.js';

describe('<logishift-support>', () => {
  it('moves between its tabs by the arrow keys', async () => {
    const { token } = await newCustomer();
    const hub = place('logishift-support', { token });
    const first = await shown(hub, '[role=tab]');
    first.focus();
    const press = (key: string) =>
      focused()!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    press('ArrowRight');
    await shown(hub, '#subject');
    expect(focused()?.textContent?.trim()).to.equal('Create ticket');
    press('ArrowRight');
    await shown(hub, '.question');
    press('ArrowRight');
    await says(hub, 'No tickets yet');
    expect(focused() === first, 'the focus').to.equal(true);
  });

  it('leads from a new ticket to its view and back to the list', async () => {
    const { token, support } = await newCustomer();
    await support.tickets.create(aTicket);
    const hub = place('logishift-support', { token });
    (await shown(hub, 'button.ticket')).click();
    await says(hub, aTicket.description);
    (await shown(hub, '.back')).click();
    await shown(hub, 'button.ticket');
  });

  it('does not leave somebody else on the last one’s ticket', async () => {
    const [one, next] = [await newCustomer(), await newCustomer()];
    await one.support.tickets.create(aTicket);
    const hub = place('logishift-support', { token: one.token });
    (await shown(hub, 'button.ticket')).click();
    await says(hub, aTicket.description);
    hub.token = next.token;
    await says(hub, 'No tickets yet');
  });

  it('keeps its tab in the address, as long as nothing of the page stands there', async () => {
    const before = location.href;
    try {
      const hub = place('logishift-support');
      const chosen = (at: Element) => find(at, '[aria-selected=true]')?.id;
      (await shown(hub, '#tab-faq')).click();
      await until('it is there', () => location.hash === '#support=faq');
      const length = history.length;
      hub.remove();
      const again = place('logishift-support');
      await until('the tab of before', () => chosen(again) === 'tab-faq');
      find(again, '#tab-tickets')!.click();
      await until('the first tab needs no word', () => location.hash === '');
      expect(history.length, 'steps back').to.equal(length);
      location.hash = '/orders/4711';
      find(again, '#tab-form')!.click();
      await until('the tab', () => chosen(again) === 'tab-form');
      expect(location.hash).to.equal('#/orders/4711');
    } finally {
      history.replaceState(null, '', before);
    }
  });

  it('lists all that one was told, by ticket and under its title, and takes it for read at once', async () => {
    const { token, support } = await newCustomer();
    const [one, other] = [
      await support.tickets.create(aTicket),
      await support.tickets.create({ ...aTicket, subject: 'And the other' }),
    ];
    await agent.take(one.id);
    await agent.take(other.id);
    await agent.set(one.id, { status: 'on_hold', awaiting: 'carrier' });
    const hub = place('logishift-support', { token });
    (await shown(hub, '.top .link')).click();
    await says(hub, 'Support Ticket Updated - In Progress → On Hold');
    const groups = [...find(hub, 'logishift-news')!.shadowRoot!.querySelectorAll('section')].map((group) =>
      textOf(group),
    );
    expect(groups).to.have.length(2);
    expect(groups[0])
      .to.contain(one.number)
      .and.contain('Support Ticket Assigned')
      .and.contain('In Progress → On Hold');
    expect(groups[1]).to.contain('And the other').and.contain(other.number);
    await isAccessible(hub);
    [...find(hub, 'logishift-news')!.shadowRoot!.querySelectorAll('button')]
      .find((button) => button.textContent === 'Mark all as read')!
      .click();
    await says(hub, 'All read');
    expect((await support.notifications.list()).unread_count).to.equal(0);
    // What happens meanwhile comes by itself.
    await agent.reply(other.id, 'Hello');
    await says(hub, 'New Reply: And the other');
  });

  it('counts what is unread, and no more once it was seen', async () => {
    const { token, support } = await newCustomer();
    const ticket = await support.tickets.create(aTicket);
    await agent.take(ticket.id);
    await agent.reply(ticket.id, 'Hello');
    const hub = place('logishift-support', { token });
    await shown(hub, '.count');
    hub.open({ view: 'ticket', ticketId: ticket.id });
    await until('the count is gone', () => !find(hub, '.count'));
    await until('the server knows', async () => (await support.notifications.list()).unread_count === 0);
  });

  for (const lang of ['en', 'ar'] as const) {
    it(`is accessible, light and dark, in ${lang}`, async () => {
      const { token, support } = await newCustomer();
      await support.tickets.create(aTicket);
      const hub = place('logishift-support', { token, lang });
      await shown(hub, 'button.ticket');
      await isAccessible(hub, lang);
    });
  }
});
