import { z } from 'zod';
import { hostSecret, json } from '../../../platform/config/values.js';

const trustedIssuer = z
  .strictObject({
    name: z.string().min(1).optional(),
    algorithm: z.enum(['HS256', 'ES256', 'RS256', 'EdDSA']),
    secret: z.union([hostSecret, z.array(hostSecret).min(1)]).optional(),
    jwks_url: z.url({ protocol: /^https?$/ }).optional(),
    issuer: z.string().optional(),
    audience: z.string().optional(),
    claims: z
      .strictObject({
        id: z.string().default('sub'),
        email: z.string().default('email'),
        name: z.string().default('name'),
        locale: z.string().default('locale'),
        email_verified: z.string().default('email_verified'),
        deliveries: z.string().default('deliveries'),
        guest_delivery: z.string().default('guest_delivery'),
      })
      .prefault({}),
  })
  .refine(
    ({ algorithm, secret, jwks_url }) =>
      (algorithm === 'HS256') === (secret !== undefined) && (algorithm !== 'HS256') === (jwks_url !== undefined),
    'HS256 takes `secret`; the other algorithms take `jwks_url`',
  );

/** What an issuer without a name is called, who may only be the one there is. */
const soleIssuer = '0';

/** The issuer of guests who proved an address here. */
export const guestIssuer = 'guest';

/** One host app whose tokens sign customers in. `name` is part of its customers' identity. */
export type TrustedIssuer = z.output<typeof trustedIssuer> & { name: string };

/** The hosts whose tokens sign customers in, as they are set. */
export const trustedIssuers = json(z.array(trustedIssuer))
  // By its place in the list, an issuer would hand its customers to another once the list changes.
  .refine(
    (list) => list.length < 2 || list.every(({ name }) => name !== undefined),
    'has several issuers and one without a `name`: name each, for good, as its customers are known by it. The one that stood alone without a name is `"name":"0"`; of several, the first is "0", the second "1"',
  )
  .transform((list) => list.map((issuer): TrustedIssuer => ({ ...issuer, name: issuer.name ?? soleIssuer })))
  .refine((list) => new Set(list.map(({ name }) => name)).size === list.length, 'has two issuers of one name')
  .refine(
    (list) => list.every(({ name }) => name !== guestIssuer),
    `has an issuer named \`${guestIssuer}\`, which is ours`,
  );
