import { feedback } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { giveFeedback } from './give-feedback.js';

export function mountFeedback(app: App): void {
  serve(app, feedback.give, ({ request, params, body }) => giveFeedback(request, { ...params, ...body }));
}
