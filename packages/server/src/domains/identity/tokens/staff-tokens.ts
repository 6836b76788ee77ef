import { z } from 'zod';
import type { Context } from '../../../platform/context.js';
import { Refusal } from '../../../platform/errors.js';
import { type OwnKind, signOwn, verifyOwn } from './own-tokens.js';

const staff: OwnKind = { type: 'at+jwt', audience: 'logishift-support-api', lifetime: 15 * 60_000 };
const ids = z.object({ userId: z.uuid(), sessionId: z.uuid() });

/** Signs an access token of 15 minutes for one session of a member of staff. */
export async function signStaffToken(context: Context, userId: string, sessionId: string) {
  const { token, ...ends } = await signOwn(context, staff, userId, { sid: sessionId });
  return { access: token, ...ends };
}

export async function verifyStaffToken(context: Context, token: string) {
  const { expires_at, ...verified } = await verifyOwn(context, staff, token);
  const { sub: userId, sid: sessionId } = verified.payload;
  const named = ids.safeParse({ userId, sessionId });
  if (!named.success) throw new Refusal('unauthorized', 'The token names no session.');
  return { ...verified, says: { by: 'session' as const, ...named.data, expires_at } };
}
