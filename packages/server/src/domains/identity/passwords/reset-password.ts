import { inTransaction } from '../../../platform/db/transaction.js';
import type { Request } from '../../../platform/request.js';
import { foldAddress } from '../fold-address.js';
import { goodLink, redeemLink } from '../links/redeem-link.js';
import { forgetGuesses } from '../networks/account-limits.js';
import { rememberNetwork } from '../networks/network-queries.js';
import { choosePassword, replacePassword } from './choosing-passwords.js';

/** Sets a new password by a mailed link, which proves the address too, and ends every session. */
export async function resetPassword(
  request: Request<null>,
  { token, new_password }: { token: string; new_password: string },
): Promise<void> {
  // Looked at first: nobody has us hash passwords for a token made up.
  const whose = await goodLink(request, 'password_reset', token);
  const password_hash = await choosePassword(new_password, whose.user, 'new_password');
  const user = await inTransaction(request, async (request) => {
    const { id, email_verified_at } = (await redeemLink(request, 'password_reset', token)).user;
    const proven_at = email_verified_at ?? request.now().toISOString();
    const user = await replacePassword(request, id, { password_hash, email_verified_at: proven_at });
    await rememberNetwork(request, id);
    return user;
  });
  await forgetGuesses(request, foldAddress(user.email ?? ''));
}
