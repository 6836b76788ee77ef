import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '../../../platform/actor.js';
import type { Context } from '../../../platform/context.js';
import { type InTransaction, inTransaction } from '../../../platform/db/transaction.js';
import { Refusal } from '../../../platform/errors.js';
import type { Limiter } from '../../../platform/http/rate-limit.js';
import type { AskedJob } from '../../../platform/jobs/jobs.js';
import { newId } from '../../../platform/new-id.js';
import { port } from '../../../platform/ports.js';
import { foldAddress } from '../fold-address.js';
import { queueMail, senderOf } from '../mailing.js';
import { countMail, forgetGuesses } from '../networks/account-limits.js';
import { isStaffAt, rememberNetwork } from '../networks/network-queries.js';
import { choosePassword, replacePassword } from '../passwords/choosing-passwords.js';
import { hashPassword } from '../passwords/hashing.js';
import { findStaff, findStaffByEmail, findStaffLocked, type User, updateUser } from '../queries.js';
import type { Registration } from '../tables.js';
import type { SigningKeys } from '../tokens/signing-keys.js';
import { findLink, insertLink, useUpLinks } from './link-queries.js';
import { isLinkGood, isLinkMailed, type LinkPurpose, links } from './link-validity.js';

export const linkJob = 'mail-account-link';

/**
 * Has a link mailed, if and when the caller's transaction commits. Whether there is such a person is looked at
 * afterwards: asking for nobody (`undefined`) is the same work, and takes as long. `registration`: what takes the place of
 * what is known of the person, once the link was followed.
 */
export async function askForLink(
  context: InTransaction,
  userId: string | undefined,
  purpose: LinkPurpose,
  registration?: Registration,
) {
  await context.enqueue(context, linkJob, {
    user_id: userId ?? newId(context),
    purpose,
    ...(registration && { registration: JSON.stringify(registration) }),
  });
}

/** The job behind `askForLink`. */
export const linkJobOf = (context: Context): AskedJob => ({
  name: linkJob,
  mails: true,
  run: ({ user_id = '', purpose, registration }) =>
    inTransaction(context, async (context) => {
      const anew = registration === undefined ? undefined : (JSON.parse(registration) as Registration);
      const user = await findStaffLocked(context, user_id, 'share');
      if (user && isLinkMailed(purpose as LinkPurpose, user, anew)) {
        await mailLink(context, user, purpose as LinkPurpose, anew);
      }
    }),
});

async function mailLink(
  context: InTransaction,
  user: User,
  purpose: LinkPurpose,
  registration: Registration | undefined,
): Promise<void> {
  const { lifetime, page } = links[purpose];
  const { consoleOrigin, publicUrl } = context.config;
  const token = randomBytes(32).toString('base64url');
  const now = context.now();
  const email = user.email ?? '';
  await insertLink(context, {
    token_hash: hashOf(token),
    purpose,
    user_id: user.id,
    email,
    created_at: now.toISOString(),
    expires_at: new Date(now.getTime() + lifetime).toISOString(),
    registration: registration ?? null,
  });
  await queueMail(context, {
    kind: purpose,
    to: email,
    locale: registration?.locale ?? user.locale,
    recipient_id: user.id,
    // Behind the `#`: no server logs it, and no other page is told where the reader came from.
    params: { url: `${consoleOrigin ?? publicUrl}/console/${page}#token=${token}`, name: user.name },
  });
}

/**
 * Has a link mailed that sets a new password. Known and unknown addresses get the same answer after the same work.
 * However many strangers ask, one link an hour gets through, and lives as long: there is always a good one in the mailbox.
 */
export async function forgotPassword(
  context: Context,
  keys: SigningKeys,
  limiter: Limiter,
  email: string,
  network: string,
): Promise<{ from: string | null }> {
  const account = foldAddress(email);
  await countMail(limiter, 'account_mail', `reset:${account}`, network, () =>
    isStaffAt(context, keys, account, network),
  );
  const user = await findStaffByEmail(context, account);
  await inTransaction(context, (context) => askForLink(context, user?.id, 'password_reset'));
  return { from: senderOf(context) };
}

/** Sets a new password by a mailed link, which proves the address too, and ends every session. */
export async function resetPassword(
  context: Context,
  keys: SigningKeys,
  limiter: Limiter,
  { token, new_password }: { token: string; new_password: string },
  network: string,
) {
  // Looked at first: nobody has us hash passwords for a token made up.
  const whose = await goodLink(context, 'password_reset', token);
  const password_hash = await choosePassword(new_password, whose.user, 'new_password');
  const user = await inTransaction(context, async (context) => {
    const { id, email_verified_at } = (await redeemLink(context, 'password_reset', token)).user;
    const proven_at = email_verified_at ?? context.now().toISOString();
    const user = await replacePassword(context, id, { password_hash, email_verified_at: proven_at });
    await rememberNetwork(context, keys, id, network);
    return user;
  });
  await forgetGuesses(limiter, foldAddress(user.email ?? ''), network);
}

/** Has the mail sent again that proves one's address. There is none for an address that is proven. */
export async function sendVerification(context: Context, limiter: Limiter, actor: Actor, network: string) {
  const user = await findStaff(context, actor.id);
  // By the address, and never from a known network: who registered with it may have no right to it.
  await countMail(limiter, 'account_mail', `verify:${foldAddress(user?.email ?? '')}`, network, async () => false);
  await inTransaction(context, (context) => askForLink(context, actor.id, 'email_verification'));
}

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
  context: Context,
  token: string,
): Promise<{ email: string; password_link_sent: boolean }> {
  return inTransaction(context, async (context) => {
    const { user, link, mailed } = await redeemLink(context, 'email_verification', token);
    if (link.registration) {
      if (!(await context.ports.get(registrations)(context, user, link.registration))) throw notValid();
    } else if (user.email_verified_at === null) {
      await updateUser(context, user.id, { email_verified_at: context.now().toISOString() });
    }
    const password_link_sent = mailed.some(({ registration }) => registration !== null);
    if (password_link_sent) {
      await replacePassword(context, user.id, { password_hash: await hashPassword(randomBytes(32).toString('hex')) });
      await askForLink(context, user.id, 'password_reset');
    }
    return { email: user.email ?? '', password_link_sent };
  });
}

/**
 * Uses a link up, with the others of its purpose that the same person was `mailed`. The person is locked first, then the
 * links: of two links followed at once one counts, and neither waits for the other in a circle.
 */
async function redeemLink(context: InTransaction, purpose: LinkPurpose, token: string) {
  const { link, user } = await goodLink(context, purpose, token, findStaffLocked);
  const mailed = await useUpLinks(context, user.id, purpose);
  if (!mailed.some(({ token_hash }) => token_hash === link.token_hash)) throw notValid();
  return { link, user, mailed };
}

async function goodLink(context: Context, purpose: LinkPurpose, token: string, find: FindStaff = findStaff) {
  const link = await findLink(context, purpose, hashOf(token));
  const user = link && (await find(context, link.user_id));
  if (!user || !isLinkGood(link, user, context.now())) throw notValid();
  return { link, user };
}

type FindStaff = (context: Context, id: string) => Promise<User | undefined>;

const notValid = () => new Refusal('link_not_valid', 'Ask for a new link: this one has expired or was used.');

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');
