import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { jwtVerify } from 'jose';

/**
 * A floor: the same answers with no rules at all. It verifies a token, asks the database once, and answers; `store` says how
 * it asks.
 */
export function serveFloor(store) {
  const { PORT, BENCH_SECRET, BENCH_PLAIN_BYTES } = process.env;
  const secret = new TextEncoder().encode(BENCH_SECRET);
  const importedKey = crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  const plain = JSON.stringify({ data: 'x'.repeat(Math.max(0, Number(BENCH_PLAIN_BYTES) - 11)) });

  const app = new Hono();
  app.get('/plain', (c) => c.body(plain, 200, { 'content-type': 'application/json' }));
  app.use('/tickets/*', async (c, next) => {
    const token = c.req.header('authorization')?.slice('Bearer '.length) ?? '';
    const verified = await jwtVerify(token, await importedKey, { algorithms: ['HS256'] }).catch(() => null);
    if (!verified) return c.json({ title: 'Unauthorized' }, 401);
    c.set('customer', verified.payload.sub);
    await next();
  });
  app.post('/tickets/', async (c) => c.json(await store.create(c.get('customer'), await c.req.json()), 201));
  app.get('/tickets/', async (c) => c.json({ data: await store.list(c.get('customer')) }));
  app.get('/tickets/:id/', async (c) => {
    const ticket = await store.get(c.get('customer'), c.req.param('id'));
    return ticket ? c.json(ticket) : c.json({ title: 'Not found' }, 404);
  });

  const server = serve({ fetch: app.fetch, port: Number(PORT), hostname: '127.0.0.1' });
  process.once('SIGTERM', () => {
    server.close(() => store.close());
    server.closeAllConnections();
  });
}
