import { randomBytes } from 'node:crypto';
import type { Context } from '../../../platform/context.js';
import { type InTransaction, inTransaction } from '../../../platform/db/transaction.js';
import type { AskedJob } from '../../../platform/jobs/jobs.js';
import { newId } from '../../../platform/new-id.js';
import { queueMail } from '../mailing.js';
import { findStaffLocked, type User } from '../queries.js';
import type { Registration } from '../tables.js';
import { insertLink } from './link-queries.js';
import { isLinkMailed, type LinkPurpose, links } from './link-validity.js';
import { hashLink } from './redeem-link.js';

const linkJob = 'mail-account-link';

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
    token_hash: hashLink(token),
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
