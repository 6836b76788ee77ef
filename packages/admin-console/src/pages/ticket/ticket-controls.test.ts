import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../../test/accessible.js';
import { inside, next, place } from '../../../test/place.js';
import { aDetail } from '../../../test/tickets.js';
import './stale-notice.js';
import './ticket-controls.js';
import type { TicketControls, WantEvent } from './ticket-controls.js';

const controls = (change: Parameters<typeof aDetail>[0]) =>
  place<TicketControls>(html`<ls-ticket-controls .ticket=${aDetail(change)}></ls-ticket-controls>`);

describe('ticket controls', () => {
  it('offer the moves the server allows, and no other', async () => {
    const element = await controls({ status: 'in_progress', allowed_statuses: ['resolved'] });
    const moves = [...inside(element, '.status').shadowRoot!.querySelectorAll('.item ls-status')];
    assert.deepEqual(
      moves.map((move) => move.getAttribute('status')),
      ['resolved'],
    );
  });

  it('ask for what is awaited together with on hold', async () => {
    const element = await controls({ allowed_statuses: ['on_hold'] });
    // One On Hold, with four choices under it.
    assert.lengthOf(inside(element, '.status').shadowRoot!.querySelectorAll('[role=group] ls-status'), 1);
    const items = inside(element, '.status').shadowRoot!.querySelectorAll<HTMLButtonElement>('.item');
    assert.equal(items.length, 4);
    const wanted = next<WantEvent>(element, 'want');
    items[2]!.click();
    assert.deepEqual((await wanted).wanted, { status: 'on_hold', awaiting: 'warehouse' });
  });

  it('tell, and do not offer, what may not be changed; an unassigned ticket can be taken', async () => {
    const element = await controls({
      status: 'open',
      agent: null,
      agent_id: null,
      allowed_statuses: [],
      allowed_actions: ['assign_self', 'note'],
    });
    assert.equal(element.renderRoot.querySelectorAll('ls-menu').length, 0);
    const taken = next(element, 'take');
    inside(element, '.primary').click();
    await taken;
  });

  it('are accessible, light and dark', async () => assertAccessible(await controls({})));
});

describe('stale notice', () => {
  const seen = aDetail({ status: 'in_progress', priority: 'medium' });

  it('shows what was seen, what is now and what was wanted, and lets the person choose again', async () => {
    const now = aDetail({ status: 'on_hold', priority: 'medium', allowed_statuses: ['in_progress', 'resolved'] });
    const notice = await place(
      html`<ls-stale-notice .seen=${seen} .now=${now} .wanted=${{ status: 'resolved' }}></ls-stale-notice>`,
    );
    const told = [...notice.shadowRoot!.querySelectorAll('dd')].map((part) => part.textContent ?? '');
    assert.match(told[0]!, /In Progress · Medium/);
    assert.match(told[1]!, /On Hold · Medium/);
    assert.match(told[2]!, /Resolved/);
    const applied = next(notice, 'apply');
    inside(notice, '.primary').click();
    await applied;
    await assertAccessible(notice);
  });

  it('does not offer what is no longer possible', async () => {
    const now = aDetail({ status: 'closed', allowed_statuses: [] });
    const notice = await place(
      html`<ls-stale-notice .seen=${seen} .now=${now} .wanted=${{ status: 'resolved' }}></ls-stale-notice>`,
    );
    assert.equal(notice.shadowRoot!.querySelectorAll('.primary').length, 0);
    assert.include(notice.shadowRoot!.textContent, 'no longer possible');
  });
});
