/** The closed sets of the domain: plain data, which browsers load too. */
export const ticketCategories = ['damaged', 'lost', 'late', 'quality', 'other'] as const;
export const ticketStatuses = ['open', 'in_progress', 'on_hold', 'resolved', 'closed'] as const;
export const ticketPriorities = ['low', 'medium', 'high'] as const;
export const ticketAwaits = ['customer', 'carrier', 'warehouse', 'other'] as const;
export const ticketActions = [
  'message',
  'note',
  'assign_self',
  'reassign',
  'priority',
  'category',
  'confirm',
  'reopen',
  'feedback',
] as const;
export const deliveryStatuses = [
  'announced',
  'picked_up',
  'in_transit',
  'out_for_delivery',
  'delivered',
  'delivery_failed',
  'returned',
] as const;
/** How sure we are that a ticket's delivery is its customer's: the host said so, was not asked or did not answer, or denied it. */
export const deliveryStates = ['verified', 'unverified', 'unknown'] as const;
/** The two sides of a conversation. */
export const sides = ['customer', 'staff'] as const;
export const waitingFor = ['agent', 'customer'] as const;
export const roles = ['customer', 'support_agent', 'admin'] as const;
export const agentStates = ['pending', 'approved', 'rejected', 'suspended'] as const;
export const locales = ['en', 'hi', 'es', 'fr', 'de', 'ar'] as const;
