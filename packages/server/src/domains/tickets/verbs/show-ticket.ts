import type { StaffTicket, TicketDetail } from '@logishift/support-sdk/contract';
import { ticketIdInUrl, ticketNumber } from '@logishift/support-sdk/ticket-number';
import { Refusal } from '../../../platform/errors.js';
import type { Request } from '../../../platform/request.js';
import { notHere } from '../guard.js';
import { findTicket, findTicketByNumber } from '../queries/tickets.js';
import { findDetail, toStaffTicket } from '../views.js';

/** One ticket, with all that belongs to it. */
export async function showTicket(request: Request, { id }: { id: string }): Promise<TicketDetail> {
  const ticket = await findDetail(request, id);
  if (!ticket) throw notHere();
  return ticket;
}

/** The ticket of a number, or of an address of its page, as it was typed or pasted. */
export async function findPastedTicket(request: Request, { number: given }: { number: string }): Promise<StaffTicket> {
  const id = ticketIdInUrl(given);
  const number = id === null ? ticketNumber(given) : null;
  const ticket = id
    ? await findTicket(request, request.actor, id)
    : number
      ? await findTicketByNumber(request, request.actor, number)
      : undefined;
  if (!ticket) throw new Refusal('not_found', 'No ticket that you may see has this number.');
  return toStaffTicket(request, ticket);
}
