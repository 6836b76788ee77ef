import { type EventKind, type Locale, notificationKinds } from '@logishift/support-sdk/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classOf, concernOf, framesFor, type Rendered } from '../../src/domains/live/render.js';
import type { NotificationRow } from '../../src/domains/notifications/index.js';
import { audienceOf } from '../../src/domains/tickets/audience.js';
import type { Actor } from '../../src/platform/actor.js';
import type { Group } from '../../src/platform/groups.js';
import { Batch } from '../../src/platform/live/batch.js';
import { chunkSize, type Frame } from '../../src/platform/live/frame.js';
import { OpenStreams } from '../../src/platform/live/open-streams.js';
import { Stream } from '../../src/platform/live/stream.js';

// Few of each, so that readers and events meet often; anybody may be anything, as rights come and go.
const people = fc.constantFrom('maya', 'jonas', 'priya', 'ahmed', 'lena', 'tom');
const tickets = fc.constantFrom('t1', 't2', 't3');
const moments = fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z', '2026-05-01T00:00:00.000Z');
const locales = fc.constantFrom<Locale>('en', 'de', 'ar');

const reader: fc.Arbitrary<Actor> = fc
  .record({
    id: people,
    kind: fc.constantFrom<Actor['kind'][]>(
      ...(['customer', 'guest', 'link', 'agent', 'agent', 'agent', 'admin', 'pending_agent', 'integration'] as const),
    ),
    ticket: tickets,
    locale: locales,
    since: moments,
    name: fc.string(),
    email: fc.option(fc.emailAddress()),
    email_is_proven: fc.boolean(),
  })
  .map(({ ticket, ...one }) => ({
    ...one,
    role: one.kind === 'admin' ? 'admin' : one.kind === 'agent' ? 'support_agent' : 'customer',
    issuer: null,
    external_id: null,
    scopes: [],
    session_id: null,
    only_ticket_id: one.kind === 'link' ? ticket : null,
    only_delivery_id: null,
    expires_at: null,
  }));

const held = fc.record({ customer_id: people, agent_id: fc.option(people) });
const group: fc.Arbitrary<Group> = fc.oneof(
  fc.constantFrom<Group>('agents', 'admins'),
  people.map((id): Group => `person:${id}`),
  fc.tuple(people, tickets).map(([id, ticket]): Group => `link:${id}/${ticket}`),
);

const notification = fc
  .record({
    id: fc.uuid(),
    // A kind that this release does not know is among them.
    kind: fc.constantFrom(...notificationKinds, 'ticket.of_the_next_release') as fc.Arbitrary<EventKind>,
    template: fc.constantFrom('new_ticket', 'assigned', 'of_the_next_release'),
    params: fc.constant({ number: 'LS-1', subject: 'Where is it?', from: 'open', to: 'closed' }),
    to: fc.oneof(people, fc.constantFrom('agents' as const, 'admins' as const, 'staff' as const)),
    actor_id: fc.option(people),
    created_at: moments,
    muted_by: fc.uniqueArray(people, { maxLength: 2 }),
  })
  .map(({ to, ...row }): NotificationRow => {
    const isRole = to === 'agents' || to === 'admins' || to === 'staff';
    const recipient = { recipient_id: isRole ? null : to, recipient_role: isRole ? to : null };
    return { ...row, ...recipient, event_id: 'the event', ticket_id: 't1', actor_name: row.actor_id };
  });

const event: fc.Arbitrary<Omit<Rendered, 'frames'>> = fc
  .record({
    id: fc.uuid(),
    kind: fc.constantFrom<EventKind[]>('ticket.message', 'ticket.note', 'ticket.assigned', 'ticket.status_changed'),
    ticket: tickets,
    before: held,
    after: held,
    // Whatever any release may have written.
    other: fc.option(fc.record({ groups: fc.uniqueArray(group), losing: fc.uniqueArray(group) })),
    notifications: fc.array(notification, { maxLength: 3 }),
    text: fc.string({ maxLength: 30 }),
    isLong: fc.boolean(),
  })
  .map(({ id, kind, ticket, before, after, other, notifications, text, isLong }) => {
    const [losing, groups] = [audienceOf({ id: ticket, ...before }), audienceOf({ id: ticket, ...after })];
    const data = {
      reason: 'suspended',
      to_agent: after.agent_id && { id: after.agent_id, name: after.agent_id },
      text,
    };
    return {
      event: {
        ...{ seq: 1, xid: 1n, id, kind, ticket_id: ticket, actor: null, data, at: '2026-03-01T00:00:00.000Z' },
        audience: other ?? { groups, losing: losing.filter((one) => !groups.includes(one)) },
      },
      message: kind === 'ticket.message' ? { id, body: text.padEnd(isLong ? 30_000 : 1, '-') } : undefined,
      note: kind === 'ticket.note' ? { id, note: text } : undefined,
      notifications,
    } as unknown as Omit<Rendered, 'frames'>;
  });

const bytesOf = (frames: readonly Frame[]) => Buffer.concat(frames).toString();
const fresh = (one: Omit<Rendered, 'frames'>): Rendered => ({ ...one, frames: new Map() });

/** What one reader gets, asked for them alone. */
function toldAlone(events: Omit<Rendered, 'frames'>[], actor: Actor, cursor: string | null): string {
  const frames = events.flatMap((one) => framesFor(fresh(one), actor));
  return frames
    .map((frame, place) => bytesOf([frame]) + (place === frames.length - 1 && cursor ? `id: ${cursor}\n\n` : '\n'))
    .join('');
}

const streamOf = (actor: Actor) => new Stream(actor, 0, () => {});

describe('what many are told together', () => {
  it('is to the byte what each would be told alone, whoever they are and were', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(reader, fc.option(reader)), { minLength: 1, maxLength: 12 }),
        fc.array(event, { maxLength: 8 }),
        fc.option(fc.constant('birth.9:9:')),
        (readers, events, cursor) => {
          const open = new OpenStreams();
          const streams = readers.map(([was, is]) => {
            const stream = streamOf(was);
            open.add(stream);
            if (is) open.become(stream, { ...is, id: was.id });
            return stream;
          });
          const batch = new Batch({ framesFor, concernOf, classOf }, events.map(fresh), cursor);
          const told = open.of(batch.groups);
          for (const stream of streams) {
            const chunks = told.has(stream) ? batch.chunksFor(stream.actor, open.groupsOf(stream)) : [];
            expect(bytesOf(chunks)).toBe(toldAlone(events, stream.actor, cursor));
            // As readers take it: one that is larger is one event.
            for (const chunk of chunks)
              if (chunk.byteLength > chunkSize) expect(bytesOf([chunk])).toMatch(/^[^\n]*\n[^\n]*\n(id: [^\n]*\n)?\n$/);
          }
        },
      ),
      { numRuns: 600 },
    );
  });

  it('is asked for once a class, and once more for whom an event singles out', () => {
    const asked: string[] = [];
    const count = (one: Rendered, actor: Actor) => {
      asked.push(actor.id);
      return framesFor(one, actor);
    };
    const agent = (id: string, locale: Locale): Actor =>
      ({ id, kind: 'agent', locale, since: '', only_ticket_id: null }) as Actor;
    const event = (agent_id: string | null, actor_id: string) =>
      fresh({
        event: {
          id: 'e',
          data: {},
          audience: { groups: audienceOf({ id: 't1', customer_id: 'priya', agent_id }), losing: ['agents'] },
        },
        notifications: [
          { recipient_id: null, recipient_role: 'staff', actor_id, template: 'new_ticket', params: {}, muted_by: [] },
        ],
      } as unknown as Omit<Rendered, 'frames'>);
    const batch = new Batch(
      { framesFor: count, concernOf, classOf },
      [event(null, 'priya'), event('maya', 'jonas')],
      'c',
    );
    const chunks = [
      ...Array.from({ length: 50 }, (_, n) => agent(`en-${n}`, 'en')),
      ...Array.from({ length: 50 }, (_, n) => agent(`de-${n}`, 'de')),
    ].map((one) => batch.chunksFor(one, [`person:${one.id}`, 'agents'])[0]);
    expect(asked).toEqual(['', '', '', '']);
    expect(new Set(chunks).size).toBe(2);
    for (const id of ['maya', 'jonas']) batch.chunksFor(agent(id, 'en'), [`person:${id}`, 'agents']);
    expect(asked.slice(4)).toEqual(['maya', 'jonas']);
  });
});

describe('the open streams', () => {
  const agent = { id: 'maya', kind: 'agent', only_ticket_id: null } as Actor;

  it('are found by what their readers are now, and not once they are closed', () => {
    const open = new OpenStreams();
    const [first, second] = [streamOf(agent), streamOf(agent)];
    open.add(first);
    open.add(second);
    expect([...open.of(['agents', 'person:maya'])]).toEqual([first, second]);
    open.become(first, { ...agent, kind: 'pending_agent' });
    expect([...open.of(['agents'])]).toEqual([second]);
    open.delete(second);
    open.become(second, agent);
    expect([...open.of(['agents', 'person:maya'])]).toEqual([first]);
    expect(open.size).toBe(1);
  });
});
