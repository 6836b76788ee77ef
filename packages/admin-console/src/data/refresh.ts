/**
 * When data is looked at again: every 10 s while the page is seen, on coming back to it, and after own acts.
 * Everything that shows data listens here, and nothing else knows of clocks.
 */
const every = 10_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

const look = () => {
  if (document.visibilityState === 'visible' && navigator.onLine) for (const listener of [...listeners]) listener();
};

/** Calls `listener` whenever it is time to look again, until the returned function is called. */
export function onRefresh(listener: () => void): () => void {
  if (listeners.size === 0) {
    timer = setInterval(look, every);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    window.addEventListener('online', look);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('focus', look);
    window.removeEventListener('online', look);
  };
}

/** After an own act: everything on the screen may have changed. */
export function refreshNow(): void {
  look();
}
