import { inTransaction } from '../../../platform/db/transaction.js';
import type { Request } from '../../../platform/request.js';
import { foldAddress } from '../fold-address.js';
import { countMail } from '../networks/account-limits.js';
import { findStaff } from '../queries.js';
import { askForLink } from './ask-for-link.js';

/** Has the mail sent again that proves one's address. There is none for an address that is proven. */
export async function sendVerification(request: Request): Promise<void> {
  const user = await findStaff(request, request.actor.id);
  const account = `verify:${foldAddress(user?.email ?? '')}`;
  // By the address, and never from a known network: who registered with it may have no right to it.
  await countMail(request, { kind: 'account_mail', account, isKnown: async () => false });
  await inTransaction(request, (request) => askForLink(request, request.actor.id, 'email_verification'));
}
