import { normalise } from '@logishift/support-sdk/text';
import { hash, verify } from '@node-rs/argon2';

/**
 * The form in which a password is hashed: the same keys make the same password on every machine. RFC 8265, OpaqueString:
 * every blank is the plain one, and letters are composed (NFC).
 */
const opaque = (password: string): string => normalise(password.replace(/\p{Zs}/gu, ' '));

/** argon2id with the library's parameters, which follow OWASP's password storage advice. */
export const hashPassword = (password: string): Promise<string> => hash(opaque(password));

let nobody: Promise<string> | undefined;

/**
 * Compares in the same time whether there is such a person or not: `hashed` is null when there is none. `old`: it is the
 * password, in a form in which it was hashed before there was one; hash it anew.
 */
export async function isPassword(hashed: string | null, password: string): Promise<boolean | 'old'> {
  nobody ??= hashPassword('the password of nobody');
  const kept = hashed ?? (await nobody);
  const forms = new Set([opaque(password), password, password.normalize('NFD')]);
  for (const form of forms) {
    if ((await verify(kept, form)) && hashed !== null) return form === opaque(password) || 'old';
  }
  return false;
}
