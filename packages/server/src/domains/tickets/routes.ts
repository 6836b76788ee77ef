import { tickets } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import type { HostWord } from '../deliveries/index.js';
import { assignSelf, reassign } from './assigning.js';
import { settleTicket, updateStatus } from './changing.js';
import { createTicket, prepareTicket } from './creating.js';
import { ownNews } from './news.js';
import {
  dailyStats,
  ownTickets,
  queueCounts,
  staffTickets,
  stats,
  ticketByNumber,
  ticketDetail,
  trackTicket,
} from './reading.js';

export function mountTickets(app: App): void {
  serve(
    app,
    tickets.create,
    ({ request, body }, word: HostWord) => createTicket(request, request.limiter, request.actor, body, word),
    ({ request, body }) => prepareTicket(request, request.limiter, request.actor, body),
  );
  serve(app, tickets.list, ({ request, query }) => ownTickets(request, request.actor, query));
  serve(app, tickets.news, ({ request }) => ownNews(request, request.actor));
  serve(app, tickets.get, ({ request, params }) => ticketDetail(request, request.actor, params.id));
  serve(app, tickets.confirm, ({ request, params }) => settleTicket(request, request.actor, params.id, 'confirm'));
  serve(app, tickets.reopen, ({ request, params }) => settleTicket(request, request.actor, params.id, 'reopen'));
  serve(app, tickets.track, ({ request, params }) =>
    trackTicket(request, request.limiter, params.tracking_code, request.network),
  );
  serve(app, tickets.assigned, ({ request, query: { scope, ...query } }) => {
    const agent_id = { assigned: request.actor.id, unassigned: 'none' as const, visible: undefined }[scope];
    return staffTickets(request, request.actor, { ...query, agent_id });
  });
  serve(app, tickets.assignSelf, ({ request, params }) => assignSelf(request, request.actor, params.id));
  serve(app, tickets.updateStatus, ({ request, params, body }) =>
    updateStatus(request, request.actor, params.id, body, request.ifMatch),
  );
  serve(app, tickets.all, ({ request, query }) => staffTickets(request, request.actor, query));
  serve(app, tickets.reassign, ({ request, params, body }) =>
    reassign(request, request.actor, params.id, body.agent_id, request.ifMatch),
  );
  serve(app, tickets.queues, ({ request }) => queueCounts(request, request.actor));
  serve(app, tickets.find, ({ request, params }) => ticketByNumber(request, request.actor, params.number));
  serve(app, tickets.daily, ({ request }) => dailyStats(request));
  serve(app, tickets.stats, ({ request }) => stats(request));
}
