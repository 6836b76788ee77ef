import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Context } from '../../platform/context.js';
import { supportTickets, ticketMarks } from '../../platform/db/schema/index.js';

/** A guest's tickets, locked in one order: of two who adopt them at once, the second finds none. */
export async function guestTicketsForUpdate({ db }: Context, guestId: string) {
  return db
    .select()
    .from(supportTickets)
    .where(eq(supportTickets.customer_id, guestId))
    .orderBy(asc(supportTickets.id))
    .for('no key update');
}

/**
 * Gives tickets from a guest to a customer, with how far the guest had read. Neither version nor `updated_at` moves:
 * nothing was done about what was asked.
 */
export async function giveTickets({ db }: Context, ticketIds: string[], guestId: string, customerId: string) {
  await db.update(supportTickets).set({ customer_id: customerId }).where(inArray(supportTickets.id, ticketIds));
  await db
    .update(ticketMarks)
    .set({ user_id: customerId })
    .where(and(inArray(ticketMarks.ticket_id, ticketIds), eq(ticketMarks.user_id, guestId)));
}
