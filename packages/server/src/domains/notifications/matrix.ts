import type { EventData, EventKind, NotificationKind } from '@logishift/support-sdk/contract';
import type { RecordedEvent } from '../../platform/events/record.js';
import type { Template } from './titles/index.js';

/** Somebody, or everybody of a role. */
export type Recipient = { recipient_id: string } | { recipient_role: 'agents' | 'admins' };

export type Line = Recipient & { template: Template; params: Record<string, string> };

export type Rule<K extends EventKind = EventKind> = (event: RecordedEvent<K>) => (Line | null)[];

const admins = { recipient_role: 'admins' } as const;
const agents = { recipient_role: 'agents' } as const;

const about = ({ ticket }: RecordedEvent): Record<string, string> => ({
  number: ticket?.number ?? '',
  subject: ticket?.subject ?? '',
});
const customerOf = ({ ticket }: RecordedEvent) => ticket && { recipient_id: ticket.customer_id };

/** Which event is made known to whom, and under which title. What is not here is made known to nobody. */
export const matrix: { [K in NotificationKind]: Rule<K> } = {
  'ticket.created': (event) => {
    const customer = customerOf(event);
    return [
      customer && { ...customer, template: 'receipt', params: about(event) },
      { ...agents, template: 'new_ticket', params: about(event) },
      { ...admins, template: 'new_ticket', params: about(event) },
    ];
  },
  'ticket.assigned': (event) => {
    const { from_agent, to_agent } = event.data;
    const customer = customerOf(event);
    return [
      customer && { ...customer, template: 'assigned', params: about(event) },
      { recipient_id: to_agent.id, template: 'assigned_to_you', params: about(event) },
      from_agent && { recipient_id: from_agent.id, template: 'reassigned', params: about(event) },
      { ...admins, template: 'assigned_to', params: { ...about(event), agent: to_agent.name } },
    ];
  },
  'ticket.status_changed': (event) => {
    const params = { ...about(event), from: event.data.from_status, to: event.data.to_status };
    const customer = customerOf(event);
    return [
      customer && { ...customer, template: 'status_for_customer', params },
      { ...admins, template: 'status_for_admins', params },
    ];
  },
  'ticket.priority_changed': (event) => {
    const { from_priority: from, to_priority: to } = event.data;
    return [{ ...admins, template: 'priority', params: { ...about(event), from, to } }];
  },
  'ticket.message': (event) => {
    const { ticket, actor } = event;
    if (!ticket) return [];
    const fromCustomer = actor?.id === ticket.customer_id;
    const to: Recipient = !fromCustomer
      ? { recipient_id: ticket.customer_id }
      : ticket.agent_id
        ? { recipient_id: ticket.agent_id }
        : agents;
    return [{ ...to, template: 'reply', params: about(event) }];
  },
  'ticket.feedback': (event) => {
    const params = { ...about(event), rating: String(event.data.rating) };
    const agent = event.ticket?.agent_id;
    return [
      agent ? { recipient_id: agent, template: 'feedback', params } : null,
      { ...admins, template: 'feedback', params },
    ];
  },
  'agent.registered': ({ data }) => [{ ...admins, template: 'agent_registered', params: { agent: data.agent.name } }],
  'agent.approved': (event) => [toAgent(event, 'agent_approved')],
  'agent.rejected': (event) => [toAgent(event, 'agent_rejected')],
};

function toAgent(event: { data: EventData<'agent.approved'> }, template: Template): Line {
  return { recipient_id: event.data.agent.id, template, params: {} };
}
