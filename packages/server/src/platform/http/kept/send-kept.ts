import type { Http } from '../router.js';
import type { Again } from './again.js';
import { readRange } from './byte-range.js';
import { isKnown, type KeptBody } from './kept-body.js';

/**
 * Sends a kept body in the form its caller takes best, or that nothing of it has changed, or a range of its plain bytes.
 * @param again that it may be sent so to whoever asks for the same address: nothing but the encoding depends on who asks
 */
export function sendKept(http: Http, body: KeptBody, cacheControl: string, again?: Again): Response {
  const asked = http.req.header('range');
  const form = asked === undefined ? body.formFor(http.req.header('accept-encoding')) : body.plain;
  http.header('vary', 'accept-encoding', { append: true });
  http.header('cache-control', cacheControl);
  http.header('etag', form.etag);
  if (isKnown(http.req.header('if-none-match'), form)) return http.body(null, 304);

  http.header('content-type', body.type);
  const condition = http.req.header('if-range');
  const range =
    asked !== undefined && (condition === undefined || condition === form.etag)
      ? readRange(asked, form.bytes.length)
      : null;
  if (range === 'none') {
    http.header('content-range', `bytes */${form.bytes.length}`);
    return http.body(null, 416);
  }
  if (range) {
    http.header('content-range', `bytes ${range.first}-${range.last}/${form.bytes.length}`);
    return send(http, form.bytes.subarray(range.first, range.last + 1), 206);
  }
  if (form.encoding !== 'identity') http.header('content-encoding', form.encoding);
  if (again) http.set('again', again);
  return send(http, form.bytes, 200);
}

/** Whoever asks for the headers alone is told the length too. */
function send(http: Http, bytes: Uint8Array<ArrayBuffer>, status: 200 | 206): Response {
  http.header('content-length', String(bytes.length));
  return http.body(bytes, status);
}
