import { asc, eq, inArray } from 'drizzle-orm';
import type { Context } from '../../../platform/context.js';
import { supportTickets } from '../tables.js';
import type { TicketRow } from './tickets.js';

/** A customer's tickets, locked in one order: of two who adopt a guest's at once, the second finds none. */
export async function ticketsOfCustomerForUpdate({ db }: Context, customerId: string): Promise<TicketRow[]> {
  return db
    .select()
    .from(supportTickets)
    .where(eq(supportTickets.customer_id, customerId))
    .orderBy(asc(supportTickets.id))
    .for('no key update');
}

/** Gives tickets to another customer. Neither version nor `updated_at` moves: nothing was done about what was asked. */
export async function giveTickets({ db }: Context, ticketIds: string[], customerId: string): Promise<void> {
  await db.update(supportTickets).set({ customer_id: customerId }).where(inArray(supportTickets.id, ticketIds));
}
