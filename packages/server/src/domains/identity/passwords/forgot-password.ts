import { inTransaction } from '../../../platform/db/transaction.js';
import type { Request } from '../../../platform/request.js';
import { foldAddress } from '../fold-address.js';
import { askForLink } from '../links/ask-for-link.js';
import { senderOf } from '../mailing.js';
import { countMail } from '../networks/account-limits.js';
import { isStaffAt } from '../networks/network-queries.js';
import { findStaffByEmail } from '../queries.js';

/**
 * Has a link mailed that sets a new password. Known and unknown addresses get the same answer after the same work.
 * However many strangers ask, one link an hour gets through, and lives as long: there is always a good one in the mailbox.
 */
export async function forgotPassword(
  request: Request<null>,
  { email }: { email: string },
): Promise<{ from: string | null }> {
  const account = foldAddress(email);
  await countMail(request, {
    kind: 'account_mail',
    account: `reset:${account}`,
    isKnown: () => isStaffAt(request, account),
  });
  const user = await findStaffByEmail(request, account);
  await inTransaction(request, (request) => askForLink(request, user?.id, 'password_reset'));
  return { from: senderOf(request) };
}
