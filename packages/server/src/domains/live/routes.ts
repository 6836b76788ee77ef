import { live as endpoints } from '@logishift/support-sdk/contract';
import { isStaff } from '../../platform/actor.js';
import { changingOneself, inTransaction } from '../../platform/db/transaction.js';
import { standing } from '../../platform/http/caller/standing.js';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { tell } from '../../platform/live/signal.js';
import { markLiveEnded } from '../identity/index.js';
import { audienceOf, loadTicket } from '../tickets/index.js';
import { limits } from './limits.js';
import { liveStreams } from './live.js';
import { presentFor } from './present-for.js';

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // nginx and those like it pass each event on at once.
  'x-accel-buffering': 'no',
};

export function mountLive(app: App): void {
  const live = app.context.ports.get(liveStreams);
  app.metrics.watch('support_live_streams', 'Open live streams', () => live.hub.streams.size);

  serve(app, endpoints.stream, async ({ request, http }) => {
    // Who asks for the headers alone reads no stream.
    if (http.req.method === 'HEAD') return http.body(null, 200, headers);
    // As their rights are now: from here on they are watched.
    await request.ports.get(standing)(request, request.actor, null);
    const stream = await live.hub.open(request.actor, http.req.header('last-event-id'), http.get('over')());
    return http.body(stream.outlet.body, 200, headers);
  });

  serve(app, endpoints.end, ({ request }) =>
    inTransaction(changingOneself(request), async (request) => {
      // Whoever has one ticket's mailed link ends with their page, and never the customer's own streams.
      if (request.actor.kind === 'link') return;
      await markLiveEnded(request, request.actor.id);
      tell(request, { kind: 'rights', person: request.actor.id });
    }),
  );

  serve(app, endpoints.signal, async ({ request, params, body }) => {
    await request.limiter.take(limits.signal, request.actor.id);
    // Told, not written: whoever may tell it no more says nothing.
    const [ticket] = await Promise.all([loadTicket(request, params.id), request.begins?.(request, null)]);
    const person = { id: request.actor.id, role: request.actor.role, name: request.actor.name };
    tell(request, {
      kind: 'presence',
      ticket_id: ticket.id,
      to: audienceOf(ticket),
      person,
      state: body.state,
    });
    const now = Date.now();
    const others = live.presence.on(ticket.id, now).filter(({ id }) => id !== request.actor.id);
    const own = body.state === 'away' ? [] : [{ ...person, state: body.state }];
    return {
      ticket_id: ticket.id,
      people: isStaff(request.actor) ? [...others, ...own] : [...presentFor(others, request.actor), ...own],
      agents_online: live.presence.agentsOnline(now),
    };
  });
}
