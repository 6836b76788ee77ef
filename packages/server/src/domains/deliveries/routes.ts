import { deliveries } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { putDelivery } from './put.js';
import { ownDeliveries, ownDelivery } from './service.js';

export function mountDeliveries(app: App): void {
  serve(app, deliveries.list, ({ context, actor, query }) => ownDeliveries(context, actor, query));
  serve(app, deliveries.put, ({ context, actor, params, body }) => putDelivery(context, actor, params.id, body));
  serve(app, deliveries.get, ({ context, actor, params }) => ownDelivery(context, actor, params.ref));
}
