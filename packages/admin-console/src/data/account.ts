import { session } from '../session/session.js';
import { anonymous, support } from '../session/support.js';

/** Known and unknown addresses get the same answer. @throws InvalidInputError, RateLimitedError. */
export async function askForReset(email: string): Promise<void> {
  await anonymous.auth.forgotPassword({ email });
}

/** Every session of the person ends. @throws InvalidInputError; code `link_not_valid` when the link is used or old. */
export async function resetPassword(token: string, password: string): Promise<void> {
  await anonymous.auth.resetPassword({ token, new_password: password });
}

/** Gives the address that is proven now. @throws InvalidInputError, code `link_not_valid`. */
export async function verifyEmail(token: string): Promise<string> {
  const { email } = await anonymous.auth.verifyEmail(token);
  if (session.user) await session.lookAgain().catch(() => undefined);
  return email;
}

/** Has the mail sent once more that proves one's address. @throws RateLimitedError. */
export async function sendVerification(): Promise<void> {
  await support.auth.sendVerification();
}

/**
 * The token that a mailed link carries behind `#`, where no server and no log ever sees it. Taken out of the address
 * at once, so that it stays in no history either.
 */
export function takeMailedToken(): string {
  const fragment = location.hash.slice(1);
  if (!fragment) return '';
  history.replaceState(history.state, '', location.pathname + location.search);
  return new URLSearchParams(fragment).get('token') ?? decodeURIComponent(fragment);
}
