import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { createHost } from './app.js';

/** Starts the host. Resolves, once it listens, to the function that stops it. Rejects when the port is taken. */
export async function startHost({ port, hostname = '127.0.0.1', ...options }) {
  const server = createAdaptorServer({ fetch: createHost(options).fetch });
  server.listen(port, hostname);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} is in use, so the tracking page cannot start. Choose another with HOST_PORT.`);
  }
  return async () => {
    server.close();
    // Requests in flight are answered; whoever is slower than this is cut off.
    setTimeout(() => server.closeAllConnections(), 2_000).unref();
    await once(server, 'close');
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { HOST_PORT = '8788', HOST, SUPPORT_URL, SUPPORT_ISSUER_SECRET, SESSION_SECRET } = process.env;
  if (!SUPPORT_URL || !SUPPORT_ISSUER_SECRET || !SESSION_SECRET) {
    console.error('Set SUPPORT_URL, SUPPORT_ISSUER_SECRET and SESSION_SECRET, or run demo.js, which sets them all.');
    process.exit(1);
  }
  try {
    const stop = await startHost({
      port: Number(HOST_PORT),
      hostname: HOST,
      supportUrl: SUPPORT_URL,
      issuer: { secret: SUPPORT_ISSUER_SECRET, issuer: 'https://tracking.example', audience: 'logishift-support' },
      sessionSecret: SESSION_SECRET,
    });
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
    console.log(`Tracking page: http://localhost:${HOST_PORT}/`);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
