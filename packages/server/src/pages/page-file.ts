import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { KeptBody } from '../platform/http/kept/kept-body.js';
import { sendKept } from '../platform/http/kept/send-kept.js';
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
  const body = new KeptBody(content, `${types[kind]}; charset=utf-8`);
  router.get(at, (http) => sendKept(http, body, immutable));
  return at;
}

/** A page that is the same for everybody who asks so. */
export const keptPage = (html: string): KeptBody => new KeptBody(html, 'text/html; charset=UTF-8');
