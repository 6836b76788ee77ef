import type { TicketChange, TicketDetail } from '@logishift/support-sdk';

/** A change that somebody asked for: of the ticket's own fields, or of who has it. */
export type Wanted = TicketChange | { agent_id: string | null; agent_name: string };

/** What the server says of the ticket as it is now. */
export function isPossible(wanted: Wanted, { allowed_statuses, allowed_actions }: TicketDetail): boolean {
  if ('agent_id' in wanted) return allowed_actions.includes('reassign');
  if (wanted.status && !allowed_statuses.includes(wanted.status)) return false;
  if (wanted.priority && !allowed_actions.includes('priority')) return false;
  return !wanted.category || allowed_actions.includes('category');
}
