import { z } from 'zod';
import { Refusal } from '../../../platform/errors.js';
import { type OwnKind, signOwn, verifyOwn } from './own-tokens.js';
import type { SigningKeys } from './signing-keys.js';

const staff: OwnKind = { type: 'at+jwt', audience: 'logishift-support-api', lifetime: 15 * 60_000 };
const ids = z.object({ userId: z.uuid(), sessionId: z.uuid() });

/** Signs an access token of 15 minutes for one session of a member of staff. */
export async function signStaffToken(keys: SigningKeys, userId: string, sessionId: string, now: Date) {
  const { token, ...ends } = await signOwn(keys, staff, userId, { sid: sessionId }, now);
  return { access: token, ...ends };
}

export async function verifyStaffToken(keys: SigningKeys, token: string, now: Date) {
  const { claims, expires_at } = await verifyOwn(keys, staff, token, now);
  const named = ids.safeParse({ userId: claims.sub, sessionId: claims['sid'] });
  if (!named.success) throw new Refusal('unauthorized', 'The token names no session.');
  return { ...named.data, expires_at };
}
