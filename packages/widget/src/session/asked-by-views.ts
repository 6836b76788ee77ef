/** What only the views beyond the first ask of the server, and comes with them. */
import type { Delivery, FoundOwnTicket, Page, TrackedTicket } from '@logishift/support-sdk/customer';
import type { Loadable } from './loadable.js';
import type { Session } from './session.js';

/** One's own deliveries, the newest first. */
export const deliveriesOf = (session: Session): Loadable<Delivery[]> =>
  session.askOnce('deliveries', (signal) =>
    session.asPerson(async () => (await session.support.deliveries.list({ limit: 50 }, { signal })).data),
  );

const foundBy = (q: string) => `tickets found ${q}`;

/** Own tickets that words find, in the order of the list. */
export const foundTickets = (session: Session, q: string): Loadable<Page<FoundOwnTicket>> =>
  session.askPages(foundBy(q), (signal) =>
    session.support.tickets.list({ q, sort: 'news', limit: 50 }, { signal }).pages(),
  );

/** Nobody looks for that any more: it is not waited for, and not kept. */
export function dropFound(session: Session, q: string): void {
  const key = foundBy(q);
  session.things.get(key)?.stop();
  session.things.delete(key);
  session.pageCounts.delete(key);
}

/** What somebody looked for when they left for a ticket: it is there when they come back, for them alone. */
const left = new WeakMap<Session, { turn: number; query: string }>();

export const leaveSearch = (session: Session, query: string): void =>
  void left.set(session, { turn: session.turn, query });

export function takeSearch(session: Session): string {
  const { turn, query } = left.get(session) ?? {};
  left.delete(session);
  return (turn === session.turn && query) || '';
}

/** Where answers are mailed to; null: nowhere. */
export const mailboxOf = (session: Session): Loadable<string | null> =>
  session.askOnce('mailbox', (signal) =>
    session.asPerson(async () => {
      const { data, email } = await session.support.notifications.preferences({ signal });
      return data.some((one) => one.kind === 'ticket.message' && one.email) ? email : null;
    }),
  );

/** Where a ticket stands, for whoever has its tracking code. */
export const tracked = (session: Session, code: string): Loadable<TrackedTicket> =>
  session.askOnce(`tracked ${code}`, (signal) => session.publicSupport.tickets.track(code, { signal }));

/** For a view that asks for nothing else: has the server say who this is. */
export const whoIsHere = (session: Session): Loadable<boolean> =>
  session.askOnce('who', () => session.asPerson(() => session.know().then(() => true)));

/** Asks for a page more of a list. */
export function older(session: Session, shown: Loadable<Page<unknown>>): void {
  const key = [...session.things].find(([, known]) => known === shown)?.[0];
  // One more than are there: asked for in vain, it is not counted.
  if (key) session.pageCounts.set(key, Math.ceil((shown.value?.data.length ?? 0) / 50) + 1);
  void shown.reload();
}
