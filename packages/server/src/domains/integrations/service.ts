import type { ApiKey, ApiKeyScope, NewApiKey, Page } from '@logishift/support-sdk/contract';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { readCursor, toPage } from '../../platform/http/pagination.js';
import { identitySettings } from '../identity/index.js';
import { hashKey, makeKey } from './keys.js';
import { findKey, findKeyByHash, findKeys, insertKey, markRevoked, markUsed } from './queries.js';

// Milliseconds: a key in use all day is not written all day.
const usedEvery = 3_600_000;

export async function listKeys(
  context: Context,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<ApiKey>> {
  const place = readCursor(cursor, 'newest');
  return toPage(await findKeys(context, place?.id ?? null, limit + 1), limit, 'newest');
}

/** Makes a key. The answer alone shows it: only its hash is kept. */
export async function createKey(
  context: Context,
  actor: Actor,
  { name, issuer, scopes }: { name: string; issuer: string; scopes: ApiKeyScope[] },
): Promise<NewApiKey> {
  const known = identitySettings.of(context).trustedIssuers.map((trusted) => trusted.name);
  if (!known.includes(issuer)) {
    const message = `Name one of SUPPORT_TRUSTED_ISSUERS: ${known.join(', ') || 'there is none yet'}`;
    throw invalidInput([{ path: 'issuer', message, code: 'unknown_issuer' }]);
  }
  const { key, ...kept } = makeKey();
  const id = await insertKey(context, { ...kept, name, issuer, scopes: [...new Set(scopes)], created_by: actor.id });
  context.log.info({ api_key: id, by: actor.id }, 'An API key was made');
  return { ...(await loadKey(context, id)), key };
}

/** Revokes a key, at once and for good. Again changes nothing. */
export async function revokeKey(context: Context, actor: Actor, id: string): Promise<ApiKey> {
  await markRevoked(context, id);
  const revoked = await loadKey(context, id);
  context.log.info({ api_key: id, by: actor.id }, 'An API key was revoked');
  return revoked;
}

async function loadKey(context: Context, id: string): Promise<ApiKey> {
  const found = await findKey(context, id);
  if (!found) throw new Refusal('not_found', 'There is no such API key.');
  return found;
}

/** The program behind an API key. A key whose issuer is trusted no longer opens nothing. */
export async function authenticateKey(context: Context, sent: string): Promise<Actor> {
  const key = await findKeyByHash(context, hashKey(sent));
  if (!key || !identitySettings.of(context).trustedIssuers.some(({ name }) => name === key.issuer)) {
    throw new Refusal('unauthorized', 'This API key is not known here, or was revoked.');
  }
  const unless = new Date(context.now().getTime() - usedEvery);
  if (!key.last_used_at || Date.parse(key.last_used_at) <= unless.getTime()) await markUsed(context, key.id, unless);
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
