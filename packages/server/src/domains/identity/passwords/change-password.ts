import { changingOneself, inTransaction } from '../../../platform/db/transaction.js';
import { invalidInput, Refusal } from '../../../platform/errors.js';
import type { Request } from '../../../platform/request.js';
import { limits } from '../limits.js';
import { rememberNetwork } from '../networks/network-queries.js';
import { findStaff, findStaffLocked } from '../queries.js';
import { choosePassword, replacePassword } from './choosing-passwords.js';
import { isPassword } from './hashing.js';

/** Changes the password and ends every session but the one that asks. */
export async function changePassword(
  request: Request,
  { current_password, new_password }: { current_password: string; new_password: string },
): Promise<void> {
  const { actor, limiter } = request;
  const user = await findStaff(request, actor.id);
  if (!user) throw new Refusal('unauthorized');
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
  await inTransaction(changingOneself(request), async (request) => {
    // One that was set by a mailed link meanwhile is not set back by whoever knew the one before.
    const now = await findStaffLocked(request, user.id);
    if (now?.password_hash !== user.password_hash) throw new Refusal('unauthorized', 'Sign in again.');
    await replacePassword(request, user.id, { password_hash }, actor.session_id);
    await rememberNetwork(request, user.id);
  });
}
