import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { KeptBody } from '../platform/http/kept/kept-body.js';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** What the build has packed lies beside each file (`scripts/precompress.mjs`). */
const packed = { br: '.br', gzip: '.gz' } as const;

/**
 * The built files of a folder, in memory, by their path in it: `assets/main.js`. What is not among them is not there, however a path is
 * written. Those that begin with a dot are the build's own.
 */
export function keepFiles(root: string): ReadonlyMap<string, KeptBody> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const all = new Set(paths);
  const files = new Map<string, KeptBody>();
  for (const path of paths) {
    const type = types[extname(path)];
    if (!type || /(^|\/)\./.test(path)) continue;
    const beside = Object.entries(packed).filter(([, ending]) => all.has(path + ending));
    const built = Object.fromEntries(
      beside.map(([encoding, ending]) => [encoding, readFileSync(join(root, path + ending))]),
    );
    files.set(path, new KeptBody(readFileSync(join(root, path)), type, built));
  }
  return files;
}
