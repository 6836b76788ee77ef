import {
  type Adoption,
  ConflictError,
  ConnectionError,
  type CustomerSupport,
  type Feedback,
  type Message,
  type NewTicket,
  type ProblemError,
  RateLimitedError,
  type RequestOptions,
  ServerError,
  type Ticket,
  TimeoutError,
} from '@logishift/support-sdk/customer';

/** What a customer does that must arrive, once. */
export type Act =
  | { kind: 'message'; body: string }
  | { kind: 'confirm' }
  | { kind: 'reopen' }
  | { kind: 'feedback'; rating: number; comment?: string }
  | { kind: 'create'; ticket: NewTicket }
  | { kind: 'adopt' };

export type Answer = Message | Ticket | Feedback | Adoption;

/** Asks the server to do it. @param ticketId '' for a new ticket, `adopt` for all of a guest's */
export function perform(
  { tickets, messages, feedback, guests }: CustomerSupport,
  ticketId: string,
  act: Act,
  options: RequestOptions,
): Promise<Answer> {
  switch (act.kind) {
    case 'message':
      return messages.send(ticketId, act.body, options);
    case 'feedback': {
      const { kind: _, ...given } = act;
      return feedback.give(ticketId, given, options);
    }
    case 'create':
      return tickets.create(act.ticket, options);
    case 'adopt':
      return guests.adopt(options);
    default:
      return decide(tickets, ticketId, act.kind, options);
  }
}

const wanted = { confirm: ['closed'], reopen: ['open', 'in_progress'] };

/** Confirms or reopens. Where an answer was lost and the ticket is so by now, it is done. */
async function decide(
  tickets: CustomerSupport['tickets'],
  ticketId: string,
  kind: keyof typeof wanted,
  options: RequestOptions,
): Promise<Ticket> {
  try {
    return await tickets[kind](ticketId, options);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    const ticket = await tickets.get(ticketId, { ifPerson: options.ifPerson });
    if (!wanted[kind].includes(ticket.status)) throw error;
    return ticket;
  }
}

/** Whether it may well work later: nothing was done, or nobody knows, and the same key does it once. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ConnectionError ||
  error instanceof TimeoutError ||
  error instanceof ServerError ||
  error instanceof RateLimitedError ||
  (error as ProblemError | undefined)?.code === 'idempotency_in_flight';
