/**
 * A word that an input method composes owns its keys: Enter takes a proposal, Escape gives it up, arrows go through them.
 * None of them reaches a handler of ours, and no dialog or list closes by them.
 */
export function leaveKeysToCompositions(): void {
  addEventListener('keydown', leave, true);
}

function leave(event: KeyboardEvent): void {
  // Safari ends the composition before it tells of the key: it says so by 229.
  if (!event.isComposing && event.keyCode !== 229) return;
  event.stopImmediatePropagation();
  // What the browser itself does by Escape: dialogs, popovers.
  if (event.key === 'Escape') event.preventDefault();
}
