import type { NewTicket, OwnTicket } from '@logishift/support-sdk/contract';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { inTransaction } from '../../platform/db/transaction.js';
import { record } from '../../platform/events/record.js';
import type { Limiter } from '../../platform/http/rate-limit.js';
import { newId } from '../../platform/new-id.js';
import { deliveryForTicket, type HostWord, lookUpUnknown } from '../deliveries/index.js';
import { audienceOf } from './audience.js';
import { limits } from './limits.js';
import { subjectOf } from './moving.js';
import { insertTicket, nothingBeside } from './queries.js';
import { newTrackingCode } from './tracking-code.js';
import { verifyDeliveryJob } from './verify-delivery.js';
import { toOwnTicket } from './views.js';

/** What the host says of the delivery that a new ticket names. Asked before the transaction, as it may be slow. */
export async function prepareTicket(
  context: Context,
  limiter: Limiter,
  actor: Actor,
  input: NewTicket,
): Promise<HostWord> {
  const named = input.delivery_id ?? input.delivery_ref;
  if (!named) return null;
  await limiter.check(limits.create_ticket_minute, actor.id);
  await limiter.check(limits.create_ticket_day, actor.id);
  return lookUpUnknown(context, actor, named);
}

export async function createTicket(
  context: Context,
  limiter: Limiter,
  actor: Actor,
  input: NewTicket,
  word: HostWord,
): Promise<OwnTicket> {
  await limiter.take(limits.create_ticket_minute, actor.id);
  await limiter.take(limits.create_ticket_day, actor.id);
  return inTransaction(context, async (context) => {
    const named = input.delivery_id ?? input.delivery_ref;
    // What a guest asks for help with is the one delivery that their token is for.
    const ref = named ?? actor.only_delivery_id;
    const about = ref ? await deliveryForTicket(context, actor, ref, word, input.delivery_ref !== undefined) : null;
    const at = context.now().toISOString();
    const ticket = await insertTicket(context, {
      id: newId(context),
      subject: input.subject,
      description: input.description,
      category: input.category,
      priority: input.priority ?? 'medium',
      customer_id: actor.id,
      delivery_id: about?.delivery?.id ?? null,
      delivery_ref: named ?? about?.delivery?.tracking_number ?? null,
      delivery_state: about?.state ?? null,
      unanswered_since: at,
      tracking_code: newTrackingCode(),
      created_at: at,
      updated_at: at,
    });
    await record(context, {
      kind: 'ticket.created',
      actor,
      ticket: subjectOf(ticket),
      data: { category: ticket.category, priority: ticket.priority },
      audience: audienceOf('ticket.created', null, ticket),
    });
    if (word === 'no_answer' && about?.state === 'unverified')
      await context.enqueue(context, verifyDeliveryJob, { ticket_id: ticket.id });
    return toOwnTicket(context, { ...ticket, ...nothingBeside }, actor);
  });
}
