/** Who asks. Only for greeting them and for noticing that it is somebody else: the server checks. */
export interface Person {
  /** undefined when the token does not say: then nobody is known to be the same. */
  id: string | undefined;
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

/** Whoever the host's token, or that of a mailed link, names. */
export function readPerson(token: string, kind: 'host' | 'link'): Person {
  const claims = claimsOf(token);
  const subject = claims.sub ?? claims.user_id ?? claims.id;
  const name = kind === 'host' && typeof claims.name === 'string' ? claims.name.trim() : '';
  return {
    id: subject === undefined ? undefined : `${kind} ${claims.iss ?? ''} ${subject}`,
    name: name || undefined,
    kind,
  };
}

/** The token of a mailed link, if it opens this ticket. */
export const linkTo = (ticketId: string | undefined, token: string | null | undefined): string | null =>
  token && claimsOf(token).ticket_id === ticketId ? token : null;

/** A token that does not say whose it is counts as somebody else's: better to forget too much. */
export const isSamePerson = (a: Person | null, b: Person | null): boolean =>
  a === b || (a?.id !== undefined && a.id === b?.id);
