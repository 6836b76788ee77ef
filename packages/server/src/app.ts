import type { Hono } from 'hono';
import { line } from './domains/index.js';
import { mountPages } from './pages/index.js';
import type { Context } from './platform/context.js';
import { createBodyBudget } from './platform/http/body/body-budget.js';
import { refuseUnknownRoute } from './platform/http/contract/not-found.js';
import { deadline } from './platform/http/deadline.js';
import { createShortWay } from './platform/http/kept/send-again.js';
import type { Leaving } from './platform/http/leaving.js';
import { createMetrics } from './platform/http/metrics.js';
import { crossOrigin, dataHeaders, observe, refuseRawAddress } from './platform/http/middleware.js';
import { toProblem } from './platform/http/problem.js';
import { type App, createRouter, type Env } from './platform/http/router.js';
import type { Workers } from './platform/workers/workers.js';

// Milliseconds: for a request, and for one that is in flight when the server is asked to stop.
const requestDeadline = 4500;
const stoppingGrace = 1500;

/**
 * The whole server as one Hono app: what is around every request, then every domain, then the pages. `fetch` is the same, with a short way
 * for what is sent again as it was.
 */
export function createApp(
  context: Context,
  leaving: Leaving,
  workers: Workers,
): { app: Hono<Env>; fetch: Hono<Env>['fetch'] } {
  const { config, log } = context;
  const router = createRouter();
  const app: App = { router, context, bodies: createBodyBudget(), metrics: createMetrics(workers), leaving };

  const shortWay = createShortWay(app);
  router.use(shortWay.remember);
  router.use(observe(context, app.metrics, leaving.stopping));
  const inTime = deadline(requestDeadline, leaving.stopping, stoppingGrace);
  router.use('/health/ready', inTime);
  router.use('/unsubscribe', inTime);
  router.use('/api/*', dataHeaders, crossOrigin(config, log), refuseRawAddress, inTime);

  for (const domain of line) domain.routes?.(app);
  mountPages(app);

  router.notFound(refuseUnknownRoute);
  router.onError((error, http) =>
    toProblem(error, http, (unexpected) =>
      log.error({ err: unexpected, request_id: http.get('request_id') }, 'A request failed'),
    ),
  );
  const fetch: typeof router.fetch = (request, ...around) => {
    const answer = shortWay.answer(request, around[0] as object | undefined);
    if (answer instanceof Promise) return answer.then((found) => found ?? router.fetch(request, ...around));
    return answer ?? router.fetch(request, ...around);
  };
  return { app: router, fetch };
}
