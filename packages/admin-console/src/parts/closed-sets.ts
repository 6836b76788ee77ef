import type { TicketAwaiting, TicketCategory, TicketPriority, TicketStatus } from '@logishift/support-sdk';

// In the order the screens show them. The SDK's own lists come with its validation, which would weigh too much here.
export const statuses = ['open', 'in_progress', 'on_hold', 'resolved', 'closed'] as const satisfies TicketStatus[];
export const categories = ['damaged', 'lost', 'late', 'quality', 'other'] as const satisfies TicketCategory[];
export const priorities = ['high', 'medium', 'low'] as const satisfies TicketPriority[];
export const awaits = ['customer', 'carrier', 'warehouse', 'other'] as const satisfies TicketAwaiting[];
