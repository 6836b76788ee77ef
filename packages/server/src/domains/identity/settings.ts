import { email, password } from '@logishift/support-sdk/contract';
import { z } from 'zod';
import { defineSettings } from '../../platform/config/settings.js';
import { trustedIssuers } from './hosts/trusted-issuers.js';

export const settings = defineSettings({
  shapes: {
    SUPPORT_TRUSTED_ISSUERS: trustedIssuers.default([]),
    SUPPORT_SECRET: z.string().min(16, 'needs at least 16 characters').optional(),
    SUPPORT_ADMIN_EMAIL: email.optional(),
    SUPPORT_ADMIN_PASSWORD: z
      .string()
      .refine((value) => password.safeParse(value).success, 'needs 10 to 200 characters')
      .optional(),
  },
  secrets: ['SUPPORT_SECRET', 'SUPPORT_ADMIN_PASSWORD'],
  files: ['SUPPORT_TRUSTED_ISSUERS'],
  check: ({ SUPPORT_ADMIN_EMAIL, SUPPORT_ADMIN_PASSWORD }) =>
    Boolean(SUPPORT_ADMIN_EMAIL) === Boolean(SUPPORT_ADMIN_PASSWORD)
      ? []
      : [['SUPPORT_ADMIN_EMAIL', 'goes together with SUPPORT_ADMIN_PASSWORD']],
  make: (it) => ({
    trustedIssuers: it.SUPPORT_TRUSTED_ISSUERS,
    /** What signing keys are encrypted with in the database. */
    secret: it.SUPPORT_SECRET,
    firstAdmin:
      it.SUPPORT_ADMIN_EMAIL && it.SUPPORT_ADMIN_PASSWORD
        ? { email: it.SUPPORT_ADMIN_EMAIL, password: it.SUPPORT_ADMIN_PASSWORD }
        : undefined,
  }),
});
