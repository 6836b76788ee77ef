import type { TicketAction, TicketAwaiting, TicketStatus } from '@logishift/support-sdk/contract';

/** The life of a ticket: who may make which move, and what else they may do with it. Everything else asks here. */

/** How somebody stands to a ticket. An `agent` sees it unassigned; a `holder` has it. */
export type Party = 'customer' | 'agent' | 'holder' | 'admin';

export interface TicketState {
  status: TicketStatus;
  agent_id: string | null;
  has_feedback: boolean;
}

/** Somebody has it, and has not settled it yet. */
export const heldStatuses = ['in_progress', 'on_hold'] as const satisfies TicketStatus[];

export const settledStatuses = ['resolved', 'closed'] as const satisfies TicketStatus[];

export const isSettled = (status: TicketStatus): boolean =>
  (settledStatuses as readonly TicketStatus[]).includes(status);

/** `working` is where a ticket goes back to: in progress with whoever has it, open if nobody does. */
type Move = TicketStatus | 'working';

/** Moves that staff make by setting the status. Taking and assigning are moves of their own: see `afterAssignment`. */
const moves: Record<TicketStatus, Partial<Record<Party, readonly Move[]>>> = {
  open: { admin: ['resolved'] },
  in_progress: { holder: ['on_hold', 'resolved'], admin: ['on_hold', 'resolved'] },
  on_hold: { holder: ['in_progress', 'resolved'], admin: ['in_progress', 'resolved'] },
  resolved: { holder: ['working'], admin: ['working', 'closed'] },
  closed: { admin: ['working'] },
};

const actions: Record<TicketStatus, Record<Party, readonly TicketAction[]>> = {
  open: {
    customer: ['message'],
    agent: ['note', 'assign_self'],
    holder: ['message', 'note', 'priority', 'category'],
    admin: ['message', 'note', 'assign_self', 'reassign', 'priority', 'category'],
  },
  in_progress: {
    customer: ['message'],
    agent: ['note'],
    holder: ['message', 'note', 'priority', 'category'],
    admin: ['message', 'note', 'reassign', 'priority', 'category'],
  },
  on_hold: {
    customer: ['message'],
    agent: ['note'],
    holder: ['message', 'note', 'priority', 'category'],
    admin: ['message', 'note', 'reassign', 'priority', 'category'],
  },
  resolved: {
    customer: ['message', 'confirm', 'reopen', 'feedback'],
    agent: ['note'],
    holder: ['message', 'note', 'priority', 'category'],
    admin: ['message', 'note', 'reassign', 'priority', 'category'],
  },
  closed: {
    customer: ['feedback'],
    agent: ['note'],
    holder: ['note'],
    admin: ['note'],
  },
};

const working = (ticket: Pick<TicketState, 'agent_id'>): TicketStatus => (ticket.agent_id ? 'in_progress' : 'open');

/** The statuses that this party may set now. */
export function allowedStatuses(ticket: TicketState, party: Party): TicketStatus[] {
  return (moves[ticket.status][party] ?? []).map((move) => (move === 'working' ? working(ticket) : move));
}

/** What else this party may do now. */
export function allowedActions(ticket: TicketState, party: Party): TicketAction[] {
  return actions[ticket.status][party].filter((action) => action !== 'feedback' || !ticket.has_feedback);
}

/** Where a customer's message takes a ticket: back to work from on hold and resolved. */
export function afterCustomerMessage(ticket: TicketState): TicketStatus {
  return ticket.status === 'on_hold' || ticket.status === 'resolved' ? working(ticket) : ticket.status;
}

/** Where "not solved" takes a resolved ticket. */
export const afterReopen = (ticket: TicketState): TicketStatus => working(ticket);

/** Where a rating takes a settled ticket: who rates it confirms that it is solved. */
export const afterFeedback = (status: TicketStatus): TicketStatus => (status === 'resolved' ? 'closed' : status);

/** Where a ticket stands once somebody, or nobody, has it. */
export function afterAssignment(status: TicketStatus, agentId: string | null): TicketStatus {
  if (isSettled(status)) return status;
  if (agentId === null) return 'open';
  return status === 'open' ? 'in_progress' : status;
}

/** Who is to write next: nobody on a settled ticket, or on one that waits for somebody else. */
export function waitingFor(ticket: {
  status: TicketStatus;
  awaiting: TicketAwaiting | null;
  unanswered_since: string | null;
}): 'agent' | 'customer' | null {
  if (isSettled(ticket.status)) return null;
  if (ticket.status === 'on_hold') return ticket.awaiting === 'customer' ? 'customer' : null;
  return ticket.unanswered_since ? 'agent' : 'customer';
}

/** While a ticket waits for an agent: since when. */
export const waitingSince = (ticket: Parameters<typeof waitingFor>[0]): string | null =>
  waitingFor(ticket) === 'agent' ? ticket.unanswered_since : null;

/** Since when a customer has had no answer, once something was said: staff answer all of it, the customer's first word counts. */
export const unansweredAfter = (
  { unanswered_since }: { unanswered_since: string | null },
  by: 'customer' | 'staff',
  at: string,
): string | null => (by === 'staff' ? null : (unanswered_since ?? at));

/** When a resolved ticket closes by itself. */
export const closesAt = (resolvedAt: string, autoCloseDays: number): string =>
  new Date(Date.parse(resolvedAt) + autoCloseDays * 24 * 3_600_000).toISOString();

/** Resolved before this moment, a ticket has waited long enough: it closes by itself. */
export function closesBefore(now: Date, autoCloseDays: number): Date {
  return new Date(now.getTime() - autoCloseDays * 24 * 3_600_000);
}
