/** The packages as npm gives them to a host. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Packs what a host installs.
 * @param folder where the tarballs go
 * @returns their paths, by the folders' names: `{ sdk, widget }`
 */
export function pack(folder) {
  const packed = ['sdk', 'widget'].map((name) => {
    const args = ['pack', '--json', '--pack-destination', folder];
    const said = execFileSync('npm', args, { cwd: join(packages, name), encoding: 'utf8' });
    const [{ filename }] = JSON.parse(said.slice(said.indexOf('[')));
    return [name, join(folder, filename)];
  });
  return Object.fromEntries(packed);
}

/** Puts both into a project's `node_modules`, without asking a registry: what they depend on must be found above it. */
export function unpackInto(project) {
  for (const [name, tarball] of Object.entries(pack(mkdtempSync(join(tmpdir(), 'logishift-packed-'))))) {
    const installed = join(project, `node_modules/@logishift/support-${name}`);
    mkdirSync(installed, { recursive: true });
    execFileSync('tar', ['xzf', tarball, '--strip-components=1', '-C', installed]);
  }
}
