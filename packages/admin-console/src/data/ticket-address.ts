import { ticketNumber } from '@logishift/support-sdk/ticket-number';
import { support } from '../session/support.js';
import { keyed, Resource } from './resource.js';
import { ticketDetail } from './ticket-detail.js';
import { ticketLists } from './tickets.js';

/** The number in a ticket's address; null where its id stands there. */
export const numberIn = (address: string): string | null => (/^[a-z]/i.test(address) ? ticketNumber(address) : null);

/** The id of a ticket that was seen in this tab. */
export function idOf(number: string): string | undefined {
  const open = ticketDetail.all().find(({ value }) => value?.number === number)?.id;
  if (open) return open;
  for (const { value } of ticketLists()) {
    const listed = value?.data.find((ticket) => ticket.number === number);
    if (listed) return listed.id;
  }
  return undefined;
}

/** The id of any other, as the server knows it; its `error` is NotFoundError where there is none that may be seen. */
export const foundTicket = keyed(
  (number: string) => new Resource<string>(async () => (await support.tickets.find(number)).id),
);
