import { pendingActs } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { addAct } from './add-act.js';
import { ownActs } from './own-acts.js';
import { undoAct } from './undo-act.js';

export function mountPendingActs(app: App): void {
  serve(app, pendingActs.add, ({ request, params, body }) => addAct(request, { ...params, ...body }));
  serve(app, pendingActs.list, ({ request }) => ownActs(request));
  serve(app, pendingActs.undo, ({ request, params }) => undoAct(request, params));
}
