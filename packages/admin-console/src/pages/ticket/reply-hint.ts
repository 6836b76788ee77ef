import type { TicketDetail } from '@logishift/support-sdk';
import { isMine } from '../../data/tickets.js';
import { t } from '../../texts/index.js';

/** Why nothing can be written to the customer of a ticket, and what to do; '' where something can. */
export function replyHint(ticket: TicketDetail): string {
  const { allowed_actions: allowed, status, allowed_statuses } = ticket;
  if (allowed.includes('message')) return '';
  if (allowed.includes('assign_self')) return t.composer.takeFirst;
  if (!isMine(ticket) && status !== 'closed') return t.composer.notYours;
  return status === 'closed' && allowed_statuses.length === 0 ? t.composer.closed : t.composer.reopenFirst;
}
