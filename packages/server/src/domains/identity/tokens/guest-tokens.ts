import { z } from 'zod';
import type { Context } from '../../../platform/context.js';
import { Refusal } from '../../../platform/errors.js';
import { type OwnKind, signOwn, verifyOwn } from './own-tokens.js';

const guest: OwnKind = { type: 'guest+jwt', audience: 'logishift-support-guest', lifetime: 24 * 3_600_000 };
const link: OwnKind = { type: 'ticket-link+jwt', audience: 'logishift-support-link', lifetime: 14 * 24 * 3_600_000 };

export const guestTokenType = guest.type;
export const ticketLinkType = link.type;

/** Signs an access token of 24 hours for somebody who has proved an address by a code. */
export async function signGuestToken(context: Context, userId: string) {
  const { token, ...ends } = await signOwn(context, guest, userId, {});
  return { access: token, ...ends };
}

export async function verifyGuestToken(context: Context, token: string) {
  const { expires_at, ...verified } = await verifyOwn(context, guest, token);
  const ids = named(z.object({ user_id: z.uuid() }), { user_id: verified.payload.sub });
  return { ...verified, says: { by: 'code' as const, ...ids, expires_at } };
}

/**
 * Signs what a mailed link carries: for 14 days it opens one ticket, for the customer it was mailed to, while the ticket
 * is theirs. It is a bearer token; put it where no server logs it, behind the `#` of the link.
 */
export async function signTicketLink(
  context: Context,
  { user_id, ticket_id }: { user_id: string; ticket_id: string },
): Promise<string> {
  return (await signOwn(context, link, user_id, { ticket_id })).token;
}

export async function verifyTicketLink(context: Context, token: string) {
  const { expires_at, ...verified } = await verifyOwn(context, link, token);
  const { sub: user_id, ticket_id } = verified.payload;
  const ids = named(z.object({ user_id: z.uuid(), ticket_id: z.uuid() }), { user_id, ticket_id });
  return { ...verified, says: { by: 'link' as const, ...ids, expires_at } };
}

function named<T extends z.ZodType>(shape: T, ids: Record<string, unknown>): z.output<T> {
  const read = shape.safeParse(ids);
  if (!read.success) throw new Refusal('unauthorized', 'The token names nobody.');
  return read.data;
}
