/** Packs built files once and well, so that no server does it: `main.js.br` and `main.js.gz` beside `main.js`. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const packable = /\.(css|html|js|json|svg|txt|webmanifest)$/;
/** Bytes: smaller ones fit in a packet as they are. */
const least = 1024;

const forms = {
  br: (bytes) =>
    brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: (bytes) => {
    const packed = gzipSync(bytes, { level: 9 });
    // Which system packed it would make another file of it on each.
    packed[9] = 255;
    return packed;
  },
};

const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Packs what is in a folder and below it, but for what has not changed since it was packed. */
export function precompress(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !packable.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    if (bytes.length < least) continue;
    for (const [ending, pack] of Object.entries(forms)) {
      const packed = `${file}.${ending}`;
      if (changedAt(packed) <= changedAt(file)) writeFileSync(packed, pack(bytes));
    }
  }
}
