import type { Context } from '../../../platform/context.js';
import { inTransaction } from '../../../platform/db/transaction.js';
import { lookUpAgain } from '../../deliveries/index.js';
import { findCustomer } from '../../identity/index.js';
import { findUnverified, updateTicket } from '../queries/tickets.js';
import { byItself, recordOnTicket } from '../steps/recording.js';

/** The job that asks the host again about a delivery it could not be asked about when the ticket was made. */
export const verifyDeliveryJob = 'verify-delivery';

/** With waits of 1 s, doubling with jitter, these are tries for about a day. */
export const verifyDeliveryRetries = 16;

/**
 * Links a ticket to the delivery its customer named, or writes down that they have no such one.
 * @throws while the host does not answer: to be tried again.
 */
export async function verifyDelivery(context: Context, ticketId: string): Promise<void> {
  const waiting = await findUnverified(context, ticketId);
  const customer = waiting && (await findCustomer(context, waiting.customer_id));
  if (!customer || waiting.delivery_ref === null) return;
  const word = await lookUpAgain(context, customer, waiting.delivery_ref);
  if (word === null || word === 'no_answer') throw new Error('The host could not be asked about a delivery');
  await inTransaction(context, async (context) => {
    const ticket = await findUnverified(context, ticketId, 'locked');
    if (!ticket) return;
    if (ticket.customer_id !== customer.id) throw new Error('The ticket has become another customer’s meanwhile');
    const delivery_id = word === 'not_theirs' ? null : word.delivery.id;
    const delivery_state = delivery_id ? 'verified' : 'unknown';
    const updated_at = context.now().toISOString();
    const after = updateTicket(context, ticket, { delivery_id, delivery_state, updated_at });
    const data = { delivery_id, delivery_state } as const;
    await recordOnTicket(byItself(context), 'ticket.delivery_changed', data, after, ticket);
  });
}
