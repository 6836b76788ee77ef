import { type Settings, settingsEndpoints } from '@logishift/support-sdk/contract';
import type { MailTransport } from '../mail/transport.js';
import { version } from '../version.js';
import type { App } from './router.js';
import { serve } from './serve.js';

/** Tells admins how the server was set up. */
export function mountSettings(app: App, mail: Pick<MailTransport, 'state'>): void {
  const { config } = app.context;
  const settings = (): Settings => ({
    version,
    public_url: config.publicUrl,
    allowed_origins: config.allowedOrigins,
    console_origin: config.consoleOrigin ?? null,
    trusted_issuers: config.trustedIssuers.map(({ name, algorithm }) => ({ name, algorithm })),
    auto_close_days: config.autoCloseDays,
    ticket_url: config.ticketUrl,
    mail: { state: mail.state(), from: config.mailFrom },
    delivery_lookup: config.deliveryLookup
      ? { issuer: config.deliveryLookup.issuer, host: new URL(config.deliveryLookup.url).host }
      : null,
  });
  serve(app, settingsEndpoints.get, async () => settings());
}
