import { ops } from '@logishift/support-sdk/contract';
import { sql } from 'drizzle-orm';
import type { Hono } from 'hono';
import { mountAgents, registerAnew } from './domains/agents/index.js';
import { mountConversations, ticketMarksOf, ticketMessagesOf } from './domains/conversations/index.js';
import { keepClaims, mountDeliveries } from './domains/deliveries/index.js';
import { mountFaq } from './domains/faq/index.js';
import { mountFeedback } from './domains/feedback/index.js';
import { mountGuests } from './domains/guests/index.js';
import { createAuthenticate, hostTokenVerifier, mountIdentity, type SigningKeys } from './domains/identity/index.js';
import { authenticateKey, mountIntegrations } from './domains/integrations/index.js';
import { type Live, mountLive } from './domains/live/index.js';
import { mountMail } from './domains/mail/index.js';
import { mountNotes, ticketNotesOf } from './domains/notes/index.js';
import { mountNotifications } from './domains/notifications/index.js';
import { mountPendingActs } from './domains/pending-acts/index.js';
import { mountTickets } from './domains/tickets/index.js';
import type { Context } from './platform/context.js';
import type { Database } from './platform/db/connect.js';
import { Refusal } from './platform/errors.js';
import { createBodyBudget } from './platform/http/body-budget.js';
import { deadline } from './platform/http/deadline.js';
import { createMetrics } from './platform/http/metrics.js';
import { crossOrigin, dataHeaders, keepPrivate, observe, refuseRawAddress } from './platform/http/middleware.js';
import { refuseUnknownRoute } from './platform/http/not-found.js';
import { toProblem } from './platform/http/problem.js';
import { createLimiter } from './platform/http/rate-limit.js';
import { mountReference } from './platform/http/reference.js';
import { type App, createRouter, type Env } from './platform/http/router.js';
import { serve } from './platform/http/serve.js';
import { mountSettings } from './platform/http/settings.js';
import { mountConsole, mountWidget } from './platform/http/static.js';
import { mountTicketPage } from './platform/http/ticket-page.js';
import type { MailTransport } from './platform/mail/transport.js';

// Milliseconds: for a request, and for one that is in flight when the server is asked to stop.
const requestDeadline = 4500;
const stoppingGrace = 1500;

/** How the server goes away: first nobody new is to be sent to it, then it stops. */
export interface Leaving {
  draining: AbortSignal;
  stopping: AbortSignal;
}

/**
 * The whole server as one Hono app: what is around every request, then every domain.
 * `countersDb` has connections of its own: counting inside a request's transaction must not wait for another of the pool's.
 */
export function createApp(
  context: Context,
  keys: SigningKeys,
  countersDb: Database,
  live: Live,
  mail: Pick<MailTransport, 'state'>,
  leaving: Leaving,
): Hono<Env> {
  const { config, log } = context;
  const metrics = createMetrics();
  metrics.watch('support_live_streams', 'Open live streams', () => live.hub.streams.size);
  const router = createRouter();
  const app: App = {
    router,
    context,
    limiter: createLimiter(config.rateLimits, countersDb),
    bodies: createBodyBudget(),
    authenticate: createAuthenticate(keys, hostTokenVerifier(config.trustedIssuers, log), keepClaims, authenticateKey),
  };

  router.use(observe(context, metrics, leaving.stopping));
  const inTime = deadline(requestDeadline, leaving.stopping, stoppingGrace);
  router.use('/health/ready', inTime);
  router.use('/unsubscribe', inTime);
  router.use('/api/*', crossOrigin(config, log), dataHeaders, keepPrivate, refuseRawAddress, inTime);

  mountIdentity(app, keys, registerAnew);
  mountIntegrations(app);
  mountDeliveries(app);
  mountTickets(app, { messages: ticketMessagesOf, marks: ticketMarksOf, notes: ticketNotesOf });
  mountAgents(app);
  mountConversations(app);
  mountPendingActs(app);
  mountGuests(app);
  mountNotes(app);
  mountFaq(app);
  mountFeedback(app);
  mountNotifications(app);
  mountMail(app, keys);
  mountLive(app, live);

  serve(app, ops.live, async () => ({ status: 'ok' }));
  serve(app, ops.ready, async ({ context }) => {
    if (leaving.draining.aborted) throw new Refusal('draining', 'Send requests to another node.', {}, 2);
    await context.db.execute(sql`select 1`);
    return { status: 'ok', database: 'ok', mail: mail.state() };
  });
  serve(app, ops.metrics, async ({ http }) => http.text(await metrics.text()));

  mountSettings(app, mail);
  mountReference(router, config.publicUrl);
  mountWidget(router, config.publicUrl);
  mountConsole(router);
  mountTicketPage(router);

  router.notFound(refuseUnknownRoute);
  router.onError((error, http) =>
    toProblem(error, http, (unexpected) =>
      log.error({ err: unexpected, request_id: http.get('request_id') }, 'A request failed'),
    ),
  );
  return router;
}
