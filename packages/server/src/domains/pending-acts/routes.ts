import { pendingActs } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { addAct, ownActs, undoAct } from './service.js';

export function mountPendingActs(app: App): void {
  serve(app, pendingActs.add, ({ request, params, body }) =>
    addAct(request, request.actor, params.id, body, request.ifMatch),
  );
  serve(app, pendingActs.list, ({ request }) => ownActs(request, request.actor));
  serve(app, pendingActs.undo, ({ request, params }) => undoAct(request, request.actor, params.id));
}
