import type { NotificationPreference } from '@logishift/support-sdk/contract';
import { callerKind, type User } from '../identity/index.js';
import { isMailed, type NotificationRow } from '../notifications/index.js';

type Row = Pick<NotificationRow, 'kind' | 'recipient_id' | 'actor_id'>;

/** Does a notification go to this person by mail? */
export function wantsMail(row: Row, person: User, stored: readonly NotificationPreference[]): boolean {
  const kind = callerKind(person);
  if (!kind || !person.email || !mayBeTold(row, person)) return false;
  // What a customer writes on a ticket that nobody has waits in the queue: a mail to everybody would be read by nobody.
  if (row.kind === 'ticket.message' && row.recipient_id === null) return false;
  return isMailed(row, { id: person.id, kind }, stored);
}

/**
 * What customers write goes to proven addresses alone. The decision on a registration says nothing of anybody else's,
 * and is for the address that registered. An admin's address was set by whoever runs the server.
 */
function mayBeTold({ kind }: Row, person: User): boolean {
  return (
    person.email_verified_at !== null ||
    person.role === 'admin' ||
    kind === 'agent.approved' ||
    kind === 'agent.rejected'
  );
}
