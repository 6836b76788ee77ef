import { addressOf } from '@logishift/support-sdk/contract';
import type { Context } from '../../../platform/context.js';
import { inTransaction } from '../../../platform/db/transaction.js';
import { StartError } from '../../../platform/errors.js';
import { givePassword } from '../passwords/choosing-passwords.js';
import { insertStaff, isThereAnAdmin, lockFirstAdmin } from '../queries.js';

/** Makes the first admin, when there is none yet: of any number of processes starting at once, one does. */
export async function ensureFirstAdmin(context: Context, given: { email: string; password: string }): Promise<boolean> {
  if (await isThereAnAdmin(context)) return false;
  const admin = { ...given, name: 'Admin' };
  const password_hash = await givePassword(admin.password, admin);
  return inTransaction(context, async (context) => {
    await lockFirstAdmin(context);
    if (await isThereAnAdmin(context)) return false;
    await insertAdmin(context, { ...admin, password_hash });
    return true;
  });
}

/**
 * Makes an admin. For the command line alone: no request can.
 * @throws StartError when somebody of staff has the address, or nobody should have the password.
 */
export async function createAdmin(
  context: Context,
  admin: { email: string; password: string; name: string },
): Promise<void> {
  await insertAdmin(context, { ...admin, password_hash: await givePassword(admin.password, admin) });
}

async function insertAdmin(
  context: Context,
  { email, name, password_hash }: { email: string; name: string; password_hash: string },
): Promise<void> {
  const at = context.now().toISOString();
  const made = await insertStaff(context, {
    role: 'admin',
    email: addressOf(email),
    name,
    password_hash,
    is_support_agent_approved: true,
    approved_at: at,
    // Whoever may run the command line vouches for the address.
    email_verified_at: at,
  });
  if (!made) throw new StartError(`Somebody of staff already has the address ${email}.`);
}
