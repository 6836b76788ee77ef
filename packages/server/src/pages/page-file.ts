import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import type { Env } from '../platform/http/router.js';
import { immutable } from './built-files.js';

const types = { js: 'text/javascript', css: 'text/css' } as const;

/**
 * Serves a file of a page, kept for good: another content is another address.
 *
 * @param stem how its address begins: `/ticket/page`
 * @returns the address
 */
export function servePageFile(router: Hono<Env>, stem: string, kind: keyof typeof types, content: string): string {
  const at = `${stem}-${createHash('sha256').update(content).digest('hex').slice(0, 8)}.${kind}`;
  const headers = {
    'content-type': `${types[kind]}; charset=utf-8`,
    'cache-control': immutable,
  };
  router.get(at, (http) => http.body(content, 200, headers));
  return at;
}
