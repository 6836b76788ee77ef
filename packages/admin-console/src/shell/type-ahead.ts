import { focused, isField } from '../parts/focused.js';

let opening = 0;
let typed = '';
let listening: AbortController | null = null;

/** Keeps what is typed until a field is there that was asked for by a key: it goes into the field, and is no shortcut. */
export async function typeAhead(field: Promise<unknown>): Promise<void> {
  opening++;
  if (!listening) listen();
  try {
    await field;
  } finally {
    if (--opening === 0) end();
  }
}

function keep(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (key === 'Escape') giveUp();
  if (key.length > 1 || ctrlKey || metaKey || altKey || isField(event.composedPath()[0])) return;
  // Shortcuts leave alone what somebody has dealt with.
  event.preventDefault();
  typed += key;
}

/** Keeps no more: the field is there, or the person turns to something else. */
function giveUp(): void {
  typed = '';
  listening?.abort();
  listening = null;
}

function end(): void {
  const field = focused();
  if (typed && isField(field)) {
    field.setRangeText(typed, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }
  giveUp();
}

function listen(): void {
  listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  addEventListener('keydown', keep, options);
  addEventListener('pointerdown', giveUp, options);
}
