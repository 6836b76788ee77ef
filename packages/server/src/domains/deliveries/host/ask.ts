import { createHmac } from 'node:crypto';
import { reasonOf } from '../../../platform/errors.js';
import type { DeliveryLookup } from '../settings.js';

/** The host cannot be reached, is too slow, or says itself that it is in trouble. */
export class HostInTrouble extends Error {
  override name = 'HostInTrouble';
}

/** `unclear`: it answered, and not as it should. */
export type HostReply = { kind: 'found'; said: unknown } | { kind: 'not_found' } | { kind: 'unclear'; reason: string };

const utf8 = new TextDecoder('utf-8', { fatal: true });
const mostBytes = 64 * 1024;

/**
 * Asks the host once, in at most `timeout_ms` for all of the answer. The request is signed; no redirect is followed.
 * @throws HostInTrouble
 */
export async function askHost(config: DeliveryLookup, customer: string, ref: string): Promise<HostReply> {
  const url = fill(config.url, customer, ref);
  if (!url) return { kind: 'not_found' };
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json', ...signature(config.secret, url) },
      redirect: 'manual',
      signal: AbortSignal.timeout(config.timeout_ms),
    });
    if (response.status === 200) return await readBody(response);
    await response.body?.cancel();
    if (response.status === 404) return { kind: 'not_found' };
    if (response.status >= 500 || response.status === 429) throw new HostInTrouble(`Status ${response.status}`);
    return { kind: 'unclear', reason: `Status ${response.status}` };
  } catch (error) {
    if (error instanceof HostInTrouble) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${reasonOf(error.cause)}` : '';
    throw new HostInTrouble(reasonOf(error) + cause);
  }
}

/** The address of one question. Null where a dot for a name would lead to another path of the host's. */
function fill(template: string, customer: string, ref: string): URL | null {
  if ([customer, ref].some((value) => value === '.' || value === '..')) return null;
  const values: Record<string, string> = { customer, ref };
  return new URL(template.replace(/\{(customer|ref)\}/g, (_, name) => encodeURIComponent(values[name] as string)));
}

/** Binds the question to its time: the host refuses old ones. */
function signature(secret: string, { pathname, search }: URL): Record<string, string> {
  const timestamp = Math.floor(Date.now() / 1000);
  const hmac = createHmac('sha256', secret).update(`${timestamp}.GET.${pathname}${search}`).digest('hex');
  return { 'x-logishift-timestamp': String(timestamp), 'x-logishift-signature': `v1=${hmac}` };
}

async function readBody(response: Response): Promise<HostReply> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    // Leaving the loop ends the connection.
    if (bytes > mostBytes) return { kind: 'unclear', reason: `More than ${mostBytes} bytes` };
    chunks.push(chunk);
  }
  try {
    return { kind: 'found', said: JSON.parse(utf8.decode(Buffer.concat(chunks))) };
  } catch (error) {
    // JSON is UTF-8 (RFC 8259, 8.1): read leniently, a name in another charset would be kept without its letters.
    if (error instanceof TypeError) return { kind: 'unclear', reason: 'No UTF-8' };
    return { kind: 'unclear', reason: 'No JSON' };
  }
}
