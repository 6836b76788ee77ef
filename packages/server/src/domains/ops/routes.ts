import { ops, settingsEndpoints } from '@logishift/support-sdk/contract';
import { sql } from 'drizzle-orm';
import { Refusal } from '../../platform/errors.js';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { mailTransport } from '../mail/index.js';
import { serverSettings } from './settings.js';

export function mountOps(app: App): void {
  const { metrics, leaving } = app;
  serve(app, ops.live, async () => ({ status: 'ok' }));
  serve(app, ops.ready, async ({ request }) => {
    if (leaving.draining.aborted) throw new Refusal('draining', 'Send requests to another node.', {}, 2);
    await request.db.execute(sql`select 1`);
    return { status: 'ok', database: 'ok', mail: request.ports.get(mailTransport).state() };
  });
  serve(app, ops.metrics, async ({ http }) => http.text(await metrics.text()));
  serve(app, settingsEndpoints.get, async ({ request }) => serverSettings(request));
}
