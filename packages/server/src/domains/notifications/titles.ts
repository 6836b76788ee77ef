import type { Locale, TicketStatus } from '@logishift/support-sdk/contract';

const statuses: Record<TicketStatus, string> = {
  open: 'Open',
  in_progress: 'In Progress',
  on_hold: 'On Hold',
  resolved: 'Resolved',
  closed: 'Closed',
};

const status = (value: string | undefined) => statuses[value as TicketStatus] ?? value ?? '';

type Params = Record<string, string>;

const english = {
  new_ticket: ({ subject }: Params) => `New Support Ticket: ${subject}`,
  assigned: () => 'Support Ticket Assigned',
  assigned_to_you: () => 'New Ticket Assigned to You',
  reassigned: () => 'Ticket Reassigned',
  assigned_to: ({ agent }: Params) => `Ticket Assigned to ${agent}`,
  status_for_customer: ({ from, to }: Params) => `Support Ticket Updated - ${status(from)} → ${status(to)}`,
  status_for_admins: () => 'Ticket Status Updated',
  priority: () => 'Ticket Priority Updated',
  reply: ({ subject }: Params) => `New Reply: ${subject}`,
  feedback: ({ rating }: Params) => `New Feedback: ${rating} of 5`,
  agent_registered: () => 'New Support Agent Registration - Awaiting Approval',
  agent_approved: () => 'Agent Approval Confirmed',
  agent_rejected: () => 'Agent Registration Declined',
} satisfies Record<string, (params: Params) => string>;

export type Template = keyof typeof english;

const languages: Partial<Record<Locale, typeof english>> = { en: english };

/** The title of a notification in its reader's language; English where there is no translation. */
export function titleOf(template: string, params: Params, locale: Locale): string {
  const titles = languages[locale] ?? english;
  return titles[template as Template]?.(params) ?? template;
}
