import { createSupport } from '@logishift/support-server';
import { beginningOfHistory } from './seed.js';

/** People are slower than this. */
const limits = [
  'person',
  'address',
  'register',
  'create_ticket_minute',
  'create_ticket_day',
  'send_message_minute',
  'send_message_day',
];
const unlimited = JSON.stringify(Object.fromEntries(limits.map((name) => [name, { points: 1_000_000, seconds: 60 }])));

/**
 * The support server that a month is brought in by: on the database that `settings` name, in this process and on no port, so that
 * nobody else reaches it meanwhile. Its clock begins a month ago, and is set to the time of each thing that happens. It mails nobody
 * of what is long past.
 * @returns `{ server, clock, stop }`, the first two as seed.js wants them
 */
export async function startHistoryServer(settings) {
  let now = beginningOfHistory();
  const support = await createSupport({
    env: { ...settings, SUPPORT_RATE_LIMITS: unlimited },
    now: () => now,
    mails: false,
  });
  let stopped;
  return {
    server: { baseUrl: settings.SUPPORT_PUBLIC_URL, fetch: (request) => support.fetch(request) },
    clock: {
      now: () => now,
      set: (time) => {
        now = time;
      },
    },
    stop: () => {
      stopped ??= support.stop();
      return stopped;
    },
  };
}
