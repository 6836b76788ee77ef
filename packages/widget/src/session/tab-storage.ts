/** What was kept in this tab under a key, as far as the page may store anything and it is JSON. */
export function readKept<T>(key: string): T | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    // Storage is blocked or holds something else: things live in memory alone.
    return undefined;
  }
}

/** Keeps a thing over reloads of the tab; `undefined` removes it. */
export function keep(key: string, thing: unknown): void {
  try {
    if (thing) sessionStorage.setItem(key, JSON.stringify(thing));
    else sessionStorage.removeItem(key);
  } catch {
    // As above.
  }
}
