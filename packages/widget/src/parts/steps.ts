import type { TicketAwaiting, TicketDetail, TicketStatus, TrackedTicket } from '@logishift/support-sdk/customer';

/** A ticket's way, as far as it is known: what status it has, and when it got which. */
export interface Way {
  status: TicketStatus;
  awaiting: TicketAwaiting | null;
  steps: { status: TicketStatus; at: string }[];
}

/** One node of a stepper. */
export interface Step {
  status: TicketStatus;
  state: 'done' | 'current' | 'future';
  at: string | undefined;
}

/** The way of a ticket: from its timeline where that is there, else only its beginning. */
export function wayOf(ticket: Pick<TicketDetail, 'status' | 'awaiting' | 'created_at'> & Partial<TicketDetail>): Way {
  const steps: Way['steps'] = [{ status: 'open', at: ticket.created_at }];
  for (const entry of ticket.timeline ?? []) {
    if ('to_status' in entry.data) steps.push({ status: entry.data.to_status, at: entry.at });
  }
  return { status: ticket.status, awaiting: ticket.awaiting, steps };
}

/** The way of a ticket known by its tracking code alone. */
export const trackedWay = ({ status, awaiting, steps }: TrackedTicket): Way => ({ status, awaiting, steps });

/** Four nodes, Open → In Progress → Resolved → Closed; on hold takes the place of In Progress while it lasts. */
export function stepsOf(way: Way): Step[] {
  const nodes: TicketStatus[] = ['open', way.status === 'on_hold' ? 'on_hold' : 'in_progress', 'resolved', 'closed'];
  const current = nodes.indexOf(way.status);
  return nodes.map((status, place) => {
    const reached = way.steps.findLast((step) => step.status === status)?.at;
    const state = place < current ? 'done' : place === current ? 'current' : 'future';
    return { status, state, at: state === 'future' ? undefined : reached };
  });
}
