import { z } from 'zod';
import { endpoint } from './endpoint.js';

/** How the server was set up, as far as admins may know: no secret is in it. It is changed in its environment. */
export const settings = z.strictObject({
  version: z.string(),
  public_url: z.string(),
  allowed_origins: z.array(z.string()),
  console_origin: z.string().nullable(),
  trusted_issuers: z.array(z.strictObject({ name: z.string(), algorithm: z.string() })),
  auto_close_days: z.number(),
  ticket_url: z.string(),
  mail: z.strictObject({ state: z.enum(['ok', 'off', 'failing']), from: z.string() }),
  delivery_lookup: z.strictObject({ issuer: z.string(), host: z.string() }).nullable(),
});
export type Settings = z.output<typeof settings>;

export const settingsEndpoints = {
  get: endpoint('settings.get', {
    summary: 'How the server was set up',
    answer: { status: 200, shape: settings },
  }),
};
