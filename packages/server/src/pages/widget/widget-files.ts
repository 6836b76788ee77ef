import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import type { Env } from '../../platform/http/router.js';
import { brief, builtFiles, immutable } from '../built-files.js';
import { describeEmbed } from './embed.js';

/**
 * The widget, for every origin, as module scripts need it: `/widget.js`, which is looked at again after five minutes;
 * `/widget/{version}/widget.js`, which never changes; their chunks; and the lines that pin all of them by hash.
 */
export function mountWidget(router: Hono<Env>, publicUrl: string): void {
  const built = builtFiles('@logishift/support-widget', 'dist/cdn');
  if (!built) return;
  const { root, version } = built;
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
