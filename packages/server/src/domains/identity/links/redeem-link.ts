import { createHash } from 'node:crypto';
import type { Context } from '../../../platform/context.js';
import type { InTransaction } from '../../../platform/db/transaction.js';
import { Refusal } from '../../../platform/errors.js';
import { findStaff, findStaffLocked } from '../queries.js';
import { findLink, useUpLinks } from './link-queries.js';
import { isLinkGood, type LinkPurpose } from './link-validity.js';

/**
 * Uses a link up, with the others of its purpose that the same person was `mailed`. The person is locked first, then the
 * links: of two links followed at once one counts, and neither waits for the other in a circle.
 */
export async function redeemLink(context: InTransaction, purpose: LinkPurpose, token: string) {
  const { link, user } = await goodLink(context, purpose, token, findStaffLocked);
  const mailed = await useUpLinks(context, user.id, purpose);
  if (!mailed.some(({ token_hash }) => token_hash === link.token_hash)) throw linkNotValid();
  return { link, user, mailed };
}

/** A link that still counts, and whose it is. Looking changes nothing. */
export async function goodLink(
  context: Context,
  purpose: LinkPurpose,
  token: string,
  find: typeof findStaff = findStaff,
) {
  const link = await findLink(context, purpose, hashLink(token));
  const user = link && (await find(context, link.user_id));
  if (!user || !isLinkGood(link, user, context.now())) throw linkNotValid();
  return { link, user };
}

export const linkNotValid = () =>
  new Refusal('link_not_valid', 'Ask for a new link: this one has expired or was used.');

/** Links are kept as their hash alone. */
export const hashLink = (token: string) => createHash('sha256').update(token).digest('base64url');
