import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { reasonOf, StartError } from './platform/errors.js';
import { createLog, type Logger } from './platform/log.js';
import { createSupport } from './support.js';

/** How long connections may take to end once we are asked to stop: longer than any request has. Milliseconds. */
const patience = 2000;

/** Runs the server until SIGTERM or SIGINT; then what is in flight is answered, and everything is closed in order. */
export async function listen(env: Record<string, string | undefined>): Promise<void> {
  // From the very beginning: whoever stops us while we are starting must not leave our PostgreSQL behind.
  let stopAsked = false;
  const asked = new Promise<null>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        stopAsked = true;
        resolve(null);
      });
    }
  });
  // A promise that failed with nobody waiting for it: a fault of ours to be told, and no reason to end what others wait for.
  let log: Logger = createLog('error');
  process.on('unhandledRejection', (reason) =>
    log.error({ err: asError(reason) }, 'Something failed that nobody waits for'),
  );
  const support = await createSupport({ env });
  if (stopAsked) return support.stop();
  const { config, context } = support;
  log = context.log;
  // After one that nobody caught, nothing is sure: what is in flight is answered, and we end.
  const broken = new Promise<Error>((resolve) => {
    process.on('uncaughtException', (error) => {
      log.fatal({ err: asError(error) }, 'Something failed that nobody caught');
      resolve(asError(error));
    });
  });
  const server = createAdaptorServer({ fetch: support.fetch }) as Server;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port: config.port, ...(config.host && { host: config.host }) }, resolve);
    });
  } catch (error) {
    await support.stop();
    if ((error as { code?: string }).code === 'EADDRINUSE') {
      throw new StartError(`Port ${config.port} is in use. End the other program, or set PORT to another one.`);
    }
    throw error;
  }
  context.log.info({ port: config.port, url: config.publicUrl }, 'logiShift support is listening');

  const failure = await Promise.race([asked, support.failed, broken]);
  context.log.info('Stopping');
  await Promise.all([support.beginStop(), endConnections(server)]);
  await support.stop();
  context.log.info('Stopped');
  if (failure) throw failure;
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(reasonOf(thrown)));

/** Takes no new connection, and ends each once its request is answered, or when the time is up. */
async function endConnections(server: Server): Promise<void> {
  const ended = new Promise<void>((resolve) => server.close(() => resolve()));
  // A kept connection goes idle only after its answer: looked at again until all are gone.
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  const late = setTimeout(() => server.closeAllConnections(), patience);
  await ended;
  clearInterval(idle);
  clearTimeout(late);
}
