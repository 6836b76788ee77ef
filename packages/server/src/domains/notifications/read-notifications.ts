import type { Notification } from '@logishift/support-sdk/contract';
import { isStaff } from '../../platform/actor.js';
import { type InTransaction, inTransaction } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import { personGroup } from '../../platform/groups.js';
import { tell } from '../../platform/live/signal.js';
import type { Request } from '../../platform/request.js';
import { noteOpened } from '../conversations/index.js';
import { endAllNews, endNews, findTicketForUpdate, loadForChange, lockNews } from '../tickets/index.js';
import { countUnread, hasUnreadOf, listNotifications, markAllRead, markRead, markTicketRead } from './queries.js';
import { toNotification } from './shown.js';

export async function readNotification(request: Request, { id }: { id: string }): Promise<Notification> {
  return inTransaction(request, async (request) => {
    const { actor } = request;
    const load = async () => {
      const [row] = await listNotifications(request, actor, { id, limit: 1 });
      if (!row) throw new Refusal('not_found', 'There is no such notification.');
      return row;
    };
    if ((await load()).read_at === null) {
      await markRead(request, actor, id);
      const { ticket_id } = await load();
      if (ticket_id && (await findTicketForUpdate(request, actor, ticket_id))) {
        if (!(await hasUnreadOf(request, actor, ticket_id))) await endNews(request, actor, ticket_id);
      }
      await tellRead(request, { notification_id: id, ticket_id: null });
    }
    return toNotification(await load(), actor);
  });
}

export async function readAllNotifications(request: Request): Promise<{ unread_count: number }> {
  return inTransaction(request, async (request) => {
    const { actor } = request;
    const ticketIds = await lockNews(request, actor);
    await markAllRead(request, actor);
    await endAllNews(request, ticketIds);
    return { unread_count: await tellRead(request, { notification_id: null, ticket_id: null }) };
  });
}

export async function readNotificationsOfTicket(
  request: Request,
  { id: ticket_id }: { id: string },
): Promise<{ unread_count: number }> {
  return inTransaction(request, async (request) => {
    const { actor } = request;
    // Locked: what is written meanwhile is news after this.
    await loadForChange(request, ticket_id);
    if (isStaff(actor)) await noteOpened(request, actor, ticket_id);
    const wasNew = await markTicketRead(request, actor, ticket_id);
    await endNews(request, actor, ticket_id);
    // A mailed link is for one ticket: how much is unread elsewhere is not its holder's to know.
    if (actor.kind === 'link') {
      if (wasNew) await tellRead(request, { notification_id: null, ticket_id });
      return { unread_count: 0 };
    }
    if (!wasNew) return { unread_count: (await countUnread(request, actor)).all };
    return { unread_count: await tellRead(request, { notification_id: null, ticket_id }) };
  });
}

/** The person's other tabs and devices count along. */
async function tellRead(
  request: InTransaction<Request>,
  what: { notification_id: string | null; ticket_id: string | null },
): Promise<number> {
  const { actor } = request;
  const { all: unread_count } = await countUnread(request, actor);
  const data = { at: request.now().toISOString(), ...what, unread_count };
  tell(request, { kind: 'notifications.read', data, to: [personGroup(actor.id)] });
  return unread_count;
}
