/**
 * What the browser keeps for a person over pages and tabs, as far as the page may store anything; else this page's memory
 * keeps it. One key a thing, so that two tabs never write over each other's.
 */
const memory = new Map<string, string>();

/** What is kept under a key, if it is JSON. */
export function readStored<T>(key: string): T | undefined {
  try {
    return JSON.parse(memory.get(key) ?? localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a thing under a key; `undefined` removes it. */
export function store(key: string, thing: unknown): void {
  const text = thing === undefined ? undefined : JSON.stringify(thing);
  memory.delete(key);
  try {
    if (text === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Storage is blocked, or full.
    if (text !== undefined) memory.set(key, text);
  }
}

/** Milliseconds for which something is kept that nobody comes back to. */
const longest = 14 * 24 * 3_600_000;

/** Removes what has been kept for too long under keys that begin with a word. Each has `at`: when it was written. */
export function removeOld(prefix: string): void {
  for (const key of storedKeys(prefix)) {
    const { at } = readStored<{ at: number }>(key) ?? { at: 0 };
    if (Date.now() - at > longest) store(key, undefined);
  }
}

/** The keys that begin with a word, in their order. */
export function storedKeys(prefix: string): string[] {
  const keys = [...memory.keys()];
  try {
    keys.push(...Object.keys(localStorage));
  } catch {
    // As above.
  }
  return keys.filter((key) => key.startsWith(prefix)).sort();
}
