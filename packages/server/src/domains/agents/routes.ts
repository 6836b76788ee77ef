import { agents } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { approveAgent, listAgents, registerAgent, reinstateAgent, rejectAgent, suspendAgent } from './service.js';

export function mountAgents(app: App): void {
  serve(app, agents.register, ({ context, body, http }) =>
    registerAgent(context, app.limiter, body, http.get('address')),
  );
  serve(app, agents.list, ({ context, query }) => listAgents(context, query));
  serve(app, agents.approve, ({ context, actor, params, body }) =>
    approveAgent(context, actor, params.agent_id, body.accept_unproven ?? false),
  );
  serve(app, agents.reject, ({ context, actor, params }) => rejectAgent(context, actor, params.agent_id));
  serve(app, agents.suspend, ({ context, actor, params }) => suspendAgent(context, actor, params.agent_id));
  serve(app, agents.reinstate, ({ context, actor, params }) => reinstateAgent(context, actor, params.agent_id));
}
