import { messages } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { markMessages, sendMessage } from './service.js';

export function mountConversations(app: App): void {
  serve(app, messages.send, ({ context, actor, params, body, ifMatch }) =>
    sendMessage(context, app.limiter, actor, params.id, body, ifMatch),
  );
  serve(app, messages.mark, ({ context, actor, params, body }) => markMessages(context, actor, params.id, body));
}
