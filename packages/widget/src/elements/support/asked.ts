import type { Asked, View, ViewName } from '../../events.js';

/** What only one view can show. */
const shows: [keyof View, ViewName][] = [
  ['ticketId', 'ticket'],
  ['entryId', 'faq'],
  ['query', 'faq'],
  ['category', 'form'],
  ['subject', 'form'],
];

const views: readonly unknown[] = ['home', 'tickets', 'news', 'faq', 'form', 'ticket'] satisfies ViewName[];

/**
 * The view that is asked for; where none is named, the one that fits the rest. A view that there is not, as a page without
 * types may ask for, or a ticket without its id, is home, and the page is told.
 *
 * @param report hears what is wrong with it
 */
export function viewOf(asked: Asked, report?: (error: TypeError) => void): View {
  const { view } = asked;
  const isKnown = views.includes(view) && (view !== 'ticket' || asked.ticketId);
  if (view && !isKnown) {
    const wrong = view === 'ticket' ? '`ticketId` is missing' : `There is no view "${view}": ${views.join(', ')}`;
    report?.(new TypeError(`open(): ${wrong}`));
    return { ...asked, view: 'home' };
  }
  return { ...asked, view: view ?? shows.find(([name]) => asked[name])?.[1] ?? 'home' };
}
