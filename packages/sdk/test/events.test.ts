import { describe, expect, it } from 'vitest';
import {
  eventKinds,
  liveEvents,
  newsKinds,
  notification,
  notificationKinds,
  ticketEventKinds,
  timelineEntry,
  traitsOf,
} from '../src/contract/index.js';

const id = '019aa5a4-7b1e-7d3c-9f52-6f0a3f3b2c1d';
const at = '2026-11-21T13:48:00.000Z';
const keysOf = (kind: keyof typeof liveEvents) => Object.keys(liveEvents[kind].shape);

describe('what follows from the catalogue of events', () => {
  it('is a shape on the stream for each, with all that it carries, and data that nothing else there has', () => {
    const withData = Object.keys(liveEvents).filter((kind) => keysOf(kind as keyof typeof liveEvents).includes('data'));
    expect(withData).toEqual(eventKinds);
    for (const kind of eventKinds) {
      const { carries } = traitsOf(kind);
      expect(keysOf(kind)).toEqual(['id', 'at', 'ticket_id', 'actor', 'data', ...(carries ? [carries] : [])]);
    }
  });

  it('has a ticket where it is about one', () => {
    const about = (kind: 'ticket.adopted' | 'agent.approved', data: object) =>
      liveEvents[kind].safeParse({ id, at, ticket_id: null, actor: null, data }).success;
    const person = { id, name: 'Meera Iyer' };
    expect(about('agent.approved', { agent: person })).toBe(true);
    expect(about('ticket.adopted', { from_customer: person, to_customer: person })).toBe(false);
  });

  it('is a timeline of all that happens on a ticket, each with its own data', () => {
    expect(timelineEntry.options.map(({ shape }) => shape.kind.value)).toEqual(ticketEventKinds);
    const rated = { id, kind: 'ticket.feedback', at, actor: null, data: { rating: 4 } };
    expect(timelineEntry.safeParse(rated).success).toBe(true);
    expect(timelineEntry.safeParse({ ...rated, kind: 'ticket.message' }).success).toBe(false);
  });

  it('is news only of what is made known, and never of what is for staff', () => {
    expect(notificationKinds).toEqual(expect.arrayContaining(newsKinds));
    expect(newsKinds.filter((kind) => traitsOf(kind).for === 'staff')).toEqual([]);
    expect(notification.shape.kind.options).toEqual(eventKinds);
  });
});
