import { setTimeout as delay } from 'node:timers/promises';
import { ops, settingsEndpoints } from '@logishift/support-sdk/contract';
import { sql } from 'drizzle-orm';
import { Refusal } from '../../platform/errors.js';
import { type Readers, readersPort } from '../../platform/events/readers.js';
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

type Lags = Awaited<ReturnType<Readers['lags']>>;
// Milliseconds.
const patience = 1000;

/** How far the readers of the ledger are behind, on all nodes together. */
function watchReaders({ metrics, context }: App): void {
  const readers = context.ports.get(readersPort);
  let asked = { at: Number.NEGATIVE_INFINITY, lags: Promise.resolve<Lags>(new Map()) };
  // Whoever reads the numbers has them without the database, too: then there are none of these.
  const inTime = async (lags: Promise<Lags>): Promise<Lags> => {
    const late = delay(patience, undefined, { ref: false }).then((): Lags => {
      throw new Error('The database does not answer in time');
    });
    return Promise.race([lags, late]);
  };
  const lags = () => {
    const at = performance.now();
    if (at - asked.at > patience) asked = { at, lags: inTime(readers.lags(context.db)) };
    return asked.lags;
  };
  const each = async (what: 'seconds' | 'events') =>
    new Map([...(await lags())].map(([name, lag]) => [name, lag[what]] as const));
  const [seconds, events] = [
    'How old the oldest event is that it has not read',
    'Events that it has not read, up to 10,000',
  ];
  metrics.watchEach('support_ledger_reader_lag_seconds', seconds as string, 'reader', () => each('seconds'));
  metrics.watchEach('support_ledger_reader_lag_events', events as string, 'reader', () => each('events'));
}
