import type { Notification, OwnTicket, Page } from '@logishift/support-sdk/customer';
import type { Loadable } from './loadable.js';
import type { Session } from './session.js';

/** All that one was told, the newest first. */
export const toldTo = (session: Session): Loadable<Page<Notification>> =>
  session.askPages('tickets told', (signal) => session.support.notifications.list({ limit: 50 }, { signal }).pages());

/** Marks all that one was told as read. */
export async function readAll(session: Session): Promise<void> {
  await session.asPerson(() => session.support.notifications.readAll());
  session.refresh();
}

/** A ticket is on screen: all that was told of it is read. Asked for once for each state of the news. */
export async function markRead(session: Session, ticketId: string): Promise<void> {
  const news = session.unread.value;
  const state = `${ticketId} ${JSON.stringify(news)}`;
  if (!news?.unread_tickets || state === session.readIn) return;
  session.readIn = state;
  try {
    await session.support.notifications.readTicket(ticketId);
  } catch {
    // Not read this time. Asked for again where there is a line again, not with everything that is drawn.
    addEventListener('online', session.readAgain, { once: true, capture: true });
    return;
  }
  for (const [key, known] of session.things)
    if (key.startsWith('tickets'))
      (known as Loadable<Page<OwnTicket>>).tell((page) => ({
        ...page,
        data: page.data.map((one) => (one.id === ticketId ? { ...one, has_news: false } : one)),
      }));
  // Else the stream tells that it was read.
  if (!session.isTold) await session.unread.reload();
}

/** Tells the other side that a message has arrived, or been seen. Not told this time, the next mark says it too. */
export function mark(session: Session, ticketId: string, through: { delivered: string } | { seen: string }): void {
  session.support.messages.mark(ticketId, through).catch(() => {});
}
