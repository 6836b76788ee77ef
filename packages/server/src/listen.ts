import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { StartError } from './platform/errors.js';
import { createSupport } from './support.js';

/** How long requests in flight may take to end once we are asked to stop. Milliseconds. */
const patience = 3000;

/** Runs the server until SIGTERM or SIGINT; then what is in flight is answered, and everything is closed in order. */
export async function listen(env: Record<string, string | undefined>): Promise<void> {
  const support = await createSupport({ env });
  const { config, context } = support;
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

  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  context.log.info('Stopping');
  const ended = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), patience);
  await ended;
  clearTimeout(late);
  await support.stop();
  context.log.info('Stopped');
}
