import type { NotificationKind } from '@logishift/support-sdk/contract';
import { runLater } from '../../platform/db/session.js';
import type { Reaction, RecordedEvent } from '../../platform/events/record.js';
import { newsBegins } from '../tickets/index.js';
import { matrix, type Rule } from './matrix.js';
import { insertNotifications, isMuted } from './queries.js';

const begun = newsBegins(isMuted);

/** The reaction that makes events known, in their own transaction: exactly once an event and recipient. */
export const notify: Reaction = async (context, event) => {
  const { to } = matrix[event.kind as NotificationKind] as Pick<Rule, 'to'>;
  const lines = to(event as RecordedEvent<NotificationKind>).filter((line) => line !== null);
  insertNotifications(context, event, lines);
  const { ticket, actor, kind } = event;
  if (!ticket || actor?.id === ticket.customer_id) return;
  const isTold = lines.some((line) => 'recipient_id' in line && line.recipient_id === ticket.customer_id);
  if (isTold) runLater(context.db, begun, { ticket_id: ticket.id, user_id: ticket.customer_id, kind });
};
