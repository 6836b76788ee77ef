import { isComposing } from './composing.js';

/** What comes with writing in a field, and where the focus is: a page hears it as if it were the element's own. */
const inside =
  'keydown keyup keypress beforeinput input compositionstart compositionupdate compositionend cut copy paste focusin focusout';

/** Keys that work what has the focus. */
const presses = ['Enter', ' '];
/** Keys that lead out of a field. */
const leads = ['Tab', 'Escape'];

/**
 * The edge of an element that stands alone to its page, behind all handlers of its own. A page's shortcuts take no key that
 * is written here, presses something here or was dealt with; its traps for the focus do not see it come. What leads out
 * of a field, other keys and every click still reach the page.
 *
 * A composition's keys are its own: they reach no handler at all, and no dialog closes by them.
 *
 * @param apart it is no part of the page's own order, so that Tab and Escape are none of the page's concern
 */
export function keepInside(root: EventTarget, apart: boolean): void {
  for (const type of inside.split(' ')) root.addEventListener(type, (event) => keep(event as KeyboardEvent, apart));
  root.addEventListener('keydown', leaveToComposition as EventListener, true);
}

function keep(event: KeyboardEvent, apart: boolean): void {
  const { type, key, defaultPrevented } = event;
  const at = event.composedPath()[0] as HTMLElement;
  const isOurs = leads.includes(key)
    ? apart
    : at.matches('input, textarea') || (presses.includes(key) && at.matches('button, a'));
  if (isOurs || defaultPrevented || type.startsWith('focus')) event.stopPropagation();
}

function leaveToComposition(event: KeyboardEvent): void {
  if (!isComposing(event)) return;
  event.stopPropagation();
  // The browser would close a sheet by it.
  if (event.key === 'Escape') event.preventDefault();
}
