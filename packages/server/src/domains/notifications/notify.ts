import type { EventKind } from '@logishift/support-sdk/contract';
import type { Reaction } from '../../platform/events/record.js';
import { beginNews } from '../tickets/index.js';
import { matrix, type Rule } from './matrix.js';
import { insertNotifications, isMuted } from './queries.js';

/** The reaction that makes events known, in their own transaction: exactly once an event and recipient. */
export const notify: Reaction = async (context, event) => {
  const rule = (matrix as { [K in EventKind]?: unknown })[event.kind] as Rule | undefined;
  const lines = rule?.(event).filter((line) => line !== null) ?? [];
  await insertNotifications(context, event, lines);
  const { ticket, actor, kind } = event;
  if (!ticket || actor?.id === ticket.customer_id) return;
  const isTold = lines.some((line) => 'recipient_id' in line && line.recipient_id === ticket.customer_id);
  if (isTold && !(await isMuted(context, ticket.customer_id, kind))) await beginNews(context, ticket.id);
};
