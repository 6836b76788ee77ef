import { acceptedEncodings, leastPacked, type Packing, pack, packAside } from './encoding.js';
import type { Http } from './router.js';
import { answerWith, say, sayVary } from './said.js';

/** Bytes up to which packing is done at once: about as long as writing the JSON took. */
const mostAtOnce = 64 * 1024;

/**
 * An answer in JSON, packed where its caller takes that and it pays. For answers to GET alone: whatever issues a token, a code or a key is
 * asked for by another method, and is never packed.
 */
export async function packedJson(http: Http, answer: unknown, status: 200 | 201): Promise<Response> {
  const text = JSON.stringify(answer);
  if (text.length < leastPacked) return answerWith(http, text, status, json);
  sayVary(http, 'accept-encoding');
  const [encoding] = acceptedEncodings(http.req.header('accept-encoding'));
  if (!encoding || encoding === 'identity' || http.req.method === 'HEAD') return answerWith(http, text, status, json);
  // A strong one would say that the bytes are those of the plain answer.
  if (hasVersion(answer)) say(http, 'etag', `W/"${answer.version}"`);
  const packed = await packText(text, encoding);
  say(http, 'content-encoding', encoding);
  return answerWith(http, packed as Uint8Array<ArrayBuffer>, status, json);
}

const json = 'application/json';

/** Does an answer say which version of a thing it is? Then that is its ETag. */
export const hasVersion = (answer: unknown): answer is { version: number } =>
  typeof answer === 'object' && answer !== null && 'version' in answer;

async function packText(text: string, encoding: Packing): Promise<Uint8Array> {
  const bytes = Buffer.from(text);
  return bytes.length > mostAtOnce ? packAside(bytes, encoding, 'once') : pack(bytes, encoding, 'once');
}
