import type { ApiKey, NewApiKey } from '@logishift/support-sdk';
import { support } from '../session/support.js';
import { keyed, Resource } from './resource.js';

const load = keyed(
  () =>
    new Resource<ApiKey[]>(async () => {
      const keys: ApiKey[] = [];
      for await (const key of support.integrations.keys({ limit: 100 })) keys.push(key);
      return keys;
    }),
);

/** Admin: every API key, the newest first, revoked ones too. */
export const apiKeys = () => load(null);

/** Its `key` is in this answer alone. @throws InvalidInputError with `errors`, also for an issuer nobody trusts. */
export async function makeKey(name: string, issuer: string): Promise<NewApiKey> {
  const made = await support.integrations.createKey({ name, issuer, scopes: ['deliveries:write'] });
  await apiKeys().reload();
  return made;
}

/** At once and for good. */
export async function revokeKey(id: string): Promise<void> {
  await support.integrations.revokeKey(id);
  await apiKeys().reload();
}
