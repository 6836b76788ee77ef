import type { Context } from '../../../platform/context.js';
import { invalidInput, StartError } from '../../../platform/errors.js';
import { tell } from '../../../platform/live/signal.js';
import { useUpLinks } from '../links/link-queries.js';
import { forgetNetworks } from '../networks/network-queries.js';
import { type User, updateUser } from '../queries.js';
import { endSessions } from '../staff/session-queries.js';
import { hashPassword } from './hashing.js';
import { type Owner, passwordFault } from './password-rules.js';

/**
 * The hash of a password that somebody chose for themselves.
 * @throws Refusal `invalid_input` at `path`, when nobody should have it.
 */
export async function choosePassword(password: string, owner: Owner, path: string): Promise<string> {
  const fault = await passwordFault(password, owner);
  if (fault) throw invalidInput([{ path, ...fault }]);
  return hashPassword(password);
}

/** The same for the command line and the first start. @throws StartError. */
export async function givePassword(password: string, owner: Owner): Promise<string> {
  const fault = await passwordFault(password, owner);
  if (fault) throw new StartError(`The password of ${owner.email} cannot be this one. ${fault.message}.`);
  return hashPassword(password);
}

/**
 * Sets a new password, and ends what whoever knew the one before may have opened: sessions, mailed links, known networks.
 * @param keep the one session that goes on
 */
export async function replacePassword(
  context: Context,
  userId: string,
  change: Pick<User, 'password_hash'> & Partial<User>,
  keep?: string | null,
): Promise<User> {
  await endSessions(context, userId, keep);
  await useUpLinks(context, userId, 'password_reset');
  await forgetNetworks(context, userId);
  tell(context, { kind: 'rights', person: userId });
  return updateUser(context, userId, change);
}
