import { deliveries } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { ownDeliveries, ownDelivery } from './own-deliveries.js';
import { putDelivery } from './put-delivery.js';

export function mountDeliveries(app: App): void {
  serve(app, deliveries.list, ({ request, query }) => ownDeliveries(request, query));
  serve(app, deliveries.put, ({ request, params, body }) => putDelivery(request, { ...body, ...params }));
  serve(app, deliveries.get, ({ request, params }) => ownDelivery(request, params));
}
