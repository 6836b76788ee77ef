import { isIP } from 'node:net';
import { LRUCache } from 'lru-cache';

/**
 * The caller's address in `X-Forwarded-For`, to whose end each of so many trusted proxies appends the one that it was called from. What
 * stands before is the caller's own to write. Undefined where no proxy is trusted or none of them wrote an address.
 */
export function forwardedFor(header: string | undefined, trustedProxies: number): string | undefined {
  if (!header || trustedProxies < 1) return undefined;
  const written = header
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  // One that writes `unknown`, or hides it: whoever it handed the request to is the nearest that is known.
  return written
    .slice(-trustedProxies)
    .map(addressIn)
    .find((address) => address !== undefined);
}

/** `192.0.2.1`, with a port as some proxies write it, in brackets, in quotes, with a zone: the address alone. */
function addressIn(written: string): string | undefined {
  const plain = written.replace(/^"(.*)"$/, '$1').trim();
  const [, bracketed, short] = /^(?:\[([^\]]*)\]|([\d.]+))(?::[\w.-]+)?$/.exec(plain) ?? [];
  const address = bracketed ?? short ?? plain;
  return isIP(address) ? address : undefined;
}

/** What all callers count as whose address nobody tells: one network, and nobody's own. */
export const unknownNetwork = 'unknown';

/**
 * The network that an address stands for where callers are counted. Whoever has one address of IPv6 has at least the 2^64
 * that begin alike (RFC 6177): they count as one. Undefined for what is no address.
 */
export function networkOf(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const known = networks.get(address);
  if (known !== undefined) return known;
  const network = readNetwork(address);
  if (network !== undefined) networks.set(address, network);
  return network;
}

/** Reading one takes longer than all else that is done for an answer from memory, and callers come again. */
const networks = new LRUCache<string, string>({ max: 10_000 });

function readNetwork(address: string): string | undefined {
  const [plain = ''] = address.split('%');
  if (isIP(plain) === 4) return plain;
  if (isIP(plain) !== 6) return undefined;
  const groups = groupsOf(plain);
  const [high, low] = groups.slice(6).map((group) => Number.parseInt(group, 16)) as [number, number];
  // An address of IPv4, written in IPv6 (RFC 4291, 2.5.5.2) or translated to it (RFC 6052, 2.1).
  if (/^(0:0:0:0:0:ffff|64:ff9b:0:0:0:0)$/.test(groups.slice(0, 6).join(':'))) {
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  }
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** The eight numbers of an address of IPv6, in hexadecimal. */
function groupsOf(address: string): string[] {
  // The URL standard writes each address in one way alone.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [first, last] = [head, tail ?? ''].map((part) => (part ? part.split(':') : [])) as [string[], string[]];
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => '0');
  return [...first, ...zeros, ...last];
}
