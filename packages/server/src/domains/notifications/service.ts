import type {
  EventKind,
  Notification,
  NotificationPage,
  NotificationPreference,
  NotificationPreferences,
} from '@logishift/support-sdk/contract';
import { type Actor, isStaff } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { type InTransaction, inTransaction } from '../../platform/db/transaction.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import type { Reaction } from '../../platform/events/record.js';
import { readCursor, toPage } from '../../platform/http/pagination.js';
import { tell } from '../../platform/live/signal.js';
import { noteOpened } from '../conversations/index.js';
import { beginNews, endAllNews, endNews, findTicketForUpdate, loadForChange, lockNews } from '../tickets/index.js';
import { isAddressedTo } from './addressing.js';
import { matrix, type Rule } from './matrix.js';
import { findUnfit, kindsByMail, kindsFor, mayBeMailed, preferencesFor } from './preferences.js';
import {
  countUnread,
  hasUnreadOf,
  insertNotifications,
  isMuted,
  listNotifications,
  markAllRead,
  markRead,
  markTicketRead,
  type NotificationRow,
  savePreferences,
  storedPreferencesOf,
} from './queries.js';
import { titleOf } from './titles/index.js';

const sort = 'newest';

type Row = Awaited<ReturnType<typeof listNotifications>>[number];
type Reader = Pick<Actor, 'id' | 'locale'>;

function toNotification({ template, params, ...row }: Row, reader: Reader): Notification {
  return {
    ...row,
    title: titleOf(template, params, reader.locale),
    ticket_number: params['number'] ?? null,
    ticket_subject: params['subject'] ?? null,
    change: changeIn(template, params),
  };
}

function changeIn(template: string, { from, to }: Record<string, string>): Notification['change'] {
  return from && to ? { of: template === 'priority' ? 'priority' : 'status', from, to } : null;
}

/** The reaction that makes events known, in their own transaction: exactly once an event and recipient. */
export const notify: Reaction = async (context, event) => {
  const rule = (matrix as { [K in EventKind]?: unknown })[event.kind] as Rule | undefined;
  const lines = rule?.(event).filter((line) => line !== null) ?? [];
  await insertNotifications(context, event, lines);
  const { ticket, actor, kind } = event;
  if (!ticket || actor?.id === ticket.customer_id) return;
  const isTold = lines.some((line) => 'recipient_id' in line && line.recipient_id === ticket.customer_id);
  if (isTold && !(await isMuted(context, ticket.customer_id, kind))) await beginNews(context, ticket.id);
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
  const counted = await countUnread(context, actor);
  return {
    data: page.data.map((row) => toNotification(row, actor)),
    unread_count: counted.all,
    unread_tickets: counted.tickets,
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
    if ((await load()).read_at === null) {
      await markRead(context, actor, id);
      const { ticket_id } = await load();
      if (ticket_id && (await findTicketForUpdate(context, actor, ticket_id))) {
        if (!(await hasUnreadOf(context, actor, ticket_id))) await endNews(context, actor, ticket_id);
      }
      await tellRead(context, actor, { notification_id: id, ticket_id: null });
    }
    return toNotification(await load(), actor);
  });
}

export async function readAllNotifications(context: Context, actor: Actor): Promise<{ unread_count: number }> {
  return inTransaction(context, async (context) => {
    const ticketIds = await lockNews(context, actor);
    await markAllRead(context, actor);
    await endAllNews(context, ticketIds);
    return { unread_count: await tellRead(context, actor, { notification_id: null, ticket_id: null }) };
  });
}

export async function readNotificationsOfTicket(
  context: Context,
  actor: Actor,
  ticket_id: string,
): Promise<{ unread_count: number }> {
  return inTransaction(context, async (context) => {
    // Locked: what is written meanwhile is news after this.
    await loadForChange(context, actor, ticket_id);
    if (isStaff(actor)) await noteOpened(context, actor, ticket_id);
    const wasNew = await markTicketRead(context, actor, ticket_id);
    await endNews(context, actor, ticket_id);
    // A mailed link is for one ticket: how much is unread elsewhere is not its holder's to know.
    if (actor.kind === 'link') {
      if (wasNew) await tellRead(context, actor, { notification_id: null, ticket_id });
      return { unread_count: 0 };
    }
    if (!wasNew) return { unread_count: (await countUnread(context, actor)).all };
    return { unread_count: await tellRead(context, actor, { notification_id: null, ticket_id }) };
  });
}

/** The person's other tabs and devices count along. */
async function tellRead(
  context: InTransaction,
  actor: Actor,
  what: { notification_id: string | null; ticket_id: string | null },
): Promise<number> {
  const { all: unread_count } = await countUnread(context, actor);
  const data = { at: context.now().toISOString(), ...what, unread_count };
  tell(context, { kind: 'notifications.read', data, to: { people: [actor.id] } });
  return unread_count;
}

/** Where the caller hears of what. */
export async function ownPreferences(context: Context, actor: Actor): Promise<NotificationPreferences> {
  const stored = (await storedPreferencesOf(context, [actor.id])).get(actor.id) ?? [];
  return { data: preferencesFor(actor.kind, stored), email: mayBeMailed(actor) ? actor.email : null };
}

/** Changes where the caller hears of what; refuses, by name, each kind that cannot reach them. */
export async function changePreferences(
  context: Context,
  actor: Actor,
  changed: NotificationPreference[],
): Promise<NotificationPreferences> {
  const errors = findUnfit(actor.kind, changed);
  if (errors.length > 0) throw invalidInput(errors);
  return inTransaction(context, async (context) => {
    await savePreferences(context, actor.id, changed);
    return ownPreferences(context, actor);
  });
}

/** Is this shown to that person as it comes: to them, and of a kind that they want in the app? */
export function isShownTo(row: NotificationRow, actor: Pick<Actor, 'id' | 'kind' | 'since'>): boolean {
  // A mailed link is for one ticket, not for all that its customer is told.
  if (kindsFor(actor.kind).length === 0 || row.muted_by.includes(actor.id)) return false;
  if ((kindsByMail(actor.kind) as string[]).includes(row.kind)) return false;
  return isAddressedTo(row, actor);
}

/** A notification as it is shown to its reader when it comes into being. */
export function freshNotification(row: NotificationRow, reader: Reader): Notification {
  const { id, kind, template, params, ticket_id, actor_id, actor_name, created_at } = row;
  const read_at = actor_id === reader.id ? created_at : null;
  return toNotification({ id, kind, template, params, ticket_id, actor_id, actor_name, read_at, created_at }, reader);
}
