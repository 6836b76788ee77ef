import type { Mark, Message, PresentPerson, TicketDetail } from '@logishift/support-sdk/customer';

/** What is so now, and stored nowhere. */
export interface Moment {
  agents_online: boolean;
  /** Who has which ticket open. */
  people: Record<string, PresentPerson[]>;
}

export const noMoment: Moment = { agents_online: false, people: {} };

/** Whoever of the support team is typing on a ticket. */
export const typingOn = (moment: Moment | undefined, ticketId: string): PresentPerson | undefined =>
  moment?.people[ticketId]?.find(({ role, state }) => role !== 'customer' && state === 'typing');

/** The ticket with a message more; one that is there already is not there twice. */
export const withMessage = (ticket: TicketDetail, message: Message): TicketDetail =>
  ticket.messages.some(({ id }) => id === message.id)
    ? ticket
    : { ...ticket, messages: [...ticket.messages, message].sort((a, b) => (a.id < b.id ? -1 : 1)) };

/** The ticket with one side's marks as they are now. */
export const withMark = (ticket: TicketDetail, mark: Mark): TicketDetail => ({
  ...ticket,
  marks: [...ticket.marks.filter(({ side }) => side !== mark.side), mark],
});

/** How far one's own message has come with the support team. Ids rise with time. */
export function reached(ticket: TicketDetail, messageId: string): 'sent' | 'delivered' | 'seen' {
  const mark = ticket.marks.find(({ side }) => side === 'staff');
  if ((mark?.seen_through ?? '') >= messageId) return 'seen';
  return (mark?.delivered_through ?? '') >= messageId ? 'delivered' : 'sent';
}
