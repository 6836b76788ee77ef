import type { OwnSession, Support } from '@logishift/support-sdk';
import { session } from '../session/session.js';
import { anonymous, support } from '../session/support.js';
import { decoded } from './decoded.js';
import { keyed, Resource } from './resource.js';

type ProfileChange = Parameters<Support['auth']['updateMe']>[0];
type PasswordChange = Parameters<Support['auth']['changePassword']>[0];

const sessions = keyed(() => new Resource<OwnSession[]>(async () => (await support.auth.sessions()).data));

/** Where the person is signed in, the newest first. */
export const ownSessions = () => sessions(null);

/** Signs out there, at once. @throws NotFoundError when it had ended already. */
export async function endSession(id: string): Promise<void> {
  try {
    await support.auth.endSession(id);
  } finally {
    await ownSessions().reload();
  }
}

/** Changes own name, phone or language. @throws InvalidInputError with `errors` for each field. */
export async function changeProfile(change: ProfileChange): Promise<void> {
  await support.auth.updateMe(change);
  await session.lookAgain();
}

/** Every other session ends. @throws InvalidInputError, UnauthorizedError when the current one is wrong. */
export async function changePassword(change: PasswordChange): Promise<void> {
  await support.auth.changePassword(change);
  await ownSessions().reload();
}

/** Known and unknown addresses get the same answer. @throws InvalidInputError, RateLimitedError. */
export async function askForReset(email: string): Promise<void> {
  await anonymous.auth.forgotPassword({ email });
}

/** Every session of the person ends. @throws InvalidInputError; code `link_not_valid` when the link is used or old. */
export async function resetPassword(token: string, password: string): Promise<void> {
  await anonymous.auth.resetPassword({ token, new_password: password });
}

/** Gives the address that is proven now, and whether a link was mailed that sets a password. @throws InvalidInputError, code `link_not_valid`. */
export async function verifyEmail(token: string): Promise<{ email: string; password_link_sent: boolean }> {
  const proven = await anonymous.auth.verifyEmail(token);
  if (session.user) await session.lookAgain().catch(() => undefined);
  return proven;
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
  return new URLSearchParams(fragment).get('token') ?? decoded(fragment);
}
