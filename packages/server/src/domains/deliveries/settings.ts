import { z } from 'zod';
import { defineSettings } from '../../platform/config/settings.js';
import { hostSecret, json } from '../../platform/config/values.js';
import type { TrustedIssuer } from '../identity/index.js';

/** Where we ask the host about a delivery that it has not told us of. */
const deliveryLookup = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .refine((value) => value.includes('{ref}') && value.includes('{customer}'), 'needs {ref} and {customer}'),
  secret: hostSecret,
  issuer: z.string().min(1),
  timeout_ms: z.int().min(50).max(3000).default(1500),
});
export type DeliveryLookup = z.output<typeof deliveryLookup>;

export const settings = defineSettings({
  shapes: { SUPPORT_DELIVERY_LOOKUP: json(deliveryLookup).optional() },
  files: ['SUPPORT_DELIVERY_LOOKUP'],
  check: ({ SUPPORT_DELIVERY_LOOKUP: lookup, SUPPORT_TRUSTED_ISSUERS: trusted }) => {
    // One of them is still the text that it came as: it was refused.
    if (typeof lookup !== 'object' || !Array.isArray(trusted)) return [];
    const isTrusted = (trusted as TrustedIssuer[]).some(({ name }) => name === lookup.issuer);
    return isTrusted ? [] : [['SUPPORT_DELIVERY_LOOKUP', '`issuer` is the name of one of SUPPORT_TRUSTED_ISSUERS']];
  },
  make: (it) => ({ deliveryLookup: it.SUPPORT_DELIVERY_LOOKUP }),
});
