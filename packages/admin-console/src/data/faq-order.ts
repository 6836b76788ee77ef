import type { FaqEntry, TicketCategory } from '@logishift/support-sdk';
import { support } from '../session/support.js';
import { byPlace, faqEntries, neighbours } from './faq.js';

/** Categories whose order is being set, with the one that is wanted last. */
const underWay = new Map<TicketCategory, { wanted: string[]; set: Promise<void> }>();

/**
 * Moves an entry to a place, from 0, among those of its category. It stands there at once; where the order cannot be set, all stand again
 * as they do on the server. Moved on before the answer is there, it goes with the next call.
 * @throws ConflictError, code `order_changed`, where others were added or moved meanwhile.
 */
export function placeEntry(entry: FaqEntry, place: number): Promise<void> {
  const { id, category } = entry;
  const seen = neighbours(entry).map((one) => one.id);
  const wanted = seen.filter((one) => one !== id);
  wanted.splice(place, 0, id);
  show(category, wanted);
  const known = underWay.get(category);
  if (known) {
    known.wanted = wanted;
    return known.set;
  }
  const move = { wanted, set: Promise.resolve() };
  underWay.set(category, move);
  move.set = setOrder(category, seen, move).finally(() => underWay.delete(category));
  return move.set;
}

async function setOrder(category: TicketCategory, seen: string[], move: { wanted: string[] }): Promise<void> {
  let present = seen;
  try {
    while (move.wanted.join() !== present.join()) {
      const order = move.wanted;
      await support.faq.reorder({ category, seen: present, order });
      present = order;
    }
  } catch (error) {
    show(category, present);
    await faqEntries().reload();
    throw error;
  }
}

function show(category: TicketCategory, order: string[]): void {
  const placed = (entry: FaqEntry) => {
    const position = order.indexOf(entry.id);
    return entry.category !== category || position < 0 ? entry : { ...entry, position };
  };
  faqEntries().patch((all) => all.map(placed).sort(byPlace));
}
