import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { identitySettings } from '../identity/index.js';
import { hashKey } from './keys.js';
import { findKeyByHash, type KeyRow, markUsed } from './queries.js';

// Milliseconds: a key in use all day is not written all day.
const usedEvery = 3_600_000;

/** The program behind an API key. A key whose issuer is trusted no longer opens nothing. */
export async function authenticateKey(context: Context, sent: string): Promise<Actor> {
  const key = await findKeyByHash(context, hashKey(sent));
  if (!key || !identitySettings.of(context).trustedIssuers.some(({ name }) => name === key.issuer)) {
    throw new Refusal('unauthorized', 'This API key is not known here, or was revoked.');
  }
  await noteUse(context, key);
  return {
    id: key.id,
    kind: 'integration',
    role: 'customer',
    name: key.name,
    email: null,
    locale: 'en',
    issuer: key.issuer,
    external_id: null,
    scopes: key.scopes,
    session_id: null,
    only_ticket_id: null,
    only_delivery_id: null,
    email_is_proven: false,
    expires_at: null,
    since: key.created_at,
  };
}

/** An admin sees which keys are in use. */
async function noteUse(context: Context, { id, last_used_at }: KeyRow): Promise<void> {
  const unless = new Date(context.now().getTime() - usedEvery);
  if (!last_used_at || Date.parse(last_used_at) <= unless.getTime()) await markUsed(context, id, unless);
}
