import type { BodyOf, QueryOf } from '../call.js';
import type { RequestOptions, StaffClient } from '../client.js';
import type { ApiKey, NewApiKey } from '../types.js';
import { Resource } from './resource.js';

/** Admin: the API keys with which a host's programs call. */
export class Integrations extends Resource<StaffClient> {
  /** API keys, the newest first, revoked ones too. */
  keys(query: QueryOf<'integrations.keys'> = {}, options?: RequestOptions) {
    return this.client.pages('integrations.keys', { query }, options);
  }

  /** Makes a key. Its `key` is in this answer alone. */
  createKey(key: BodyOf<'integrations.createKey'>, options?: RequestOptions): Promise<NewApiKey> {
    return this.client.call('integrations.createKey', { body: key }, options);
  }

  /** Revokes a key, at once and for good. */
  revokeKey(id: string, options?: RequestOptions): Promise<ApiKey> {
    return this.client.call('integrations.revokeKey', { params: { id } }, options);
  }
}
