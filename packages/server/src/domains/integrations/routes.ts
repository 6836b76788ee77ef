import { integrations } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { createKey, listKeys, revokeKey } from './service.js';

export function mountIntegrations(app: App): void {
  serve(app, integrations.keys, ({ context, query }) => listKeys(context, query));
  serve(app, integrations.createKey, ({ context, actor, body }) => createKey(context, actor, body));
  serve(app, integrations.revokeKey, ({ context, actor, params }) => revokeKey(context, actor, params.id));
}
