import type { Context } from '../../platform/context.js';
import { inTransaction } from '../../platform/db/transaction.js';
import { closesBefore } from './lifecycle.js';
import { moveTicket } from './moving.js';
import { resolvedBeforeForUpdate } from './queries.js';
import { settings } from './settings.js';

/** Closes what has been resolved for long enough. Returns how many tickets. */
export async function closeResolvedTickets(context: Context): Promise<number> {
  let closed = 0;
  for (;;) {
    const some = await inTransaction(context, async (context) => {
      const limit = closesBefore(context.now(), settings.of(context).autoCloseDays);
      const tickets = await resolvedBeforeForUpdate(context, limit, 50);
      for (const ticket of tickets) await moveTicket(context, null, ticket, 'closed');
      return tickets.length;
    });
    closed += some;
    if (some === 0) return closed;
  }
}
