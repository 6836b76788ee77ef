import { live as endpoints } from '@logishift/support-sdk/contract';
import { isStaff } from '../../platform/actor.js';
import { inTransaction } from '../../platform/db/transaction.js';
import type { App } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { tell } from '../../platform/live/signal.js';
import { loadTicket, readersOf } from '../tickets/index.js';
import type { Live } from './live.js';
import { markLiveEnded } from './queries.js';
import { presentFor } from './reach.js';

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // nginx and those like it pass each event on at once.
  'x-accel-buffering': 'no',
};

export function mountLive(app: App, live: Live): void {
  serve(app, endpoints.stream, async ({ actor, http }) => {
    // Who asks for the headers alone reads no stream.
    if (http.req.method === 'HEAD') return new Response(null, { headers });
    const stream = await live.hub.open(actor, http.req.header('last-event-id'), http.get('over'));
    return new Response(stream.outlet.body, { headers });
  });

  serve(app, endpoints.end, ({ context, actor }) =>
    inTransaction(context, async (context) => {
      // Whoever has one ticket's mailed link ends with their page, and never the customer's own streams.
      if (actor.kind === 'link') return;
      await markLiveEnded(context, actor.id);
      tell(context, { kind: 'rights' });
    }),
  );

  serve(app, endpoints.signal, async ({ context, actor, params, body }) => {
    await app.limiter.take('signal', actor.id);
    const ticket = await loadTicket(context, actor, params.id);
    const person = { id: actor.id, role: actor.role, name: actor.name };
    tell(context, {
      kind: 'presence',
      ticket_id: ticket.id,
      to: readersOf(ticket),
      person,
      state: body.state,
    });
    const now = Date.now();
    const others = live.presence.on(ticket.id, now).filter(({ id }) => id !== actor.id);
    const own = body.state === 'away' ? [] : [{ ...person, state: body.state }];
    return {
      ticket_id: ticket.id,
      people: isStaff(actor) ? [...others, ...own] : [...presentFor(others, actor), ...own],
      agents_online: live.presence.agentsOnline(now),
    };
  });
}
