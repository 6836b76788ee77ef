import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../test/accessible.js';
import { inside, next, place } from '../../test/place.js';
import { aDetail, me } from '../../test/tickets.js';
import './timeline.js';
import type { TimelinePart } from './timeline.js';

const at = '2026-11-21T13:48:00.000Z';
const meera = { id: me, role: 'support_agent' as const, name: 'Meera Iyer' };
const priya = { id: 'priya', role: 'customer' as const, name: 'Priya Raman' };

const ticket = aDetail({
  description: '<img src=x onerror="window.hacked = true"> I was home.',
  timeline: [
    { id: '1', kind: 'ticket.created', at, actor: priya, data: { category: 'lost', priority: 'medium' } },
    {
      id: '2',
      kind: 'ticket.assigned',
      at,
      actor: meera,
      data: { from_agent: null, to_agent: meera, from_status: 'open', to_status: 'in_progress' },
    },
    { id: '3', kind: 'ticket.message', at, actor: meera, data: { message_id: 'm1' } },
    { id: '4', kind: 'ticket.note', at, actor: meera, data: { note_id: 'n1' } },
    {
      id: '5',
      kind: 'ticket.priority_changed',
      at,
      actor: meera,
      data: { from_priority: 'medium', to_priority: 'high' },
    },
    {
      id: '6',
      kind: 'ticket.status_changed',
      at,
      actor: null,
      data: { from_status: 'resolved', to_status: 'closed', awaiting: null },
    },
    { id: '7', kind: 'ticket.feedback', at, actor: priya, data: { rating: 4 } },
  ],
  messages: [
    {
      id: 'm1',
      ticket_id: 't',
      author_id: me,
      author_role: 'support_agent',
      author_name: 'Meera Iyer',
      body: 'On it.',
      created_at: at,
    },
  ],
  notes: [{ id: 'n1', ticket_id: 't', agent_id: me, agent_name: 'Meera Iyer', note: 'Scan was off.', created_at: at }],
});

const aTimeline = () => place<TimelinePart>(html`<ls-timeline .ticket=${ticket} me=${me}></ls-timeline>`);
const words = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

describe('timeline', () => {
  it('tells messages, notes and events in the order they happened', async () => {
    const timeline = await aTimeline();
    const told = [...timeline.renderRoot.querySelectorAll('li')].map(words);
    assert.deepEqual(
      [
        'created this ticket',
        'I was home',
        'You took this ticket',
        'On it.',
        'Scan was off',
        'You raised priority',
        'Closed by itself',
        'rated the help 4 of 5',
      ].map((part) => told.findIndex((line) => line.includes(part))),
      [0, 1, 2, 3, 4, 5, 6, 7],
    );
  });

  it('says of a note, in words, that only staff see it', async () => {
    assert.include(words(inside(await aTimeline(), '.note')), 'only staff see this');
  });

  it('shows what people wrote as text, never as HTML', async () => {
    const timeline = await aTimeline();
    assert.equal(timeline.renderRoot.querySelectorAll('img').length, 0);
    assert.include(words(inside(timeline, '.customer')), '<img src=x');
  });

  it("says how far the team's last message has got, until the customer answers it", async () => {
    const withMark = async (
      delivered_through: string | null,
      seen_through: string | null,
      more: typeof ticket.messages = [],
    ) => {
      const marks = [{ side: 'customer' as const, delivered_through, seen_through, seen_at: seen_through && at }];
      const timeline = await place<TimelinePart>(
        html`<ls-timeline .ticket=${{ ...ticket, messages: [...ticket.messages, ...more], marks }} me=${me}></ls-timeline>`,
      );
      return words(timeline.renderRoot.querySelector('.mark'));
    };
    assert.equal(await withMark(null, null), 'Sent');
    assert.equal(await withMark('m1', null), 'Delivered');
    assert.match(await withMark('m1', 'm1'), /^Seen .*\d\d?:\d\d/);
    assert.equal(await withMark('m2', 'm2', [{ ...ticket.messages[0]!, id: 'm2', author_role: 'customer' }]), '');
  });

  it('draws a line before the first message that was not seen', async () => {
    const timeline = await place<TimelinePart>(html`<ls-timeline .ticket=${ticket} me=${me} fresh="m1"></ls-timeline>`);
    const line = timeline.renderRoot.querySelector('.fresh');
    assert.equal(words(line), 'New');
    assert.include(words(line?.nextElementSibling), 'On it.');
  });

  it('is accessible, light and dark', async () => assertAccessible(await aTimeline()));

  it('makes links of addresses, of numbers of tickets and of its own parcel, and of nothing else', async () => {
    const words = 'See https://carrier.example/PX-600123 (or www.depot.example), PX-600123 and ls-1002, not LS-1002-B.';
    const timeline = await place<TimelinePart>(
      html`<ls-timeline .ticket=${{ ...ticket, description: words, delivery_ref: 'PX-600123' }}></ls-timeline>`,
    );
    const text = timeline.renderRoot.querySelector('article p')!;
    assert.equal(text.textContent, words);
    assert.deepEqual(
      [...text.querySelectorAll('a')].map((link) => [link.textContent, link.getAttribute('href'), link.rel]),
      [
        ['https://carrier.example/PX-600123', 'https://carrier.example/PX-600123', 'noopener noreferrer'],
        ['www.depot.example', 'https://www.depot.example/', 'noopener noreferrer'],
        ['ls-1002', '/console/support/tickets/LS-1002', ''],
      ],
    );
    const asked = next(timeline, 'parcel');
    text.querySelector<HTMLButtonElement>('button')!.click();
    await asked;
  });
});
