import { deliveries } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { putDelivery } from './put.js';
import { ownDeliveries, ownDelivery } from './service.js';

export function mountDeliveries(app: App): void {
  serve(app, deliveries.list, ({ request, query }) => ownDeliveries(request, request.actor, query));
  serve(app, deliveries.put, ({ request, params, body }) => putDelivery(request, request.actor, params.id, body));
  serve(app, deliveries.get, ({ request, params }) => ownDelivery(request, params.ref));
}
