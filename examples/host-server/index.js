import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { customer } from './customer.js';
import { signSupportToken } from './support-token.js';

/** Where the support server is, as browsers see it. */
export const supportUrl = new URL(process.env.SUPPORT_URL ?? 'http://localhost:8787').origin;

/** Whose session it is, by the cookie's value. A real host has a sign-in of its own, with a password. */
const sessions = new Map();

export function signIn(c) {
  const id = crypto.randomUUID();
  sessions.set(id, customer);
  setCookie(c, 'example_session', id, { path: '/', httpOnly: true, sameSite: 'Lax' });
  return customer;
}

export function signOut(c) {
  sessions.delete(deleteCookie(c, 'example_session', { path: '/' }));
}

/** The signed-in customer, or undefined. */
export function customerOf(c) {
  return sessions.get(getCookie(c, 'example_session'));
}

/** A host's server: who is signed in, and the token that says so to the support server. */
export function createHost() {
  const app = new Hono();
  const answer = (c, who) => c.json({ customer: who?.name ?? null, support_url: supportUrl });
  app.use(csrf());
  app.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  });
  app.get('/page.css', serveStatic({ path: fileURLToPath(new URL('page.css', import.meta.url)) }));
  app.get('/favicon.ico', (c) => c.body(null, 204));

  app.get('/session', (c) => answer(c, customerOf(c)));
  app.post('/session', (c) => answer(c, signIn(c)));
  app.delete('/session', (c) => answer(c, signOut(c)));

  app.get('/support-token', async (c) => {
    const who = customerOf(c);
    return who ? c.text(await signSupportToken(who)) : c.text('Nobody is signed in', 401);
  });
  return app;
}

/** Listens on `PORT`, or the port given, until the process is ended. */
export async function listen(app, port) {
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(Number(process.env.PORT ?? port), 'localhost');
  await once(server, 'listening');
  console.log(`http://localhost:${server.address().port}/  (support server: ${supportUrl})`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
  }
}
