import { addressOf, type Me } from '@logishift/support-sdk/contract';
import type { Actor } from '../../../platform/actor.js';
import type { Context } from '../../../platform/context.js';
import { inTransaction } from '../../../platform/db/transaction.js';
import { invalidInput, Refusal, StartError } from '../../../platform/errors.js';
import type { Limiter } from '../../../platform/http/rate-limit.js';
import { limits } from '../limits.js';
import { rememberNetwork } from '../networks/network-queries.js';
import { choosePassword, givePassword, replacePassword } from '../passwords/choosing-passwords.js';
import { isPassword } from '../passwords/hashing.js';
import {
  findStaff,
  findStaffByEmail,
  findStaffLocked,
  insertStaff,
  isThereAnAdmin,
  lockFirstAdmin,
  type User,
  updateUser,
} from '../queries.js';
import type { SigningKeys } from '../tokens/signing-keys.js';
import { toMe } from './sessions.js';

export async function me(context: Context, actor: Actor): Promise<Me> {
  return toMe(context, await staffOrGone(context, actor.id));
}

export async function updateMe(
  context: Context,
  actor: Actor,
  change: Partial<Pick<User, 'name' | 'phone' | 'locale'>>,
): Promise<Me> {
  return toMe(context, await updateUser(context, actor.id, change));
}

/** Changes the password and ends every session but the one that asks. */
export async function changePassword(
  context: Context,
  keys: SigningKeys,
  limiter: Limiter,
  actor: Actor,
  { current_password, new_password }: { current_password: string; new_password: string },
  network: string,
): Promise<void> {
  const user = await staffOrGone(context, actor.id);
  // Counted for this session alone: nobody who guesses at the account keeps its person from changing their password.
  const guesses = `session ${actor.session_id}`;
  await limiter.take(limits.sign_in_pair, guesses);
  if (!(await isPassword(user.password_hash, current_password))) {
    throw invalidInput([
      { path: 'current_password', message: 'This is not your present password', code: 'wrong_password' },
    ]);
  }
  await limiter.giveBack(limits.sign_in_pair, guesses);
  const password_hash = await choosePassword(new_password, user, 'new_password');
  await inTransaction(context, async (context) => {
    // One that was set by a mailed link meanwhile is not set back by whoever knew the one before.
    const now = await findStaffLocked(context, user.id);
    if (now?.password_hash !== user.password_hash) throw new Refusal('unauthorized', 'Sign in again.');
    await replacePassword(context, user.id, { password_hash }, actor.session_id);
    await rememberNetwork(context, keys, user.id, network);
  });
}

/** Makes the first admin, when there is none yet: of any number of processes starting at once, one does. */
export async function ensureFirstAdmin(context: Context, admin: { email: string; password: string }): Promise<boolean> {
  if (await isThereAnAdmin(context)) return false;
  const password_hash = await givePassword(admin.password, { ...admin, name: 'Admin' });
  return inTransaction(context, async (context) => {
    await lockFirstAdmin(context);
    if (await isThereAnAdmin(context)) return false;
    return createAdmin(context, { ...admin, name: 'Admin' }, password_hash);
  });
}

/**
 * Makes an admin. For the command line and the first start alone: no request can.
 * @throws StartError when somebody of staff has the address, or nobody should have the password.
 */
export async function createAdmin(
  context: Context,
  admin: { email: string; password: string; name: string },
  password_hash?: string,
): Promise<true> {
  const made = await insertStaff(context, {
    role: 'admin',
    email: addressOf(admin.email),
    name: admin.name,
    password_hash: password_hash ?? (await givePassword(admin.password, admin)),
    is_support_agent_approved: true,
    approved_at: context.now().toISOString(),
    // Whoever may run the command line vouches for the address.
    email_verified_at: context.now().toISOString(),
  });
  if (!made) throw new StartError(`Somebody of staff already has the address ${admin.email}.`);
  return true;
}

/** Sets somebody's password from the command line, and signs them out everywhere. */
export async function setPassword(context: Context, email: string, password: string): Promise<void> {
  const user = await findStaffByEmail(context, email);
  if (!user) throw new StartError(`Nobody of staff has the address ${email}.`);
  const password_hash = await givePassword(password, user);
  await inTransaction(context, (context) => replacePassword(context, user.id, { password_hash }));
}

async function staffOrGone(context: Context, id: string): Promise<User> {
  const user = await findStaff(context, id);
  if (!user) throw new Refusal('unauthorized');
  return user;
}
