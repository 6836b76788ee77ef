/** Who asks, as their token says. Only for greeting them and for noticing that it is somebody else: the server checks. */
export interface Person {
  /** Issuer and subject; undefined when the token does not say. */
  id: string | undefined;
  name: string | undefined;
}

/** Reads a JWT's claims, unchecked. Anything else is a person nobody knows. */
export function readPerson(token: string): Person {
  try {
    const part = token.split('.')[1] ?? '';
    const bytes = Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes));
    const subject = claims.sub ?? claims.user_id ?? claims.id;
    return {
      id: subject === undefined ? undefined : `${claims.iss ?? ''} ${subject}`,
      name: typeof claims.name === 'string' && claims.name.trim() ? claims.name.trim() : undefined,
    };
  } catch {
    return { id: undefined, name: undefined };
  }
}

/** A token that does not say whose it is counts as somebody else's: better to forget too much. */
export const isSamePerson = (a: Person | null, b: Person | null): boolean =>
  a === b || (a?.id !== undefined && a.id === b?.id);
