import type { Context } from '../../../platform/context.js';
import { inTransaction } from '../../../platform/db/transaction.js';
import { StartError } from '../../../platform/errors.js';
import { findStaffByEmail } from '../queries.js';
import { givePassword, replacePassword } from './choosing-passwords.js';

/** Sets somebody's password from the command line, and signs them out everywhere. */
export async function setPassword(
  context: Context,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const user = await findStaffByEmail(context, email);
  if (!user) throw new StartError(`Nobody of staff has the address ${email}.`);
  const password_hash = await givePassword(password, user);
  await inTransaction(context, (context) => replacePassword(context, user.id, { password_hash }));
}
