import { tickets } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import type { HostWord } from '../deliveries/index.js';
import { trackTicket } from './tracking/track-ticket.js';
import { changeTicket } from './verbs/change-ticket.js';
import { dailyStats, queueCounts, stats } from './verbs/count-tickets.js';
import { askAboutDelivery, createTicket } from './verbs/create-ticket.js';
import { ownTickets, staffTickets } from './verbs/list-tickets.js';
import { ownNews } from './verbs/own-news.js';
import { reassignTicket } from './verbs/reassign-ticket.js';
import { settleTicket } from './verbs/settle-ticket.js';
import { showReaders } from './verbs/show-readers.js';
import { findPastedTicket, showTicket } from './verbs/show-ticket.js';
import { takeTicket } from './verbs/take-ticket.js';

export function mountTickets(app: App): void {
  serve(
    app,
    tickets.create,
    ({ request, body }, hostWord: HostWord) => createTicket(request, { ...body, hostWord }),
    ({ request, body }) => askAboutDelivery(request, body),
  );
  serve(app, tickets.list, ({ request, query }) => ownTickets(request, query));
  serve(app, tickets.news, ({ request }) => ownNews(request));
  serve(app, tickets.get, ({ request, params }) => showTicket(request, params));
  serve(app, tickets.confirm, ({ request, params }) => settleTicket(request, { ...params, verdict: 'confirm' }));
  serve(app, tickets.reopen, ({ request, params }) => settleTicket(request, { ...params, verdict: 'reopen' }));
  serve(app, tickets.track, ({ request, params }) => trackTicket(request, { code: params.tracking_code }));
  serve(app, tickets.assigned, ({ request, query: { scope, ...query } }) => {
    const agent_id = { assigned: request.actor.id, unassigned: 'none' as const, visible: undefined }[scope];
    return staffTickets(request, { ...query, agent_id });
  });
  serve(app, tickets.assignSelf, ({ request, params }) => takeTicket(request, params));
  serve(app, tickets.updateStatus, ({ request, params, body }) => changeTicket(request, { ...params, ...body }));
  serve(app, tickets.all, ({ request, query }) => staffTickets(request, query));
  serve(app, tickets.reassign, ({ request, params, body }) => reassignTicket(request, { ...params, ...body }));
  serve(app, tickets.readers, ({ request, params }) => showReaders(request, params));
  serve(app, tickets.queues, ({ request }) => queueCounts(request));
  serve(app, tickets.find, ({ request, params }) => findPastedTicket(request, params));
  serve(app, tickets.daily, ({ request }) => dailyStats(request));
  serve(app, tickets.stats, ({ request }) => stats(request));
}
