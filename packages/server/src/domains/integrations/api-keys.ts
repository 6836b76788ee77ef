import type { ApiKey, ApiKeyScope, NewApiKey, Page } from '@logishift/support-sdk/contract';
import type { Context } from '../../platform/context.js';
import { inTransaction } from '../../platform/db/transaction.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { readCursor, toPage } from '../../platform/http/pagination.js';
import type { Request } from '../../platform/request.js';
import { identitySettings } from '../identity/index.js';
import { makeKey } from './keys.js';
import { findKey, findKeys, insertKey, markRevoked } from './queries.js';

export async function listKeys(
  request: Request,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<ApiKey>> {
  const place = readCursor(cursor, 'newest');
  return toPage(await findKeys(request, place?.id ?? null, limit + 1), limit, 'newest');
}

/** Makes a key. The answer alone shows it: only its hash is kept. */
export async function createKey(
  request: Request,
  { name, issuer, scopes }: { name: string; issuer: string; scopes: ApiKeyScope[] },
): Promise<NewApiKey> {
  const { actor, log } = request;
  const known = identitySettings.of(request).trustedIssuers.map((trusted) => trusted.name);
  if (!known.includes(issuer)) {
    const message = `Name one of SUPPORT_TRUSTED_ISSUERS: ${known.join(', ') || 'there is none yet'}`;
    throw invalidInput([{ path: 'issuer', message, code: 'unknown_issuer' }]);
  }
  const { key, ...kept } = makeKey();
  const made = await inTransaction(request, async (request) => {
    const id = await insertKey(request, { ...kept, name, issuer, scopes: [...new Set(scopes)], created_by: actor.id });
    return loadKey(request, id);
  });
  log.info({ api_key: made.id, by: actor.id }, 'An API key was made');
  return { ...made, key };
}

/** Revokes a key, at once and for good. Again changes nothing. */
export async function revokeKey(request: Request, { id }: { id: string }): Promise<ApiKey> {
  const revoked = await inTransaction(request, async (request) => {
    await markRevoked(request, id);
    return loadKey(request, id);
  });
  request.log.info({ api_key: id, by: request.actor.id }, 'An API key was revoked');
  return revoked;
}

async function loadKey(context: Context, id: string): Promise<ApiKey> {
  const found = await findKey(context, id);
  if (!found) throw new Refusal('not_found', 'There is no such API key.');
  return found;
}
