/** Whose the last few tokens are, as the server's answers have said: a page asks it about one only once. */
const known = new Map<string, string>();

/** Told of whom each answer names: by the options that the client was made with, as several may share them. */
export const hearing = new Set<(asker: object, person: string) => void>();

// The end of a signature tells tokens apart, and signs nobody in.
const keyOf = (baseUrl: string, token: string) => baseUrl + token.slice(-20);

/** Whose a token is with this server, if an answer has said so. */
export const personOf = (baseUrl: string, token: string): string | undefined => known.get(keyOf(baseUrl, token));

export function remember(asker: object, baseUrl: string, token: string, person: string): void {
  if (known.size > 8) known.clear();
  known.set(keyOf(baseUrl, token), person);
  for (const hear of hearing) hear(asker, person);
}
