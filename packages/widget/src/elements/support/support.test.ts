import { expect } from 'chai';
import '../../define.js';
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
