import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { describeEmbed } from './embed.js';
import type { Env } from './router.js';

const require = createRequire(import.meta.url);

/** Where a package of the workspace, or of node_modules, has its built files. Null: it is not installed or not built. */
function builtFiles(name: string, folder: string): string | null {
  try {
    const built = join(dirname(require.resolve(`${name}/package.json`)), folder);
    return existsSync(built) ? built : null;
  } catch {
    return null;
  }
}

const immutable = 'public, max-age=31536000, immutable';
const brief = 'public, max-age=300';

/**
 * The widget, for every origin, as module scripts need it: `/widget.js`, which is looked at again after five minutes;
 * `/widget/{version}/widget.js`, which never changes; their chunks; and the lines that pin all of them by hash.
 */
export function mountWidget(router: Hono<Env>, publicUrl: string): void {
  const root = builtFiles('@logishift/support-widget', 'dist/cdn');
  if (!root) return;
  const { version } = require('@logishift/support-widget/package.json') as { version: string };
  const pinned = `/widget/${version}/`;
  router.on('GET', ['/widget.js', '/widget/*'], async (http, next) => {
    await next();
    http.header('access-control-allow-origin', '*');
    http.header('cross-origin-resource-policy', 'cross-origin');
    http.header('x-content-type-options', 'nosniff');
    if (!http.res.ok || http.res.headers.has('cache-control')) return;
    http.header('cache-control', http.req.path === '/widget.js' ? brief : immutable);
  });

  router.get('/widget/embed.json', (http) => {
    http.header('cache-control', brief);
    const languages = http.req.queries('lang')?.flatMap((list) => list.split(',')) ?? [];
    return http.json(describeEmbed(root, version, publicUrl, languages));
  });

  const loader = readFileSync(join(root, 'widget.js'), 'utf8');
  const etag = `"${createHash('sha256').update(loader).digest('base64url')}"`;
  router.get('/widget.js', (http) => {
    http.header('etag', etag);
    const known = http.req
      .header('if-none-match')
      ?.split(',')
      .map((tag) => tag.trim().replace(/^W\//, ''));
    if (known?.some((tag) => tag === etag || tag === '*')) {
      http.header('cache-control', brief);
      return http.body(null, 304);
    }
    return http.body(loader, 200, { 'content-type': 'text/javascript; charset=utf-8' });
  });
  router.get(`${pinned}*`, serveStatic({ root, rewriteRequestPath: (path) => path.slice(pinned.length - 1) }));
  router.get('/widget/*', serveStatic({ root }));
}

/** The console, a single-page app, under a strict policy. */
export function mountConsole(router: Hono<Env>): void {
  const root = builtFiles('@logishift/support-console', 'dist');
  if (!root) return;
  const page = readFileSync(join(root, 'index.html'), 'utf8');
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
  router.use('/console/assets/*', async (http, next) => {
    await next();
    if (http.res.ok) http.header('cache-control', immutable);
  });
  router.get('/console/assets/*', serveStatic({ root, rewriteRequestPath: (path) => path.replace('/console', '') }));
  router.get(
    '/console/:file{[^/]+\\.(?:svg|png|ico|webmanifest)}',
    serveStatic({ root, rewriteRequestPath: (path) => path.replace('/console', '') }),
  );
  // The router takes both forms for one, in `req.path` too: only that without the slash leads to the other.
  router.get('/console', (http, next) =>
    new URL(http.req.url).pathname === '/console' ? http.redirect('/console/') : next(),
  );
  router.get('/console/*', (http) => {
    // A missing asset is missing: the page in its place would be run as a script.
    if (http.req.path.startsWith('/console/assets/')) return http.notFound();
    http.header('cache-control', 'no-cache');
    return http.html(page);
  });
}
