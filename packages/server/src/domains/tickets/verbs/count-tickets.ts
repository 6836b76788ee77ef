import type { DayOfTickets, QueueCounts, SupportStats, TicketStatus } from '@logishift/support-sdk/contract';
import type { Context } from '../../../platform/context.js';
import type { Request } from '../../../platform/request.js';
import { countDays, countQueues, countTickets } from '../queries/counts.js';

/** How many tickets wait in each of this person's queues. */
export const queueCounts = (request: Request): Promise<QueueCounts> => countQueues(request, request.actor);

/** The last 30 days, today the last. */
export async function dailyStats(context: Context): Promise<{ data: DayOfTickets[] }> {
  const day = (ago: number) => new Date(context.now().getTime() - ago * 24 * 3_600_000).toISOString().slice(0, 10);
  return { data: await countDays(context, day(29), day(0)) };
}

export async function stats(context: Context): Promise<SupportStats> {
  const counted = await countTickets(context);
  const of = (status: TicketStatus) => counted.get(status) ?? 0;
  const byStatus = {
    open: of('open'),
    in_progress: of('in_progress'),
    on_hold: of('on_hold'),
    resolved: of('resolved'),
    closed: of('closed'),
  };
  const total = Object.values(byStatus).reduce((sum, count) => sum + count, 0);
  // Of what is not settled nobody has what is open, and nothing else.
  return { total, ...byStatus, unassigned: byStatus.open };
}
