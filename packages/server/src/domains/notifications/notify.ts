import type { NotificationKind } from '@logishift/support-sdk/contract';
import type { Reaction, RecordedEvent } from '../../platform/events/record.js';
import { beginNews } from '../tickets/index.js';
import { matrix, type Rule } from './matrix.js';
import { insertNotifications, isMuted } from './queries.js';

/** The reaction that makes events known, in their own transaction: exactly once an event and recipient. */
export const notify: Reaction = async (context, event) => {
  const { to } = matrix[event.kind as NotificationKind] as Pick<Rule, 'to'>;
  const lines = to(event as RecordedEvent<NotificationKind>).filter((line) => line !== null);
  await insertNotifications(context, event, lines);
  const { ticket, actor, kind } = event;
  if (!ticket || actor?.id === ticket.customer_id) return;
  const isTold = lines.some((line) => 'recipient_id' in line && line.recipient_id === ticket.customer_id);
  if (isTold && !(await isMuted(context, ticket.customer_id, kind))) await beginNews(context, ticket.id);
};
