import type { TicketStatus } from '@logishift/support-sdk/contract';

export const en = {
  status: {
    open: 'Open',
    in_progress: 'In Progress',
    on_hold: 'On Hold',
    resolved: 'Resolved',
    closed: 'Closed',
  },
  new_ticket: 'New Support Ticket: {subject}',
  receipt: 'We have your ticket {number}',
  assigned: 'Support Ticket Assigned',
  assigned_to_you: 'New Ticket Assigned to You',
  reassigned: 'Ticket Reassigned',
  assigned_to: 'Ticket Assigned to {agent}',
  status_for_customer: 'Support Ticket Updated - {from} → {to}',
  status_for_admins: 'Ticket Status Updated',
  priority: 'Ticket Priority Updated',
  reply: 'New Reply: {subject}',
  feedback: 'New Feedback: {rating} of 5',
  agent_registered: 'New Support Agent Registration - Awaiting Approval',
  agent_approved: 'Agent Approval Confirmed',
  agent_rejected: 'Agent Registration Declined',
} satisfies Record<string, string | Record<TicketStatus, string>>;
