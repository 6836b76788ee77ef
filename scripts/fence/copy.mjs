import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Copies what the fence looks at, so that something can be planted in it: the sources, and links to what is installed. */
export function copySources(root, to) {
  for (const name of readdirSync(join(root, 'packages'))) {
    for (const part of ['package.json', 'src']) {
      const from = join(root, 'packages', name, part);
      if (existsSync(from)) cpSync(from, join(to, 'packages', name, part), { recursive: true });
    }
  }
  linkInstalled(root, to);
}

/** Each installed package by a link; the workspaces are those of the copy. */
function linkInstalled(root, to) {
  const installed = join(root, 'node_modules');
  mkdirSync(join(to, 'node_modules/@logishift'), { recursive: true });
  for (const name of readdirSync(installed)) {
    if (name.startsWith('.') || name === '@logishift') continue;
    symlinkSync(join(installed, name), join(to, 'node_modules', name), 'junction');
  }
  for (const short of readdirSync(join(to, 'packages'))) {
    const { name } = JSON.parse(readFileSync(join(to, 'packages', short, 'package.json'), 'utf8'));
    symlinkSync(join(to, 'packages', short), join(to, 'node_modules', name), 'junction');
  }
}
