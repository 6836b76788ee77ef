import type { Delivery, TicketCategory } from '@logishift/support-sdk';

export type Contradiction = 'delivered_lost' | 'delivered_late_on_time' | 'not_late' | 'not_delivered_damaged';

/** Where what the customer says and what the delivery says do not go together: worth a look before answering. */
export function contradiction(
  category: TicketCategory,
  { status, is_late }: Pick<Delivery, 'status' | 'is_late'>,
): Contradiction | null {
  const delivered = status === 'delivered';
  if (category === 'lost' && delivered) return 'delivered_lost';
  if (category === 'late' && !is_late) return delivered ? 'delivered_late_on_time' : 'not_late';
  if (category === 'damaged' && !delivered && status !== 'returned') return 'not_delivered_damaged';
  return null;
}
