import type { NotificationPage } from '@logishift/support-sdk/contract';
import { readCursor, toPage } from '../../platform/http/pagination.js';
import type { Request } from '../../platform/request.js';
import { countUnread, listNotifications } from './queries.js';
import { toNotification } from './shown.js';

const sort = 'newest';

/** A page of one's own, with how many are unread. */
export async function ownNotifications(
  request: Request,
  query: { unread?: 'true' | 'false' | undefined; cursor?: string | undefined; limit: number },
): Promise<NotificationPage> {
  const { actor } = request;
  const before = readCursor(query.cursor, sort)?.id;
  const unread = query.unread && query.unread === 'true';
  const rows = await listNotifications(request, actor, { unread, before, limit: query.limit + 1 });
  const page = toPage(rows, query.limit, sort);
  const counted = await countUnread(request, actor);
  return {
    data: page.data.map((row) => toNotification(row, actor)),
    unread_count: counted.all,
    unread_tickets: counted.tickets,
    next_cursor: page.next_cursor,
  };
}
