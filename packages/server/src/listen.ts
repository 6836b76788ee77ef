import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import type { FullConfig } from './configuration.js';
import { stopSignals, tellFaults } from './ending.js';
import type { Config } from './platform/config.js';
import { StartError } from './platform/errors.js';
import { holdContinue } from './platform/http/connection.js';
import { allEndpoints } from './platform/http/contract/openapi.js';
import type { Places } from './platform/workers/workers.js';
import { type SupportServer, startSupport } from './support.js';

/**
 * Once we are asked to stop, in milliseconds: how long a connection that is kept may still bring a request, to be told with its answer
 * that it is the last; and how long all of them may take to end, which is longer than any request has.
 */
const lastChance = 1000;
const patience = 2000;

/** Runs the server in this process until SIGTERM or SIGINT; then what is in flight is answered, and everything is closed in order. */
export async function listen(config: FullConfig): Promise<void> {
  const { stop, asked } = stopSignals();
  const faults = tellFaults();
  const support = await startSupport(config, { signal: stop }).catch((error) => {
    if (stop.aborted) return null;
    throw error;
  });
  if (!support) return;
  if (stop.aborted) return support.stop();
  const { log } = support.context;
  // After one that nobody caught, nothing is sure: what is in flight is answered, and we end.
  const broken = faults.tellTo(log);
  const server = createServer(support.fetch);
  server.maxConnections = config.maxConnections;
  try {
    await openPort(server, config);
  } catch (error) {
    await support.stop();
    throw error;
  }
  log.info({ port: config.port, url: config.publicUrl }, 'logiShift support is listening');

  let failure = await Promise.race([asked, support.failed, broken]);
  if (!failure && config.drainSeconds > 0) {
    log.info({ seconds: config.drainSeconds }, 'Draining');
    support.beginDrain();
    failure = await Promise.race([delay(config.drainSeconds * 1000, null, { ref: false }), support.failed, broken]);
  }
  log.info('Stopping');
  await endServing(support, server);
  await support.stop();
  log.info('Stopped');
  if (failure) throw failure;
}

/** @throws StartError where somebody else has the port */
export async function openPort(server: Server, { port, host }: Config): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port, backlog: 2048, ...(host && { host }) }, resolve);
    });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    throw new StartError(`Port ${port} is in use. End the other program, or set PORT to another one.`);
  }
}

/** Answers what is in flight, and takes nothing more. */
export async function endServing(support: SupportServer, server: Server): Promise<void> {
  await Promise.all([support.beginStop(), endConnections(server)]);
}

/** The HTTP server: how long it waits for whom. */
export function createServer(fetch: Parameters<typeof createAdaptorServer>[0]['fetch']): Server {
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
  holdContinue(server);
  return server;
}

/** Closes a connection for which there is no place. */
export function boundConnections(server: Server, places: Places): void {
  server.on('connection', async (socket) => {
    const key = 'open';
    if (!(await places.take(key))) socket.destroy();
    else if (socket.destroyed) places.leave(key);
    else socket.once('close', () => places.leave(key));
  });
}

/**
 * Takes no new connection, and ends each with its next answer, which says so. Closing those that are idle at once would cut off requests
 * that are on their way on them; `Server.close` of `node:http` does.
 */
async function endConnections(server: Server): Promise<void> {
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
