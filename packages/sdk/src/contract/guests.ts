import { z } from 'zod';
import { digitsOf } from '../text.js';
import { email } from './email-address.js';
import { endpoint } from './endpoint.js';
import { expiresIn, id, line, locale, mailSender, time } from './values.js';

/** A guest who has proved an address. `access` is a bearer token like any other, good for 24 hours. */
export const guestSession = z.strictObject({
  access: z.string(),
  expires_at: time,
  expires_in: expiresIn,
  person: z.strictObject({ id, email: z.string(), name: z.string() }),
});
export type GuestSession = z.output<typeof guestSession>;

/** A code on its way to an address. */
export const sentCode = z.strictObject({
  email: z.string(),
  expires_at: time,
  expires_in: expiresIn,
  tries: z.int().meta({ description: 'How often it may be tried' }),
  from: mailSender,
});
export type SentCode = z.output<typeof sentCode>;

/** Tickets that became a customer's own. */
export const adoption = z.strictObject({
  adopted: z.int(),
  guest_id: id.nullable().meta({ description: 'Whose they were; null where none was adopted' }),
});
export type Adoption = z.output<typeof adoption>;

export const guests = {
  requestCode: endpoint('guests.requestCode', {
    summary: "Have a code of six digits sent to an address, to prove that it is one's own",
    description:
      'Known and unknown addresses get the same answer. The code is good for 10 minutes and 5 tries; those sent before stay good until their own time.',
    body: z.strictObject({ email, locale: locale.optional() }).meta({ examples: [{ email: 'priya@parcels.example' }] }),
    answer: { status: 200, shape: sentCode },
  }),
  verify: endpoint('guests.verify', {
    summary: 'Prove an address by its code, and act as its guest from then on',
    description:
      'Refused with `wrong_code`, the problem has `tries_left` where a code was asked for from the same network: how often it may still be tried. 0: ask for a new one. Nobody else learns whether there is a code.',
    body: z
      .strictObject({
        email,
        code: z
          .string()
          .max(200)
          .overwrite(digitsOf)
          .regex(/^\d{6}$/, 'Write the six digits of the code')
          .meta({ description: 'Digits of any script; what stands between them does not matter' }),
        name: line(100).optional(),
        locale: locale.optional(),
      })
      .meta({ examples: [{ email: 'priya@parcels.example', code: '402817', name: 'Priya Nair' }] }),
    answer: { status: 200, shape: guestSession },
    refusals: ['wrong_code'],
  }),
  adopt: endpoint('guests.adopt', {
    summary: 'Take over the tickets that one wrote as a guest with the same address',
    description:
      "Only for an address that the host's token says is proven (`email_verified: true`). What the guest sent with an `Idempotency-Key` may be sent again with it by who adopts: it is done once.",
    answer: { status: 200, shape: adoption },
    refusals: ['email_not_proven'],
  }),
};
