import { and, eq, gt, gte, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor.js';
import { inGroup } from '../identity/index.js';
import { users } from '../identity/tables.js';
import type { NotificationRow } from './queries.js';
import { groupsOfRole, rolesOf } from './recipient-role.js';
import { idBefore } from './settled-through.js';
import { notifications } from './tables.js';

/**
 * Whom a notification is to: a person, or those of a role who have had it since before. Said three times, as there are
 * three to ask: of one row and one reader, of a reader's rows, and of a row's people.
 */

type Reader = Pick<Actor, 'id' | 'kind' | 'only_ticket_id' | 'since'>;
type Addressed = Pick<NotificationRow, 'recipient_id' | 'recipient_role' | 'created_at'>;

/** Is it to this person? */
export function isAddressedTo(row: Addressed, actor: Reader): boolean {
  if (row.recipient_id !== null) return row.recipient_id === actor.id;
  return row.recipient_role !== null && rolesOf(actor).includes(row.recipient_role) && row.created_at >= actor.since;
}

/** Does it say to a role what the same event says to this person by name? To them it is nothing new. */
export const isSaidByName = (
  row: Pick<NotificationRow, 'recipient_id' | 'template'>,
  all: NotificationRow[],
  id: string,
) => row.recipient_id === null && all.some((one) => one.recipient_id === id && one.template === row.template);

/** The notifications to this person, by name and by role, each a WHERE clause that one index serves; with what `isSaidOnce` leaves out. */
export function addressedByGroup(actor: Reader): SQL[] {
  const own = eq(notifications.recipient_id, actor.id);
  const ofRoles = rolesOf(actor).map((role) =>
    and(
      eq(notifications.recipient_role, role),
      // By their ids the index ends there, too.
      gt(notifications.id, idBefore(Date.parse(actor.since))),
      gte(notifications.created_at, actor.since),
    ),
  );
  return [own, ...(ofRoles as SQL[])];
}

/** It does not say to a role what the same event says to this person by name. */
export const isSaidOnce = (actor: Pick<Reader, 'id'>): SQL =>
  sql`(${notifications.recipient_role} is null or (select true from ${notifications} mine where mine.event_id = ${notifications.event_id}
    and mine.recipient_id = ${actor.id} and mine.template = ${notifications.template} limit 1) is null)`;

/** The notifications to this person, as a WHERE clause. */
export const addressedTo = (actor: Reader): SQL | undefined => and(or(...addressedByGroup(actor)), isSaidOnce(actor));

// What `sinceOf` says of a row.
const since = sql`coalesce(${users.approved_at}, ${users.created_at})`;

/** The people it is to, as a WHERE clause. */
export function addressedBy(row: Addressed): SQL | undefined {
  if (row.recipient_id !== null) return eq(users.id, row.recipient_id);
  const groups = row.recipient_role === null ? [] : groupsOfRole[row.recipient_role];
  return and(or(...groups.map(inGroup)) ?? sql`false`, lte(since, row.created_at));
}
