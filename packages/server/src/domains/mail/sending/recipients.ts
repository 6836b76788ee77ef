import type { NotificationPreference } from '@logishift/support-sdk/contract';
import { callerKind, type User } from '../../identity/index.js';
import { isMailed, isMailedUnproven, mayBeMailed, type NotificationRow } from '../../notifications/index.js';

type Row = Pick<NotificationRow, 'kind' | 'recipient_id' | 'actor_id'>;

/** Does a notification go to this person by mail? */
export function wantsMail(row: Row, person: User, stored: readonly NotificationPreference[]): boolean {
  const kind = callerKind(person);
  if (!kind || !person.email) return false;
  const isReached = mayBeMailed({ kind, email_is_proven: person.email_verified_at !== null });
  return (isReached || isMailedUnproven(row.kind)) && isMailed(row, { id: person.id, kind }, stored);
}
