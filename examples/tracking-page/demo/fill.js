import { createSupport } from '@logishift/support-server';
import { beginningOfHistory, seed } from './seed.js';

/** People are slower than this. */
const unlimited = JSON.stringify(
  Object.fromEntries(
    [
      'person',
      'address',
      'register',
      'create_ticket_minute',
      'create_ticket_day',
      'send_message_minute',
      'send_message_day',
    ].map((name) => [name, { points: 1_000_000, seconds: 60 }]),
  ),
);

/**
 * Fills the database that `settings` name, before anybody else can reach it: by a support server in this process, on no port, whose
 * clock begins a month ago and is set to the time of each thing that happens. It mails nobody of what is long past.
 * @param onStart told the function that ends it early
 */
export async function fill({ settings, site, issuer, onStart }) {
  let now = beginningOfHistory();
  const clock = {
    now: () => now,
    set: (time) => {
      now = time;
    },
  };
  const support = await createSupport({
    env: { ...settings, SUPPORT_RATE_LIMITS: unlimited },
    now: clock.now,
    mails: false,
  });
  onStart(support.stop);
  const server = { baseUrl: settings.SUPPORT_PUBLIC_URL, fetch: (request) => support.fetch(request) };
  try {
    await seed({ server, site, issuer, clock });
  } finally {
    await support.stop();
  }
}
