import type { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { sendKept } from '../platform/http/kept/send-kept.js';
import type { Env, Http } from '../platform/http/router.js';
import { brief, builtFiles, immutable, lookedAt } from './built-files.js';
import { keepFiles } from './kept-files.js';

/** The console, a single-page app, under a strict policy. */
export function mountConsole(router: Hono<Env>): void {
  const built = builtFiles('@logishift/support-console', 'dist');
  if (!built) return;
  const files = keepFiles(built.root);
  const page = files.get('index.html');
  if (!page) return;
  router.use(
    '/console/*',
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      strictTransportSecurity: false,
    }),
  );
  const own = (http: Http) => files.get(http.req.path.replace('/console/', ''));
  router.get('/console/assets/*', (http) => {
    const file = own(http);
    // A missing asset is missing: the page in its place would be run as a script.
    return file ? sendKept(http, file, immutable, { body: () => file, isCounted: false }) : http.notFound();
  });
  router.get('/console/:file{[^/]+\\.(?:svg|png|ico|webmanifest)}', (http, next) => {
    const file = own(http);
    return file ? Promise.resolve(sendKept(http, file, brief)) : next();
  });
  // The router takes both forms for one, in `req.path` too: only that without the slash leads to the other.
  router.get('/console', (http, next) =>
    new URL(http.req.url).pathname === '/console' ? http.redirect('/console/') : next(),
  );
  router.get('/console/*', (http) => sendKept(http, page, lookedAt));
}
