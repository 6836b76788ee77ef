import { pendingActs } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { addAct, ownActs, undoAct } from './service.js';

export function mountPendingActs(app: App): void {
  serve(app, pendingActs.add, ({ context, actor, params, body, ifMatch }) =>
    addAct(context, actor, params.id, body, ifMatch),
  );
  serve(app, pendingActs.list, ({ context, actor }) => ownActs(context, actor));
  serve(app, pendingActs.undo, ({ context, actor, params }) => undoAct(context, actor, params.id));
}
