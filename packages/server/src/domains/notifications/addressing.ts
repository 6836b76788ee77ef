import { and, eq, gte, isNotNull, isNull, lte, not, or, type SQL, sql } from 'drizzle-orm';
import { type Actor, isStaff } from '../../platform/actor.js';
import { users } from '../identity/tables.js';
import type { NotificationRow } from './queries.js';
import { notifications } from './tables.js';

/**
 * Whom a notification is to: a person, or those of a role who have had it since before. Said three times, as there are
 * three to ask: of one row and one reader, of a reader's rows, and of a row's people.
 */

type Addressed = Pick<NotificationRow, 'recipient_id' | 'recipient_role' | 'created_at'>;

const roleOf = ({ kind }: Pick<Actor, 'kind'>) => (kind === 'admin' ? 'admins' : 'agents');

/** Is it to this person? */
export function isAddressedTo(row: Addressed, actor: Pick<Actor, 'id' | 'kind' | 'since'>): boolean {
  if (row.recipient_id !== null) return row.recipient_id === actor.id;
  return isStaff(actor) && row.recipient_role === roleOf(actor) && row.created_at >= actor.since;
}

/** Does it say to a role what the same event says to this person by name? To them it is nothing new. */
export const isSaidByName = (
  row: Pick<NotificationRow, 'recipient_id' | 'template'>,
  all: NotificationRow[],
  id: string,
) => row.recipient_id === null && all.some((one) => one.recipient_id === id && one.template === row.template);

/** The notifications to this person, as a WHERE clause. */
export function addressedTo(actor: Pick<Actor, 'id' | 'kind' | 'since'>): SQL | undefined {
  const own = eq(notifications.recipient_id, actor.id);
  if (!isStaff(actor)) return own;
  const saidByName = sql`exists (select 1 from ${notifications} mine where mine.event_id = ${notifications.event_id}
    and mine.recipient_id = ${actor.id} and mine.template = ${notifications.template})`;
  const ofRole = eq(notifications.recipient_role, roleOf(actor));
  return or(own, and(ofRole, gte(notifications.created_at, actor.since), not(saidByName)));
}

// What `sinceOf` says of a row.
const since = sql`coalesce(${users.approved_at}, ${users.created_at})`;

/** The people it is to, as a WHERE clause. */
export function addressedBy(row: Addressed): SQL | undefined {
  if (row.recipient_id !== null) return eq(users.id, row.recipient_id);
  const ofRole =
    row.recipient_role === 'admins'
      ? eq(users.role, 'admin')
      : and(eq(users.role, 'support_agent'), isNotNull(users.approved_at));
  return and(ofRole, isNull(users.suspended_at), lte(since, row.created_at));
}
