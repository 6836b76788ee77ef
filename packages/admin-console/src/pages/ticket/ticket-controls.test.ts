import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../../test/accessible.js';
import { inside, next, place } from '../../../test/place.js';
import { aDetail } from '../../../test/tickets.js';
import { changesBetween } from './changes.js';
import './conflict.js';
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

describe('conflict', () => {
  const by = { id: 'another', role: 'admin' as const, name: 'Arjun Nair' };
  const theirs = {
    id: 'entry-1',
    kind: 'ticket.priority_changed' as const,
    at: '2026-11-21T14:05:00.000Z',
    actor: by,
    data: { from_priority: 'medium' as const, to_priority: 'high' as const },
  };
  const seen = aDetail({ priority: 'medium' });
  const conflict = (now: ReturnType<typeof aDetail>) =>
    place(html`<ls-conflict .seen=${seen} .now=${now} .wanted=${{ priority: 'low' }}></ls-conflict>`);

  it('shows what was seen, what another made of it and what one wants, says who, and lets the person choose', async () => {
    const notice = await conflict(aDetail({ priority: 'high', timeline: [theirs] }));
    assert.include(inside(notice, 'h2').textContent, 'Arjun Nair changed this ticket first');
    const shown = [...notice.shadowRoot!.querySelectorAll('tr ls-priority')].map((part) =>
      part.getAttribute('priority'),
    );
    assert.deepEqual(shown, ['medium', 'high', 'low']);
    await assertAccessible(notice);
    const applied = next(notice, 'apply');
    inside(notice, '.primary').click();
    await applied;
  });

  it('does not offer what is no longer possible', async () => {
    const notice = await conflict(aDetail({ priority: 'high', timeline: [theirs], allowed_actions: [] }));
    assert.equal(notice.shadowRoot!.querySelectorAll('.primary').length, 0);
    assert.include(notice.shadowRoot!.textContent, 'no longer possible');
  });
});

describe('changes of others', () => {
  const entry = (id: string, actor: string) => ({
    id,
    kind: 'ticket.priority_changed' as const,
    at: '2026-11-21T14:05:00.000Z',
    actor: { id: actor, role: 'admin' as const, name: actor },
    data: { from_priority: 'medium' as const, to_priority: 'high' as const },
  });

  it('are those that came since, and not one’s own', () => {
    const before = { timeline: [entry('1', 'Arjun')] };
    const changed = (...more: string[]) => ({
      timeline: [...before.timeline, ...more.map((who, n) => entry(`new-${n}`, who))],
    });
    assert.deepEqual(changesBetween(before, changed(), 'me'), []);
    assert.deepEqual(changesBetween(before, changed('Noor', 'me'), 'me'), []);
    assert.equal(changesBetween(before, changed('me', 'Noor'), 'me')[0]?.by?.name, 'Noor');
  });
});
