import { agents } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { approveAgent, listAgents, registerAgent, reinstateAgent, rejectAgent, suspendAgent } from './service.js';

export function mountAgents(app: App): void {
  serve(app, agents.register, ({ request, body }) => registerAgent(request, request.limiter, body, request.network));
  serve(app, agents.list, ({ request, query }) => listAgents(request, query));
  serve(app, agents.approve, ({ request, params, body }) =>
    approveAgent(request, request.actor, params.agent_id, body.accept_unproven ?? false),
  );
  serve(app, agents.reject, ({ request, params }) => rejectAgent(request, request.actor, params.agent_id));
  serve(app, agents.suspend, ({ request, params }) => suspendAgent(request, request.actor, params.agent_id));
  serve(app, agents.reinstate, ({ request, params }) => reinstateAgent(request, request.actor, params.agent_id));
}
