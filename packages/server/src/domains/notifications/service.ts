import type { Notification, NotificationPage } from '@logishift/support-sdk/contract';
import { type Actor, isStaff } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { inTransaction } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import type { Reaction, RecordedEvent } from '../../platform/events/record.js';
import { readCursor, toPage } from '../../platform/http/pagination.js';
import { matrix } from './matrix.js';
import {
  countUnread,
  insertNotifications,
  listNotifications,
  markAllRead,
  markRead,
  type NotificationRow,
} from './queries.js';
import { titleOf } from './titles.js';

const sort = 'newest';

type Row = Awaited<ReturnType<typeof listNotifications>>[number];

function toNotification({ template, params, ...row }: Row, actor: Actor): Notification {
  return {
    ...row,
    title: titleOf(template, params, actor.locale),
    ticket_number: params['number'] ?? null,
    ticket_subject: params['subject'] ?? null,
  };
}

/** The reaction that makes events known, in their own transaction: exactly once an event and recipient. */
export const notify: Reaction = async (context, event) => {
  const rule = matrix[event.kind] as
    | ((event: RecordedEvent) => ReturnType<NonNullable<(typeof matrix)['ticket.created']>>)
    | undefined;
  const lines = rule?.(event).filter((line) => line !== null) ?? [];
  await insertNotifications(context, event, lines);
};

export async function ownNotifications(
  context: Context,
  actor: Actor,
  query: { unread?: 'true' | 'false' | undefined; cursor?: string | undefined; limit: number },
): Promise<NotificationPage> {
  const before = readCursor(query.cursor, sort)?.id;
  const unread = query.unread && query.unread === 'true';
  const rows = await listNotifications(context, actor, { unread, before, limit: query.limit + 1 });
  const page = toPage(rows, query.limit, sort);
  return {
    data: page.data.map((row) => toNotification(row, actor)),
    unread_count: await countUnread(context, actor),
    next_cursor: page.next_cursor,
  };
}

export async function readNotification(context: Context, actor: Actor, id: string): Promise<Notification> {
  return inTransaction(context, async (context) => {
    const load = async () => {
      const [row] = await listNotifications(context, actor, { id, limit: 1 });
      if (!row) throw new Refusal('not_found', 'There is no such notification.');
      return row;
    };
    if ((await load()).read_at === null) await markRead(context, actor, id);
    return toNotification(await load(), actor);
  });
}

export async function readAllNotifications(context: Context, actor: Actor): Promise<{ unread_count: number }> {
  await inTransaction(context, (context) => markAllRead(context, actor));
  return { unread_count: await countUnread(context, actor) };
}

/** Is this for that person: by name, or by the role they have had since before it? */
export function isAddressedTo(row: NotificationRow, actor: Actor): boolean {
  if (row.recipient_id !== null) return row.recipient_id === actor.id;
  if (!isStaff(actor)) return false;
  return row.recipient_role === (actor.kind === 'admin' ? 'admins' : 'agents') && row.created_at >= actor.since;
}

/** A notification as it is pushed to its reader when it comes into being. */
export function pushedNotification(row: NotificationRow, actor: Actor): Notification {
  const { id, kind, template, params, ticket_id, created_at } = row;
  const read_at = row.actor_id === actor.id ? created_at : null;
  return toNotification({ id, kind, template, params, ticket_id, read_at, created_at }, actor);
}
