import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import type { Config } from './platform/config.js';
import { reasonOf, StartError } from './platform/errors.js';
import { holdContinue } from './platform/http/connection.js';
import { allEndpoints } from './platform/http/contract/openapi.js';
import { createLog, type Logger } from './platform/log.js';
import { createSupport } from './support.js';

/**
 * Once we are asked to stop, in milliseconds: how long a connection that is kept may still bring a request, to be told with its answer
 * that it is the last; and how long all of them may take to end, which is longer than any request has.
 */
const lastChance = 1000;
const patience = 2000;

/** Runs the server until SIGTERM or SIGINT; then what is in flight is answered, and everything is closed in order. */
export async function listen(env: Record<string, string | undefined>): Promise<void> {
  // From the very beginning: whoever stops us while we are starting must not leave our PostgreSQL behind.
  const stop = new AbortController();
  const asked = new Promise<null>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        stop.abort();
        resolve(null);
      });
    }
  });
  // A promise that failed with nobody waiting for it: a fault of ours to be told, and no reason to end what others wait for.
  let log: Logger = createLog('error');
  process.on('unhandledRejection', (reason) =>
    log.error({ err: asError(reason) }, 'Something failed that nobody waits for'),
  );
  const support = await createSupport({ env, signal: stop.signal }).catch((error) => {
    if (stop.signal.aborted) return null;
    throw error;
  });
  if (!support) return;
  if (stop.signal.aborted) return support.stop();
  const { config, context } = support;
  log = context.log;
  // After one that nobody caught, nothing is sure: what is in flight is answered, and we end.
  const broken = new Promise<Error>((resolve) => {
    process.on('uncaughtException', (error) => {
      log.fatal({ err: asError(error) }, 'Something failed that nobody caught');
      resolve(asError(error));
    });
  });
  const server = createServer(support.fetch, config);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port: config.port, backlog: 2048, ...(config.host && { host: config.host }) }, resolve);
    });
  } catch (error) {
    await support.stop();
    if ((error as { code?: string }).code === 'EADDRINUSE') {
      throw new StartError(`Port ${config.port} is in use. End the other program, or set PORT to another one.`);
    }
    throw error;
  }
  context.log.info({ port: config.port, url: config.publicUrl }, 'logiShift support is listening');

  let failure = await Promise.race([asked, support.failed, broken]);
  if (!failure && config.drainSeconds > 0) {
    context.log.info({ seconds: config.drainSeconds }, 'Draining');
    support.beginDrain();
    failure = await Promise.race([delay(config.drainSeconds * 1000, null, { ref: false }), support.failed, broken]);
  }
  context.log.info('Stopping');
  await Promise.all([support.beginStop(), endConnections(server)]);
  await support.stop();
  context.log.info('Stopped');
  if (failure) throw failure;
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(reasonOf(thrown)));

/** The HTTP server: how long it waits for whom, and how many connections it holds. */
export function createServer(fetch: Parameters<typeof createAdaptorServer>[0]['fetch'], config: Config): Server {
  const longestBody = Math.max(...allEndpoints().map(({ body_limits }) => body_limits?.seconds ?? 0));
  const server = createAdaptorServer({
    fetch,
    serverOptions: {
      headersTimeout: 10_000,
      // Bodies are ended by whoever reads them, and connections by whoever does not: this stands behind both.
      requestTimeout: (longestBody + 20) * 1000,
      connectionsCheckingInterval: 2000,
      // Longer than load balancers keep a connection that is idle (60 s): otherwise they send into one that is just closing.
      keepAliveTimeout: 65_000,
    },
  }) as Server;
  server.maxConnections = config.maxConnections;
  holdContinue(server);
  return server;
}

/**
 * Takes no new connection, and ends each with its next answer, which says so. Closing those that are idle at once would cut off requests
 * that are on their way on them; `Server.close` of `node:http` does.
 */
export async function endConnections(server: Server): Promise<void> {
  const ended = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()));
  let idle: ReturnType<typeof setInterval> | undefined;
  const quiet = setTimeout(() => {
    // A connection whose last answer was begun before we were asked goes idle only now.
    idle = setInterval(() => server.closeIdleConnections(), 20);
  }, lastChance);
  const late = setTimeout(() => server.closeAllConnections(), patience);
  await ended;
  clearTimeout(quiet);
  clearInterval(idle);
  clearTimeout(late);
}
