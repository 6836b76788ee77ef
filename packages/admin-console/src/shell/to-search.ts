import { go } from '../router.js';
import { typeAhead } from './type-ahead.js';

/** Tells `there` when the field of the search page has the focus. */
export const searchField = new EventTarget();

/** Milliseconds for which keys wait for the field: then something else has become of it. */
const patience = 5000;

export const searchPath = (q = ''): string => `/search${q.trim() ? `?${new URLSearchParams({ q: q.trim() })}` : ''}`;

/** To the search page; what is typed on the way stands in its field. */
export function toSearch(): Promise<void> {
  const field = new Promise((resolve) => {
    searchField.addEventListener('there', resolve, { once: true });
    setTimeout(resolve, patience);
  });
  go(searchPath());
  return typeAhead(field);
}
