import type { Adoption } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import { handOver } from '../../platform/http/idempotency.js';
import type { Request } from '../../platform/request.js';
import { giveMarks } from '../conversations/index.js';
import { findGuest } from '../identity/index.js';
import { giveTickets, recordOnTicket, ticketsOfCustomerForUpdate } from '../tickets/index.js';

const none: Adoption = { adopted: 0, guest_id: null };

/**
 * A signed-in customer takes over what they wrote as a guest with the same address. Only their host's word for the
 * address, in the very token they ask with, lets them: whoever merely claims it gets nothing. Notifications stay with
 * the guest, who learns that the tickets are gone.
 */
export async function adoptTickets(request: Request): Promise<Adoption> {
  const { actor } = request;
  if (!actor.email_is_proven || !actor.email) {
    throw new Refusal('email_not_proven', 'Your sign-in does not say that the address is proven to be yours.');
  }
  const guest = await findGuest(request, actor.email);
  if (!guest) return none;
  return inTransaction(request, async (request) => {
    const tickets = await ticketsOfCustomerForUpdate(request, guest.id);
    if (tickets.length === 0) return none;
    const ids = tickets.map(({ id }) => id);
    await giveTickets(request, ids, actor.id);
    await giveMarks(request, ids, guest.id, actor.id);
    // An answer that the guest never had is not lost: by now their tickets are all settled.
    await handOver(request, guest.id, actor.id);
    for (const ticket of tickets) {
      const after = { ...ticket, customer_id: actor.id };
      const people = {
        from_customer: { id: guest.id, name: guest.name },
        to_customer: { id: actor.id, name: actor.name },
      };
      await recordOnTicket(request, 'ticket.adopted', people, after, ticket);
    }
    return { adopted: tickets.length, guest_id: guest.id };
  });
}
