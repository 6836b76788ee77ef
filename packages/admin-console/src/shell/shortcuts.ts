import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isChosen } from '../data/own-choice.js';
import { keyOf } from './key-of.js';

type Keys = Record<string, () => void>;

const active: Keys[] = [];
/** Keys that go from one ticket to another. */
const moves = new Set(['j', 'k', 'J', 'K']);
let pending = '';
let forget: ReturnType<typeof setTimeout> | undefined;

/** Single keys, and two in a row (`g m`), while the element is on the page. The one added last is asked first. */
export class Shortcuts implements ReactiveController {
  constructor(
    host: ReactiveControllerHost,
    private readonly keys: Keys,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    if (active.length === 0) addEventListener('keydown', listen);
    active.push(this.keys);
  }

  hostDisconnected(): void {
    active.splice(active.indexOf(this.keys), 1);
    if (active.length === 0) removeEventListener('keydown', listen);
  }
}

function listen(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const path = event.composedPath();
  if (path.some(isOccupied)) return;
  const pressed = keyOf(event);
  // Whoever speaks to their computer, or shakes, chose that letters and signs do nothing by themselves.
  if (pressed.length === 1 && isChosen('keys-off')) return;
  // Enter and space already do something on what has the focus.
  if ((event.key === 'Enter' || event.key === ' ') && path.some(isControl)) return;

  const key = pending ? `${pending} ${pressed}` : pressed;
  pending = '';
  clearTimeout(forget);
  for (const keys of [...active].reverse()) {
    const act = keys[key];
    if (act) {
      event.preventDefault();
      // A key held down goes on only where it moves: to act again, it is pressed again.
      if (!event.repeat || moves.has(pressed)) act();
      return;
    }
  }
  if (active.some((keys) => Object.keys(keys).some((name) => name.startsWith(`${pressed} `)))) {
    pending = pressed;
    forget = setTimeout(() => {
      pending = '';
    }, 1200);
  }
}

/** Typing, or in a dialog, a question or an open menu. */
function isOccupied(target: EventTarget): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('input, textarea, select')) return true;
  return target.matches('dialog[open], [role=alertdialog], [popover]:popover-open');
}

function isControl(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.matches('a[href], button, summary');
}
