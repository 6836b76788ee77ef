import type { DayOfTickets, QueueCounts, SupportStats } from '@logishift/support-sdk/contract';
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
  const counted: SupportStats = {
    total: 0,
    open: 0,
    in_progress: 0,
    on_hold: 0,
    resolved: 0,
    closed: 0,
    unassigned: 0,
  };
  for (const { status, count, unassigned } of await countTickets(context)) {
    counted[status] = count;
    counted.total += count;
    counted.unassigned += unassigned;
  }
  return counted;
}
