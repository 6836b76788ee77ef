import type { Delivery, FaqQuestion, TicketCategory } from '@logishift/support-sdk/customer';
import type { TextKey } from '../texts/en.js';

type Known = Delivery | null | undefined;

const isComing = ({ status }: Delivery): boolean => status !== 'delivered' && status !== 'returned';

/** The categories that a delivery in this state is most likely about, the likeliest first. */
export function fittingCategories(delivery: Known): TicketCategory[] {
  if (!delivery) return [];
  if (delivery.status === 'delivered') return ['lost', 'damaged', 'quality'];
  if (delivery.status === 'returned') return ['lost', 'other'];
  return ['late', 'lost'];
}

/** The category that is beyond doubt: of a parcel that is there, nobody knows what is wrong with it. */
export const clearCategory = (delivery: Known): TicketCategory | undefined =>
  delivery && isComing(delivery) && (delivery.is_late || delivery.status === 'delivery_failed') ? 'late' : undefined;

/** Three questions that fit best, under the heading that is true of all three. */
export function fittingQuestions(entries: FaqQuestion[], delivery: Known): { heading: TextKey; shown: FaqQuestion[] } {
  const fitting = fittingCategories(delivery);
  const of = (category: string) => entries.filter((entry) => entry.category === category);
  const isThere = delivery?.status === 'delivered';
  const turns = fitting.map(of);
  // Of what is there, anything may be wrong: the first of each, then the second of each. What is to come is late before all else.
  const first = isThere
    ? turns.flatMap((_, turn) => turns.flatMap((some) => some.slice(turn, turn + 1)))
    : turns.flat();
  const shown = [...new Set([...first, ...entries])].slice(0, 3);
  const isAll = (...ones: TicketCategory[]) => shown.every(({ category }) => (ones as string[]).includes(category));
  let heading: TextKey = 'about_any';
  if (isThere && isAll(...fitting)) heading = 'about_delivered';
  else if (clearCategory(delivery) && isAll('late'))
    heading = delivery?.status === 'delivery_failed' ? 'about_failed' : 'about_late';
  return { heading, shown };
}
