import type { Hono } from 'hono';
import { LRUCache } from 'lru-cache';
import { KeptBody } from '../../platform/http/kept/kept-body.js';
import { sendKept } from '../../platform/http/kept/send-kept.js';
import type { Env, Http } from '../../platform/http/router.js';
import { brief, builtFiles, immutable } from '../built-files.js';
import { keepFiles } from '../kept-files.js';
import { describeEmbed } from './embed.js';

/**
 * The widget, for every origin, as module scripts need it: `/widget.js`, which is looked at again after a minute;
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
  });

  const embeds = new LRUCache<string, KeptBody>({ max: 50 });
  router.get('/widget/embed.json', (http) => {
    const languages = http.req.queries('lang')?.flatMap((list) => list.split(',')) ?? [];
    const asked = languages.join();
    let body = embeds.get(asked);
    if (!body) {
      body = new KeptBody(JSON.stringify(describeEmbed(root, version, publicUrl, languages)), 'application/json');
      embeds.set(asked, body);
    }
    return sendKept(http, body, brief);
  });

  const files = keepFiles(root);
  const file = (at: string, cacheControl: string) => (http: Http) => {
    const found = files.get(http.req.path.slice(at.length));
    return found ? sendKept(http, found, cacheControl, { body: () => found, isCounted: false }) : http.notFound();
  };
  router.get('/widget.js', file('/', brief));
  // Chunks are asked for beside the loader that names them.
  router.get(`${pinned}*`, file(pinned, immutable));
  router.get('/widget/*', file('/', immutable));
}
