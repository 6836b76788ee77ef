import type { Notification } from '@logishift/support-sdk/contract';
import type { Actor } from '../../platform/actor.js';
import { isAddressedTo } from './addressing.js';
import { kindsByMail, kindsFor } from './preferences.js';
import type { listNotifications, NotificationRow } from './queries.js';
import { titleOf } from './titles/index.js';

type Row = Awaited<ReturnType<typeof listNotifications>>[number];
type Reader = Pick<Actor, 'id' | 'locale'>;

/** A notification as its reader gets it. */
export function toNotification({ template, params, ...row }: Row, reader: Reader): Notification {
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

/** Is this shown to that person as it comes: to them, and of a kind that they want in the app? */
export function isShownTo(
  row: NotificationRow,
  actor: Pick<Actor, 'id' | 'kind' | 'only_ticket_id' | 'since'>,
): boolean {
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
