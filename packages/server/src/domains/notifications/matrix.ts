import type { Caller, EventData, NotificationKind, NotificationPreference } from '@logishift/support-sdk/contract';
import type { RecordedEvent } from '../../platform/events/record.js';
import type { RecipientRole } from './recipient-role.js';
import type { Template } from './titles/index.js';

/** Somebody, or everybody of a role. */
export type Recipient = { recipient_id: string } | { recipient_role: RecipientRole };

export type Line = Recipient & { template: Template; params: Record<string, string> };

/** Where one hears of a kind of event. */
export type Places = Omit<NotificationPreference, 'kind'>;

export interface Rule<K extends NotificationKind = NotificationKind> {
  /** Who is told, and under which title. */
  to: (event: RecordedEvent<K>) => (Line | null)[];
  /** Whom it may reach at all, and where each hears of it unless they have said otherwise. */
  reaches: Partial<Record<Caller, Places>>;
  /** It is mailed to whom it names. A role is told in the app: a mail to all of them would be read by none. */
  mails?: 'by_name_alone';
  /** It is mailed to an address that nobody has proved too: it says nothing of anybody else's. */
  mailsUnproven?: true;
}

const both: Places = { in_app: true, email: true };
const inApp: Places = { in_app: true, email: false };
/** What a mail is for alone: nobody needs to be told in the app what they have just done there. */
export const byMail: Places = { in_app: false, email: true };

const customers = (places: Places) => ({ customer: places, guest: places });
const decision = { reaches: { pending_agent: both, agent: both }, mailsUnproven: true } as const;

const admins = { recipient_role: 'admins' } as const;
const agents = { recipient_role: 'agents' } as const;
const staff = { recipient_role: 'staff' } as const;

const about = ({ ticket }: RecordedEvent): Record<string, string> => ({
  number: ticket?.number ?? '',
  subject: ticket?.subject ?? '',
});
const customerOf = ({ ticket }: RecordedEvent) => ticket && { recipient_id: ticket.customer_id };

/** Every kind of event that is made known: to whom, under which title, and where. What is not here is made known to nobody. */
export const matrix: { [K in NotificationKind]: Rule<K> } = {
  'ticket.created': {
    to: (event) => {
      const customer = customerOf(event);
      return [
        customer && { ...customer, template: 'receipt', params: about(event) },
        { ...staff, template: 'new_ticket', params: about(event) },
      ];
    },
    reaches: { ...customers(byMail), agent: inApp, admin: inApp },
  },
  'ticket.assigned': {
    to: (event) => {
      const { from_agent, to_agent } = event.data;
      const customer = customerOf(event);
      return [
        customer && { ...customer, template: 'assigned', params: about(event) },
        { recipient_id: to_agent.id, template: 'assigned_to_you', params: about(event) },
        from_agent && { recipient_id: from_agent.id, template: 'reassigned', params: about(event) },
        { ...admins, template: 'assigned_to', params: { ...about(event), agent: to_agent.name } },
      ];
    },
    reaches: { ...customers(both), agent: both, admin: both },
    mails: 'by_name_alone',
  },
  'ticket.status_changed': {
    to: (event) => {
      const params = { ...about(event), from: event.data.from_status, to: event.data.to_status };
      const customer = customerOf(event);
      return [
        customer && { ...customer, template: 'status_for_customer', params },
        { ...admins, template: 'status_for_admins', params },
      ];
    },
    reaches: { ...customers(both), admin: inApp },
  },
  'ticket.priority_changed': {
    to: (event) => {
      const { from_priority: from, to_priority: to } = event.data;
      return [{ ...admins, template: 'priority', params: { ...about(event), from, to } }];
    },
    reaches: { admin: inApp },
  },
  'ticket.message': {
    to: (event) => {
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
    reaches: { ...customers(both), agent: both, admin: both },
    mails: 'by_name_alone',
  },
  'ticket.feedback': {
    to: (event) => {
      const params = { ...about(event), rating: String(event.data.rating) };
      const agent = event.ticket?.agent_id;
      return [
        agent ? { recipient_id: agent, template: 'feedback', params } : null,
        { ...admins, template: 'feedback', params },
      ];
    },
    reaches: { agent: inApp, admin: inApp },
  },
  'agent.registered': {
    to: ({ data }) => [{ ...admins, template: 'agent_registered', params: { agent: data.agent.name } }],
    reaches: { admin: both },
  },
  'agent.approved': { to: (event) => [toAgent(event, 'agent_approved')], ...decision },
  'agent.rejected': { to: (event) => [toAgent(event, 'agent_rejected')], ...decision },
};

function toAgent(event: { data: EventData<'agent.approved'> }, template: Template): Line {
  return { recipient_id: event.data.agent.id, template, params: {} };
}
