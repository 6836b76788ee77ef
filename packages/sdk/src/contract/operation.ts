import type { ApiKeyScope } from './integrations.js';

/**
 * Kinds of caller. A `guest` is a customer without the host's sign-in: known by a proven address, or by a token for one
 * delivery. A `link` is whoever opens a ticket from a mail. A `pending_agent` has registered and awaits approval (or was
 * rejected). An `integration` is a program with an API key.
 */
export type Caller = 'customer' | 'guest' | 'link' | 'pending_agent' | 'agent' | 'admin' | 'integration';

export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With the final slash for `/api` routes; every route answers with and without it. */
  path: `/${string}`;
  /** Who may ever use it. A signed-in caller of another kind gets 403. */
  who: 'anyone' | readonly Caller[];
  /** What a program's API key must be for. */
  scope?: ApiKeyScope;
  /** It creates something: an `Idempotency-Key` is honoured, and the SDK sends one. */
  creates?: true;
}
