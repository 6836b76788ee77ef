import { messages } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { markMessages, sendMessage } from './service.js';

export function mountConversations(app: App): void {
  serve(app, messages.send, ({ request, params, body }) =>
    sendMessage(request, request.limiter, request.actor, params.id, body, request.ifMatch),
  );
  serve(app, messages.mark, ({ request, params, body }) => markMessages(request, request.actor, params.id, body));
}
