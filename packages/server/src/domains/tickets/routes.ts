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
import type { Beside } from './views.js';

export function mountTickets(app: App, beside: Beside): void {
  serve(
    app,
    tickets.create,
    ({ context, actor, body }, word: HostWord) => createTicket(context, app.limiter, actor, body, word),
    ({ context, actor, body }) => prepareTicket(context, app.limiter, actor, body),
  );
  serve(app, tickets.list, ({ context, actor, query }) => ownTickets(context, actor, query));
  serve(app, tickets.news, ({ context, actor }) => ownNews(context, actor));
  serve(app, tickets.get, ({ context, actor, params }) => ticketDetail(context, actor, params.id, beside));
  serve(app, tickets.confirm, ({ context, actor, params }) => settleTicket(context, actor, params.id, 'confirm'));
  serve(app, tickets.reopen, ({ context, actor, params }) => settleTicket(context, actor, params.id, 'reopen'));
  serve(app, tickets.track, ({ context, params, http }) =>
    trackTicket(context, app.limiter, params.tracking_code, http.get('address')),
  );
  serve(app, tickets.assigned, ({ context, actor, query: { scope, ...query } }) => {
    const agent_id = { assigned: actor.id, unassigned: 'none' as const, visible: undefined }[scope];
    return staffTickets(context, actor, { ...query, agent_id });
  });
  serve(app, tickets.assignSelf, ({ context, actor, params }) => assignSelf(context, actor, params.id));
  serve(app, tickets.updateStatus, ({ context, actor, params, body, ifMatch }) =>
    updateStatus(context, actor, params.id, body, ifMatch),
  );
  serve(app, tickets.all, ({ context, actor, query }) => staffTickets(context, actor, query));
  serve(app, tickets.reassign, ({ context, actor, params, body, ifMatch }) =>
    reassign(context, actor, params.id, body.agent_id, ifMatch),
  );
  serve(app, tickets.queues, ({ context, actor }) => queueCounts(context, actor));
  serve(app, tickets.find, ({ context, actor, params }) => ticketByNumber(context, actor, params.number));
  serve(app, tickets.daily, ({ context }) => dailyStats(context));
  serve(app, tickets.stats, ({ context }) => stats(context));
}
