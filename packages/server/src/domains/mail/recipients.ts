import type { NotificationPreference } from '@logishift/support-sdk/contract';
import { callerKind, type User } from '../identity/index.js';
import { isMailed, mayBeMailed, type NotificationRow } from '../notifications/index.js';

type Row = Pick<NotificationRow, 'kind' | 'recipient_id' | 'actor_id'>;

/** Does a notification go to this person by mail? */
export function wantsMail(row: Row, person: User, stored: readonly NotificationPreference[]): boolean {
  const kind = callerKind(person);
  if (!kind || !person.email) return false;
  if (!mayBeMailed({ kind, email_is_proven: person.email_verified_at !== null }) && !isDecision(row)) return false;
  // What a customer writes on a ticket that nobody has waits in the queue: a mail to everybody would be read by nobody.
  if (row.kind === 'ticket.message' && row.recipient_id === null) return false;
  return isMailed(row, { id: person.id, kind }, stored);
}

// The decision on a registration says nothing of anybody else's, and is for the address that registered, proven or not.
const isDecision = ({ kind }: Row) => kind === 'agent.approved' || kind === 'agent.rejected';
