import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Where a package of the workspace, or of node_modules, has its built files. Null: it is not installed or not built. */
export function builtFiles(name: string, folder: string): { root: string; version: string } | null {
  try {
    const description = require.resolve(`${name}/package.json`);
    const root = join(dirname(description), folder);
    return existsSync(root) ? { root, version: require(description).version } : null;
  } catch {
    return null;
  }
}

/**
 * How long browsers keep a file whose content can change under its address: a minute, and four more while they look again, for which nobody
 * waits. No longer: an old loader asks for chunks that a new version does not have. And one whose content cannot.
 */
export const brief = 'public, max-age=60, stale-while-revalidate=240';
export const immutable = 'public, max-age=31536000, immutable';
/** Of a page: looked at each time, and mostly not sent again. */
export const lookedAt = 'no-cache';
