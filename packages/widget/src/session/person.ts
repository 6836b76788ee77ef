/** Who asks. Whether that is still the same, the server alone says. */
export interface Person {
  /** The server's word for them, the same with each of their tokens; undefined until it has answered. */
  id: string | undefined;
  /** As the token calls them, to greet them by. */
  name: string | undefined;
  /** Signed in by the host; a guest who proved an address; or whoever opens one ticket by a mailed link. */
  kind: 'host' | 'guest' | 'link';
  /** Of a guest. */
  email?: string;
}

/** A JWT's claims, unchecked; none for anything else. */
function claimsOf(token: string): Record<string, unknown> {
  try {
    const part = token.split('.')[1] ?? '';
    const bytes = Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return {};
  }
}

/** What the host's token calls its bearer. */
export function nameIn(token: string): string | undefined {
  const { name } = claimsOf(token);
  return (typeof name === 'string' && name.trim()) || undefined;
}

/** The token of a mailed link, if it opens this ticket. */
export const linkTo = (ticketId: string | undefined, token: string | null | undefined): string | null =>
  token && claimsOf(token).ticket_id === ticketId ? token : null;
