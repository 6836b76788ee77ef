import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The secret of the host that signs customers' tokens. */
export const secret = 'the bench signs its tokens with this secret';
/** The agents have this password too. */
export const admin = { email: 'admin@bench.example', password: 'benches are for measuring' };

const packageFile = createRequire(import.meta.url).resolve('@logishift/support-server/package.json');
/** The server that is measured: the built one here, or another. */
export const serverFile = process.env.BENCH_SERVER ?? join(dirname(packageFile), 'dist/main.js');

/** Limits are for strangers; here everybody sends as much as they can. */
const unlimited = { points: 1_000_000_000, seconds: 60 };
const lifted = [
  'person',
  'address',
  'create_ticket_minute',
  'create_ticket_day',
  'send_message_minute',
  'send_message_day',
  'search',
];

/** The server's settings: as in production, with those of this environment that a run may be about. */
export function serverSettings({ database, hostOrigin }) {
  const { LOG_LEVEL = 'info', SUPPORT_WORKERS } = process.env;
  return {
    DATABASE_URL: database,
    LOG_LEVEL,
    SUPPORT_SECRET: secret,
    SUPPORT_TRUSTED_ISSUERS: JSON.stringify([{ name: 'bench', algorithm: 'HS256', secret }]),
    SUPPORT_ALLOWED_ORIGINS: hostOrigin,
    SUPPORT_RATE_LIMITS: JSON.stringify(Object.fromEntries(lifted.map((name) => [name, unlimited]))),
    ...(SUPPORT_WORKERS && { SUPPORT_WORKERS }),
  };
}
