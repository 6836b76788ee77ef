import type { TicketStatus } from '@logishift/support-sdk/contract';

export const templates = [
  'new_ticket',
  'receipt',
  'assigned',
  'assigned_to_you',
  'reassigned',
  'assigned_to',
  'status_for_customer',
  'status_for_admins',
  'priority',
  'reply',
  'feedback',
  'agent_registered',
  'agent_approved',
  'agent_rejected',
] as const;

/** What a notification is called; each language has words for each. */
export type Template = (typeof templates)[number];

/** The titles of one language. `{name}` stands for what a notification says; statuses are put into words first. */
export type Titles = Record<Template, string> & { status: Record<TicketStatus, string> };
