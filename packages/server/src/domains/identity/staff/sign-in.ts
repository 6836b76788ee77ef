import { randomBytes } from 'node:crypto';
import type { Session } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../../platform/db/transaction.js';
import { Refusal } from '../../../platform/errors.js';
import type { Request } from '../../../platform/request.js';
import { foldAddress } from '../fold-address.js';
import { countGuess } from '../networks/account-limits.js';
import { isStaffAt, rememberNetwork } from '../networks/network-queries.js';
import { hashPassword, isPassword } from '../passwords/hashing.js';
import { callerKind } from '../permissions.js';
import { findStaffByEmail, findStaffLocked, rehash } from '../queries.js';
import { keepRefreshToken, openSession } from './open-session.js';
import { insertSession } from './session-queries.js';

/** Signs a member of staff in. Unknown addresses and wrong passwords get the same answer, after the same time. */
export async function signIn(
  request: Request<null>,
  { email, password, user_agent }: { email: string; password: string; user_agent: string | null },
): Promise<Session> {
  const account = foldAddress(email);
  const guess = await countGuess(request, { account, isKnown: () => isStaffAt(request, account) });
  const user = await findStaffByEmail(request, account);
  const right = await isPassword(user?.password_hash ?? null, password);
  if (!right || !user) throw wrongCredentials();
  await guess.giveBack();
  if (!callerKind(user)) throw suspended();
  const rehashed = right === 'old' && (await hashPassword(password));
  return inTransaction(request, async (request) => {
    // What was set or decided meanwhile ended every session: this one must not come after it.
    const now = await findStaffLocked(request, user.id, rehashed ? 'no key update' : 'share');
    const isSame = now?.password_hash === user.password_hash;
    if (!now || (!isSame && !(await isPassword(now.password_hash, password)))) throw wrongCredentials();
    if (!callerKind(now)) throw suspended();
    if (rehashed) await rehash(request, user, rehashed);
    const sessionId = await insertSession(request, user.id, user_agent);
    const refresh = randomBytes(32).toString('base64url');
    await keepRefreshToken(request, sessionId, refresh);
    await rememberNetwork(request, user.id);
    return openSession(request, now, sessionId, refresh);
  });
}

const wrongCredentials = () => new Refusal('wrong_credentials', 'Check the address and the password.');

const suspended = () => new Refusal('account_suspended', 'Ask an admin to reinstate you.');
