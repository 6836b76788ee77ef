/** The packages as npm gives them to a host. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Packs one of the packages.
 * @param name its folder's
 * @param folder where the tarball goes
 * @returns its path, its weight in bytes, and the paths of the files inside
 */
export function packOne(name, folder) {
  const args = ['pack', '--json', '--pack-destination', folder];
  const said = execFileSync('npm', args, { cwd: join(packages, name), encoding: 'utf8' });
  const [{ filename, files, size }] = JSON.parse(said.slice(said.indexOf('[')));
  return { tarball: join(folder, filename), files: files.map(({ path }) => path), size };
}

/**
 * Packs what a host installs.
 * @param folder where the tarballs go
 * @returns their paths, by the folders' names: `{ sdk, widget }`
 */
export const pack = (folder) =>
  Object.fromEntries(['sdk', 'widget'].map((name) => [name, packOne(name, folder).tarball]));

/** Puts both into a project's `node_modules`, without asking a registry: what they depend on must be found above it. */
export function unpackInto(project) {
  const folder = mkdtempSync(join(tmpdir(), 'logishift-packed-'));
  try {
    for (const [name, tarball] of Object.entries(pack(folder))) {
      const installed = join(project, `node_modules/@logishift/support-${name}`);
      mkdirSync(installed, { recursive: true });
      execFileSync('tar', ['xzf', tarball, '--strip-components=1', '-C', installed]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
