import type { Settings } from '@logishift/support-sdk/contract';
import type { Context } from '../../platform/context.js';
import { version } from '../../platform/version.js';
import { deliverySettings } from '../deliveries/index.js';
import { identitySettings } from '../identity/index.js';
import { mailSettings, mailTransport } from '../mail/index.js';
import { ticketSettings } from '../tickets/index.js';

/** How the server was set up, for admins. */
export function serverSettings(context: Context): Settings {
  const { config } = context;
  const { autoCloseDays, ticketUrl } = ticketSettings.of(context);
  const { deliveryLookup } = deliverySettings.of(context);
  return {
    version,
    public_url: config.publicUrl,
    allowed_origins: config.allowedOrigins,
    console_origin: config.consoleOrigin ?? null,
    trusted_issuers: identitySettings.of(context).trustedIssuers.map(({ name, algorithm }) => ({ name, algorithm })),
    auto_close_days: autoCloseDays,
    ticket_url: ticketUrl,
    mail: { state: context.ports.get(mailTransport).state(), from: mailSettings.of(context).mailFrom },
    delivery_lookup: deliveryLookup ? { issuer: deliveryLookup.issuer, host: new URL(deliveryLookup.url).host } : null,
  };
}
