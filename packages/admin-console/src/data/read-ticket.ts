import { support } from '../session/support.js';
import { isToldOf, notificationList } from './notifications.js';
import { queueCounts } from './queue-counts.js';
import { patchRows, ticketDetail } from './tickets.js';

/** Somebody has the ticket before them: it is unread no longer, nor is what was told about it. */
export async function readTicket(id: string): Promise<void> {
  await support.notifications.readTicket(id);
  const read = { is_unread: false };
  ticketDetail.known(id)?.patch((ticket) => ({ ...ticket, ...read }));
  patchRows(id, read);
  queueCounts().touch();
  if (isToldOf(id)) await notificationList().reload();
}
