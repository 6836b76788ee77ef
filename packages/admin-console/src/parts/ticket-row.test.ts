import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../test/accessible.js';
import { inside, place } from '../../test/place.js';
import { aTicket } from '../../test/tickets.js';
import './ticket-row.js';
import type { TicketRowPart } from './ticket-row.js';

describe('ticket row', () => {
  it('is a link that tells number, customer, subject, priority, status and what is awaited', async () => {
    const ticket = aTicket({ status: 'on_hold', awaiting: 'warehouse' });
    const row = await place<TicketRowPart>(html`<ls-ticket-row .ticket=${ticket} href="/x"></ls-ticket-row>`);
    const link = inside<HTMLAnchorElement>(row, 'a');
    assert.match(
      link.textContent!.replace(/\s+/g, ' '),
      /LS-1042 Priya Raman · Lost.*Says delivered.*Awaits warehouse/,
    );
    assert.equal(inside(row, 'ls-priority').shadowRoot?.textContent, 'High');
    assert.equal(inside(row, 'ls-status').shadowRoot?.textContent, 'On Hold');
  });

  it('says who was faster in place of the status', async () => {
    const row = await place<TicketRowPart>(
      html`<ls-ticket-row .ticket=${aTicket()} href="/x" takenBy="Arjun Nair"></ls-ticket-row>`,
    );
    assert.include(inside(row, 'a').textContent, 'Taken by Arjun Nair');
    assert.equal(row.renderRoot.querySelectorAll('ls-status').length, 0);
  });

  it('is accessible unread and selected, light and dark', async () => {
    await assertAccessible(
      await place(html`<ls-ticket-row .ticket=${aTicket()} href="/x" unread selected></ls-ticket-row>`),
    );
  });
});
