import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { personName } from './people.js';
import { byId, id, line, page, paging, time } from './values.js';

export const apiKeyScopes = ['deliveries:write'] as const;
export type ApiKeyScope = (typeof apiKeyScopes)[number];

/** A key with which a host's program calls us. The key itself is shown once, when it is made. */
export const apiKey = z.strictObject({
  id,
  name: z.string(),
  issuer: z.string().meta({ description: 'The trusted issuer for whose customers and deliveries it speaks' }),
  scopes: z.array(z.enum(apiKeyScopes)),
  prefix: z.string().meta({ description: 'Its beginning, to tell keys apart' }),
  created_by: personName,
  created_at: time,
  last_used_at: time.nullable().meta({ description: 'To the hour' }),
  revoked_at: time.nullable(),
});
export type ApiKey = z.output<typeof apiKey>;

export const newApiKey = apiKey.extend({ key: z.string() });
export type NewApiKey = z.output<typeof newApiKey>;

export const integrations = {
  keys: endpoint('integrations.keys', {
    summary: 'API keys, the newest first, revoked ones too',
    query: z.strictObject(paging),
    answer: { status: 200, shape: page(apiKey) },
  }),
  createKey: endpoint('integrations.createKey', {
    summary: 'Make an API key; the answer alone shows it',
    body: z
      .strictObject({
        name: line(100),
        issuer: line(100).meta({ description: 'The `name` of one of SUPPORT_TRUSTED_ISSUERS' }),
        scopes: z.array(z.enum(apiKeyScopes)).min(1).default(['deliveries:write']),
      })
      .meta({ examples: [{ name: 'Shipping system', issuer: 'shop' }] }),
    answer: { status: 201, shape: newApiKey },
  }),
  revokeKey: endpoint('integrations.revokeKey', {
    summary: 'Revoke an API key, at once and for good',
    params: byId,
    answer: { status: 200, shape: apiKey },
  }),
};
