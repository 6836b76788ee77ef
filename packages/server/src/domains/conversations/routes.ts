import { messages } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { sendMessage } from './service.js';

export function mountConversations(app: App): void {
  serve(app, messages.send, ({ context, actor, params, body }) => sendMessage(context, actor, params.id, body.body));
}
