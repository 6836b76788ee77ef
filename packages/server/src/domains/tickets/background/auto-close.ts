import type { Context } from '../../../platform/context.js';
import { inTransaction } from '../../../platform/db/transaction.js';
import { closesBefore } from '../lifecycle.js';
import { resolvedBeforeForUpdate } from '../queries/tickets.js';
import { settings } from '../settings.js';
import { moveTicket } from '../steps/moving.js';
import { byItself } from '../steps/recording.js';

/** Closes what has been resolved for long enough. Returns how many tickets. */
export async function closeResolvedTickets(context: Context): Promise<number> {
  let closed = 0;
  for (;;) {
    const some = await inTransaction(context, async (context) => {
      const limit = closesBefore(context.now(), settings.of(context).autoCloseDays);
      const tickets = await resolvedBeforeForUpdate(context, limit, 50);
      for (const ticket of tickets) await moveTicket(byItself(context), ticket, 'closed');
      return tickets.length;
    });
    closed += some;
    if (some === 0) return closed;
  }
}
