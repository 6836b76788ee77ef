import { ops, settingsEndpoints } from '@logishift/support-sdk/contract';
import { sql } from 'drizzle-orm';
import { Refusal } from '../../platform/errors.js';
import { readersPort } from '../../platform/events/readers.js';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { mailTransport } from '../mail/index.js';
import { serverSettings } from './settings.js';

export function mountOps(app: App): void {
  const { metrics, leaving } = app;
  watchReaders(app);
  serve(app, ops.live, async () => ({ status: 'ok' }));
  serve(app, ops.ready, async ({ request }) => {
    if (leaving.draining.aborted) throw new Refusal('draining', 'Send requests to another node.', {}, 2);
    await request.db.execute(sql`select 1`);
    return { status: 'ok', database: 'ok', mail: request.ports.get(mailTransport).state() };
  });
  serve(app, ops.metrics, async ({ http }) => http.text(await metrics.text()));
  serve(app, settingsEndpoints.get, async ({ request }) => serverSettings(request));
}

/** How far the readers of the ledger are behind, on all nodes together. */
function watchReaders({ metrics, context }: App): void {
  const readers = context.ports.get(readersPort);
  const each = async (what: 'seconds' | 'events') =>
    new Map([...(await readers.lags())].map(([name, lag]) => [name, lag[what]] as const));
  const [seconds, events] = [
    'How old the oldest event is that it has not read',
    'Events that it has not read, up to 10,000',
  ];
  metrics.watchEach('support_ledger_reader_lag_seconds', seconds as string, 'reader', () => each('seconds'));
  metrics.watchEach('support_ledger_reader_lag_events', events as string, 'reader', () => each('events'));
}
