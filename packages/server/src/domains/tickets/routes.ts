import { tickets } from '@logishift/support-sdk/contract';
import type { App } from '../../platform/http/router.js';
import { leavingOf, serve } from '../../platform/http/serve.js';
import type { HostWord } from '../deliveries/index.js';
import { trackTicket } from './tracking/track-ticket.js';
import { changeTicket } from './verbs/change-ticket.js';
import { dailyStats, queueCounts, stats } from './verbs/count-tickets.js';
import { askAboutDelivery, createTicket } from './verbs/create-ticket.js';
import { ownTickets, staffTickets } from './verbs/list-tickets.js';
import { ownNews } from './verbs/own-news.js';
import { reassignTicket } from './verbs/reassign-ticket.js';
import { searchOwnTickets, searchStaffTickets } from './verbs/search-tickets.js';
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
  serve(app, tickets.list, ({ request, query, http }) =>
    isSearch(query) ? searchOwnTickets(request, { query, signal: leavingOf(http) }) : ownTickets(request, query),
  );
  serve(app, tickets.news, ({ request }) => ownNews(request));
  serve(app, tickets.get, ({ request, params }) => showTicket(request, params));
  serve(app, tickets.confirm, ({ request, params }) => settleTicket(request, { ...params, verdict: 'confirm' }));
  serve(app, tickets.reopen, ({ request, params }) => settleTicket(request, { ...params, verdict: 'reopen' }));
  serve(app, tickets.track, ({ request, params }) => trackTicket(request, { code: params.tracking_code }));
  serve(app, tickets.assigned, ({ request, query: { scope, ...rest }, http }) => {
    const agent_id = { assigned: request.actor.id, unassigned: 'none' as const, visible: undefined }[scope];
    const query = { ...rest, agent_id };
    return isSearch(query)
      ? searchStaffTickets(request, { query, signal: leavingOf(http) })
      : staffTickets(request, query);
  });
  serve(app, tickets.assignSelf, ({ request, params }) => takeTicket(request, params));
  serve(app, tickets.updateStatus, ({ request, params, body }) => changeTicket(request, { ...params, ...body }));
  serve(app, tickets.all, ({ request, query, http }) =>
    isSearch(query) ? searchStaffTickets(request, { query, signal: leavingOf(http) }) : staffTickets(request, query),
  );
  serve(app, tickets.reassign, ({ request, params, body }) => reassignTicket(request, { ...params, ...body }));
  serve(app, tickets.readers, ({ request, params }) => showReaders(request, params));
  serve(app, tickets.queues, ({ request }) => queueCounts(request));
  serve(app, tickets.find, ({ request, params }) => findPastedTicket(request, params));
  serve(app, tickets.daily, ({ request }) => dailyStats(request));
  serve(app, tickets.stats, ({ request }) => stats(request));
}

/** What is blank looks for nothing. */
const isSearch = <Q extends { q?: string | undefined }>(query: Q): query is Q & { q: string } =>
  query.q !== undefined && query.q.trim() !== '';
