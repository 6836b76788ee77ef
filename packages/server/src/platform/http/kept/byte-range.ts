/** Which bytes of so many somebody asks for, the last one included. */
export interface ByteRange {
  first: number;
  last: number;
}

/**
 * Reads `Range` (RFC 9110, 14.1.2). Null: it asks for what we do not do, several ranges or another unit, and gets the whole. None: nothing of
 * what it asks for is there.
 */
export function readRange(header: string, size: number): ByteRange | 'none' | null {
  const [, from, to] = /^\s*bytes\s*=\s*(\d*)-(\d*)\s*$/i.exec(header) ?? [];
  if (from === undefined || to === undefined || (!from && !to)) return null;
  if (!from) return Number(to) > 0 && size > 0 ? { first: Math.max(0, size - Number(to)), last: size - 1 } : 'none';
  const [first, last] = [Number(from), to ? Math.min(Number(to), size - 1) : size - 1];
  if (to && Number(to) < first) return null;
  return first < size ? { first, last } : 'none';
}
