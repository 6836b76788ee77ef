import type { TrackedTicket } from '@logishift/support-sdk/contract';
import { Refusal } from '../../../platform/errors.js';
import type { Request } from '../../../platform/request.js';
import { guestIssuer } from '../../identity/index.js';
import { limits } from '../limits.js';
import { ticketEvents } from '../queries/events.js';
import { findTrackedTicket } from '../queries/tickets.js';
import { settings } from '../settings.js';
import { maskedParcel } from './masked-parcel.js';
import { trackingCodes } from './tracking-code.js';

/** A ticket's way so far, for whoever has its tracking code: no person, no text. */
export async function trackTicket(request: Request<null>, { code }: { code: string }): Promise<TrackedTicket> {
  const { limiter, network } = request;
  await limiter.check(limits.track_miss, network);
  const found = code.length <= 500 ? await findTrackedTicket(request, trackingCodes(code)) : undefined;
  if (!found) {
    await limiter.take(limits.track_miss, network);
    throw new Refusal('not_found', 'No ticket has this tracking code.');
  }
  const { ticket, tracking_number, issuer } = found;
  const { number, status, awaiting, category, created_at, updated_at } = ticket;
  const { hasHostTicketPage, statusUrl, ticketUrl } = settings.of(request);
  // Our own page lets guests prove who they are; a host's customers sign in with the host.
  const canOpen = hasHostTicketPage || (issuer === guestIssuer && statusUrl !== undefined);
  const steps: TrackedTicket['steps'] = [{ status: 'open', at: created_at }];
  for (const { data, at } of await ticketEvents(request, ticket.id, true)) {
    if ('to_status' in data && data.to_status !== steps.at(-1)?.status) steps.push({ status: data.to_status, at });
  }
  return {
    number,
    status,
    awaiting,
    parcel: maskedParcel(tracking_number ?? ticket.delivery_ref),
    conversation_url: canOpen ? ticketUrl.replaceAll('{id}', ticket.id) : null,
    category,
    created_at,
    updated_at,
    steps,
  };
}
