import { keyed } from './resource.js';

/** Where one was in a list, by its address: pixels that it was scrolled, and the ticket that was opened from it. */
export const listPlace = keyed((_address: string) => ({ top: 0, at: '' }));
