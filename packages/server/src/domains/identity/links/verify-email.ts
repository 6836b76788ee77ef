import { randomBytes } from 'node:crypto';
import { type InTransaction, inTransaction } from '../../../platform/db/transaction.js';
import { port } from '../../../platform/ports.js';
import type { Request } from '../../../platform/request.js';
import { replacePassword } from '../passwords/choosing-passwords.js';
import { hashPassword } from '../passwords/hashing.js';
import { type User, updateUser } from '../queries.js';
import type { Registration } from '../tables.js';
import { askForLink } from './ask-for-link.js';
import { linkNotValid, redeemLink } from './redeem-link.js';

/** Puts what somebody registered with in the place of what is known of a person; undefined: it cannot be any more. */
export const registrations =
  port<(context: InTransaction, person: User, registration: Registration) => Promise<User | undefined>>(
    'registrations',
  );

/**
 * Proves one's address by a mailed link. Where several have registered with it, the link says nothing of who of them has the
 * mailbox: the password of none counts, and its reader is mailed a link that sets one.
 */
export async function verifyEmail(
  request: Request<null>,
  { token }: { token: string },
): Promise<{ email: string; password_link_sent: boolean }> {
  return inTransaction(request, async (request) => {
    const { user, link, mailed } = await redeemLink(request, 'email_verification', token);
    if (link.registration) {
      if (!(await request.ports.get(registrations)(request, user, link.registration))) throw linkNotValid();
    } else if (user.email_verified_at === null) {
      await updateUser(request, user.id, { email_verified_at: request.now().toISOString() });
    }
    const password_link_sent = mailed.some(({ registration }) => registration !== null);
    if (password_link_sent) {
      await replacePassword(request, user.id, { password_hash: await hashPassword(randomBytes(32).toString('hex')) });
      await askForLink(request, user.id, 'password_reset');
    }
    return { email: user.email ?? '', password_link_sent };
  });
}
