import { agents } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { approveAgent, reinstateAgent, rejectAgent, suspendAgent } from './decide-on-agents.js';
import { listAgents } from './list-agents.js';
import { registerAgent } from './register-agent.js';

export function mountAgents(app: App): void {
  serve(app, agents.register, ({ request, body }) => registerAgent(request, body));
  serve(app, agents.list, ({ request, query }) => listAgents(request, query));
  serve(app, agents.approve, ({ request, params, body }) => approveAgent(request, { ...params, ...body }));
  serve(app, agents.reject, ({ request, params }) => rejectAgent(request, params));
  serve(app, agents.suspend, ({ request, params }) => suspendAgent(request, params));
  serve(app, agents.reinstate, ({ request, params }) => reinstateAgent(request, params));
}
