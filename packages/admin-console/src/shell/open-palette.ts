import { keyOf } from './key-of.js';

let opening: Promise<unknown> | undefined;

/** Opens the command palette, or closes it; it is loaded when it is first asked for. */
export async function togglePalette(): Promise<void> {
  opening ??= import('./palette.js').catch((error) => {
    opening = undefined;
    throw error;
  });
  await opening;
  const known = document.querySelector('ls-palette');
  const palette = known ?? document.body.appendChild(document.createElement('ls-palette'));
  await palette.toggle();
}

/** Ctrl-K or ⌘-K, also while one types. */
export function isPaletteKey(event: KeyboardEvent): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  return (ctrlKey || metaKey) && !altKey && !shiftKey && keyOf(event).toLowerCase() === 'k';
}
