/** Whose the last few tokens are, as the server's answers have said: a page asks it about one only once. */
const known = new Map<string, string>();
const most = 8;
type Hear = (person: string) => void;
const hearing = new WeakMap<object, Set<Hear>>();

// The end of a signature tells tokens apart, and signs nobody in.
const keyOf = (baseUrl: string, token: string) => `${baseUrl} ${token.slice(-20)}`;

/** Whose a token is with this server, if an answer has said so. */
export const personOf = (baseUrl: string, token: string): string | undefined => known.get(keyOf(baseUrl, token));

/** Keeps whose a token is, and tells those who listen for answers to the same asker. */
export function remember(asker: object, baseUrl: string, token: string, person: string): void {
  known.set(keyOf(baseUrl, token), person);
  for (const oldest of known.keys()) {
    if (known.size <= most) break;
    known.delete(oldest);
  }
  for (const hear of hearing.get(asker) ?? []) hear(person);
}

/** @param asker the options that several clients were made with */
export function hearPeople(asker: object, hear: Hear, signal: AbortSignal): void {
  const all = hearing.get(asker) ?? new Set();
  hearing.set(asker, all.add(hear));
  signal.addEventListener('abort', () => all.delete(hear));
}
