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
  type,
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

  it('says that a ticket’s code could not be copied by showing it', async () => {
    const { token } = await newCustomer();
    const hub = place('logishift-support', { token, view: 'form', category: 'other' });
    type(await shown<HTMLInputElement>(hub, '#subject'), 'Not here');
    type(await shown<HTMLTextAreaElement>(hub, '#description'), 'I waited.');
    find(hub, '[part=submit]')!.click();
    const copy = await shown(hub, '.follow button');
    expect(copy.getBoundingClientRect().height).to.be.at.least(44);
    const { writeText } = navigator.clipboard;
    Object.assign(navigator.clipboard, { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) });
    try {
      copy.click();
      await until('the code', () => /^[\w-]{24}$/.test(find(hub, '.follow b')?.textContent ?? ''));
    } finally {
      Object.assign(navigator.clipboard, { writeText });
    }
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
