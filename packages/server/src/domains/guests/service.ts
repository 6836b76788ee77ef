import type { Adoption } from '@logishift/support-sdk/contract';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { inTransaction } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { handOver } from '../../platform/http/idempotency.js';
import { giveMarks } from '../conversations/index.js';
import { findGuest } from '../identity/index.js';
import { audienceOf, giveTickets, subjectOf, ticketsOfCustomerForUpdate } from '../tickets/index.js';

const none: Adoption = { adopted: 0, guest_id: null };

/**
 * A signed-in customer takes over what they wrote as a guest with the same address. Only their host's word for the
 * address, in the very token they ask with, lets them: whoever merely claims it gets nothing. Notifications stay with
 * the guest, who learns that the tickets are gone.
 */
export async function adoptTickets(context: Context, actor: Actor): Promise<Adoption> {
  if (!actor.email_is_proven || !actor.email) {
    throw new Refusal('email_not_proven', 'Your sign-in does not say that the address is proven to be yours.');
  }
  const guest = await findGuest(context, actor.email);
  if (!guest) return none;
  return inTransaction(context, async (context) => {
    const tickets = await ticketsOfCustomerForUpdate(context, guest.id);
    if (tickets.length === 0) return none;
    const ids = tickets.map(({ id }) => id);
    await giveTickets(context, ids, actor.id);
    await giveMarks(context, ids, guest.id, actor.id);
    // An answer that the guest never had is not lost: by now their tickets are all settled.
    await handOver(context, guest.id, actor.id);
    for (const ticket of tickets) {
      const after = { ...ticket, customer_id: actor.id };
      const { customer, agents } = audienceOf('ticket.adopted', ticket, after);
      await record(context, {
        kind: 'ticket.adopted',
        actor,
        ticket: subjectOf(after),
        data: {
          from_customer: { id: guest.id, name: guest.name },
          to_customer: { id: actor.id, name: actor.name },
        },
        audience: { customer, agents, losing: [guest.id] },
      });
    }
    return { adopted: tickets.length, guest_id: guest.id };
  });
}
