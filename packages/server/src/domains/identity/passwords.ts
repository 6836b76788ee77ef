import { hash, verify } from '@node-rs/argon2';

/** argon2id with the library's parameters, which follow OWASP's password storage advice. */
export const hashPassword = (password: string): Promise<string> => hash(password);

let nobody: Promise<string> | undefined;

/** Compares in the same time whether there is such a person or not: `hashed` is null when there is none. */
export async function isPassword(hashed: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('the password of nobody');
  const matches = await verify(hashed ?? (await nobody), password);
  return matches && hashed !== null;
}
