import { expect } from 'chai';
import '../../define/all.js';
import { agent, aTicket, isAccessible, newCustomer, place, says, shown, textOf } from '../../../test/stage.js';

describe('<logishift-ticket-status>', () => {
  it('shows whoever has the code where the ticket stands, and no word of it', async () => {
    const { support } = await newCustomer();
    const tracking = 'PX-482193';
    const ticket = await support.tickets.create({ ...aTicket, delivery_ref: tracking });
    await agent.take(ticket.id);
    const status = place('logishift-ticket-status', { code: ticket.tracking_code });
    const current = await shown(status, '[aria-current=step]');
    expect(current.textContent).to.contain('In Progress');
    expect(textOf(status))
      .to.contain(ticket.number)
      .and.contain('PX-•••193')
      .and.not.contain(tracking)
      .and.not.contain(ticket.subject)
      .and.not.contain(ticket.description);
  });

  it('says so when no ticket has the code', async () => {
    await says(place('logishift-ticket-status', { code: 'nobody-has-this' }), 'No ticket with this code');
  });

  for (const lang of ['en', 'ar'] as const) {
    it(`is accessible, light and dark, in ${lang}`, async () => {
      const { support } = await newCustomer();
      const ticket = await support.tickets.create(aTicket);
      const status = place('logishift-ticket-status', { code: ticket.tracking_code, lang });
      await shown(status, '.steps');
      await isAccessible(status, lang);
    });
  }
});
