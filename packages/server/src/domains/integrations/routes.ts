import { integrations } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { createKey, listKeys, revokeKey } from './api-keys.js';

export function mountIntegrations(app: App): void {
  serve(app, integrations.keys, ({ request, query }) => listKeys(request, query));
  serve(app, integrations.createKey, ({ request, body }) => createKey(request, body));
  serve(app, integrations.revokeKey, ({ request, params }) => revokeKey(request, params));
}
