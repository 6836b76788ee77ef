import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';

/** The content codings that we write; `identity` is none. */
export type Encoding = 'br' | 'gzip' | 'identity';
export type Packing = Exclude<Encoding, 'identity'>;

/** Below this many bytes nothing is packed: what is saved is less than a packet. */
export const leastPacked = 1024;

const inOurOrder: readonly Encoding[] = ['br', 'gzip', 'identity'];
/** Browsers send a handful of headers: each is read once. */
const read = new Map<string, readonly Encoding[]>();
const mostRead = 500;

/**
 * What a caller takes by its `Accept-Encoding`, the best first (RFC 9110, 12.5.3). Who sends none takes the plain bytes; so does who
 * refuses everything, even them: an answer is worth more than a 406.
 */
export function acceptedEncodings(header: string | undefined): readonly Encoding[] {
  if (header === undefined) return plainAlone;
  let accepted = read.get(header);
  if (accepted) return accepted;
  accepted = readAccepted(header);
  if (read.size >= mostRead) read.clear();
  read.set(header, accepted);
  return accepted;
}

const plainAlone: readonly Encoding[] = ['identity'];

/** From 0 to 1, with three digits at most. */
const isWeight = /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/;

function readAccepted(header: string): readonly Encoding[] {
  const asked = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((one) => one.trim());
    const weight = parameters.find((one) => one.startsWith('q='))?.slice(2) ?? '1';
    // What cannot be read is not sent: whoever wrote it may not read it either.
    if (name) asked.set(name === 'x-gzip' ? 'gzip' : name, isWeight.test(weight) ? Number(weight) : 0);
  }
  const others = asked.get('*');
  // The plain bytes are always taken, but where they are refused; last, where nothing is said of them.
  const weightOf = (name: Encoding) => asked.get(name) ?? others ?? (name === 'identity' ? 0.0001 : 0);
  const accepted = inOurOrder.filter((name) => weightOf(name) > 0).sort((a, b) => weightOf(b) - weightOf(a));
  return accepted.length ? accepted : plainAlone;
}

/**
 * How hard an answer is packed. One that is made for one caller: as fast as can be, 0.1 ms for a list of twenty tickets, and a fifth of its
 * bytes; better would cost three times the time for a tenth less. One that is kept: well, as it is done once.
 */
const efforts = { once: { br: 1, gzip: 1 }, kept: { br: 5, gzip: 6 } } as const;
export type Effort = keyof typeof efforts;

const brotliOptions = (bytes: number, quality: number) => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  },
});

/** Packs now: for what takes less time than handing it to a thread and taking it back. */
export function pack(bytes: Uint8Array, encoding: Packing, effort: Effort): Buffer {
  const level = efforts[effort][encoding];
  return encoding === 'br' ? brotliCompressSync(bytes, brotliOptions(bytes.length, level)) : gzipSync(bytes, { level });
}

/** Packs in a thread: for what would keep others waiting. */
export function packAside(bytes: Uint8Array, encoding: Packing, effort: Effort): Promise<Buffer> {
  const level = efforts[effort][encoding];
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, packed: Buffer) => (error ? reject(error) : resolve(packed));
    if (encoding === 'br') brotliCompress(bytes, brotliOptions(bytes.length, level), done);
    else gzip(bytes, { level }, done);
  });
}

/** Whether packing what is of this type makes it smaller: text does, pictures and fonts are packed already. */
export const isPackable = (type: string): boolean =>
  /^(text\/(?!event-stream)|application\/(\w+\+)?(json|javascript|manifest)|image\/svg)/.test(type);
