import type { StaffTicket, TicketDetail } from '@logishift/support-sdk';

const customer = {
  id: '01900000-0000-7000-8000-000000000001',
  name: 'Priya Raman',
  email: 'priya.raman@example.in',
  phone: null,
  locale: 'en' as const,
  created_at: '2026-03-01T10:00:00.000Z',
};
export const me = '01900000-0000-7000-8000-000000000002';

/** A ticket as the server answers it, to render. */
export function aTicket(change: Partial<StaffTicket> = {}): StaffTicket {
  return {
    id: '01900000-0000-7000-8000-000000000010',
    number: 'LS-1042',
    subject: 'Says delivered, but nobody here received it',
    description: 'I was home all evening and nobody rang.',
    category: 'lost',
    status: 'in_progress',
    awaiting: null,
    priority: 'high',
    customer_id: customer.id,
    agent_id: me,
    delivery_id: null,
    delivery_ref: null,
    delivery_state: null,
    waiting_for: 'agent',
    waiting_since: '2026-11-21T13:48:00.000Z',
    is_unread: false,
    first_response_at: null,
    last_message_at: null,
    unread_count: 0,
    tracking_code: 'code',
    tracking_url: null,
    version: 3,
    allowed_statuses: ['on_hold', 'resolved'],
    allowed_actions: ['message', 'note', 'priority', 'category'],
    created_at: '2026-11-21T13:48:00.000Z',
    updated_at: '2026-11-21T14:03:00.000Z',
    resolved_at: null,
    closed_at: null,
    customer,
    agent: { id: me, name: 'Meera Iyer' },
    delivery: null,
    ...change,
  };
}

export function aDetail(change: Partial<TicketDetail> = {}): TicketDetail {
  return { ...aTicket(), closes_at: null, messages: [], marks: [], notes: [], timeline: [], feedback: null, ...change };
}
