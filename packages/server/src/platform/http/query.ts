import { invalidInput } from '../errors.js';

/**
 * The query of an address, by name: a value, or all of them where a name is repeated. What is not UTF-8 behind its percent signs is
 * refused: read leniently, it would be another text.
 */
export function readQuery(url: string): Record<string, string | string[]> {
  const [address = ''] = url.split('#', 1);
  const begin = address.indexOf('?');
  const values = new Map<string, string | string[]>();
  for (const pair of begin < 0 ? [] : address.slice(begin + 1).split('&')) {
    if (pair === '') continue;
    const [written, ...rest] = pair.split('=') as [string, ...string[]];
    const name = decode(written, 'query');
    const value = decode(rest.join('='), `query.${name}`);
    const known = values.get(name);
    values.set(name, known === undefined ? value : [known, value].flat());
  }
  return Object.fromEntries(values);
}

function decode(written: string, path: string): string {
  try {
    return decodeURIComponent(written.replaceAll('+', ' '));
  } catch {
    throw invalidInput([{ path, message: 'Percent-encode it as UTF-8', code: 'invalid_encoding' }]);
  }
}

/** Whether a path is percent-encoded UTF-8. */
export function isReadablePath(url: string): boolean {
  const [path = ''] = url.split(/[?#]/, 1);
  try {
    return !path.includes('%') || decodeURIComponent(path) !== '';
  } catch {
    return false;
  }
}
