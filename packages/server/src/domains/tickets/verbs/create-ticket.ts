import type { NewTicket, OwnTicket } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../../platform/db/transaction.js';
import { newId } from '../../../platform/new-id.js';
import type { Request } from '../../../platform/request.js';
import { deliveryForTicket, type HostWord, lookUpUnknown } from '../../deliveries/index.js';
import { verifyDeliveryJob } from '../background/verify-delivery.js';
import { searchPort } from '../beside.js';
import { limits } from '../limits.js';
import { insertTicket, type LoadedTicket, nothingBeside, takeNumber } from '../queries/tickets.js';
import { recordOnTicket } from '../steps/recording.js';
import { newTrackingCode } from '../tracking/tracking-code.js';
import { toOwnTicket } from '../views.js';

/** What the host says of the delivery that a new ticket names. Asked before the transaction, as it may be slow. */
export async function askAboutDelivery(request: Request, input: NewTicket): Promise<HostWord> {
  const named = input.delivery_id ?? input.delivery_ref;
  if (!named) return null;
  const { limiter, actor } = request;
  await limiter.check(limits.create_ticket_minute, actor.id);
  await limiter.check(limits.create_ticket_day, actor.id);
  return lookUpUnknown(request, named);
}

/** Writes a ticket. `hostWord`: what `askAboutDelivery` heard. */
export async function createTicket(
  request: Request,
  { hostWord, ...input }: NewTicket & { hostWord: HostWord },
): Promise<OwnTicket> {
  const { limiter, actor } = request;
  await limiter.take(limits.create_ticket_minute, actor.id);
  await limiter.take(limits.create_ticket_day, actor.id);
  const number = await takeNumber(request);
  return inTransaction(request, async (request) => {
    const named = input.delivery_id ?? input.delivery_ref;
    // What a guest asks for help with is the one delivery that their token is for.
    const ref = named ?? actor.only_delivery_id;
    const about = ref
      ? await deliveryForTicket(request, { ref, hostWord, asTyped: input.delivery_ref !== undefined })
      : null;
    const at = request.now().toISOString();
    const ticket: LoadedTicket = {
      id: newId(request),
      number,
      subject: input.subject,
      description: input.description,
      category: input.category,
      status: 'open',
      awaiting: null,
      priority: input.priority ?? 'medium',
      customer_id: actor.id,
      agent_id: null,
      delivery_id: about?.delivery?.id ?? null,
      delivery_ref: named ?? about?.delivery?.tracking_number ?? null,
      delivery_state: about?.state ?? null,
      first_response_at: null,
      last_message_at: null,
      last_message_by: null,
      unanswered_since: at,
      has_news: false,
      tracking_code: newTrackingCode(),
      version: 1,
      created_at: at,
      updated_at: at,
      resolved_at: null,
      closed_at: null,
      ...nothingBeside,
    };
    insertTicket(request, ticket);
    request.ports.get(searchPort).rememberKeys(request, ticket, about?.delivery ?? null);
    const { category, priority } = ticket;
    await recordOnTicket(request, 'ticket.created', { category, priority }, ticket, null);
    if (hostWord === 'no_answer' && about?.state === 'unverified')
      await request.enqueue(request, verifyDeliveryJob, { ticket_id: ticket.id });
    return toOwnTicket(request, ticket);
  });
}
