import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../steps.mjs';
import { copySources } from './copy.mjs';
import { withoutExceptions } from './exceptions.mjs';
import { readLine } from './line.mjs';
import { plants } from './plants/index.mjs';

const program = fileURLToPath(new URL('main.mjs', import.meta.url));
const planted = plants(root, readLine(root));
const folders = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function newFolder() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'logishift-fence-')));
  folders.push(folder);
  return folder;
}

function write(folder, file, text) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), `${text}\n`);
}

/** Runs the fence as `npm run lint` does; its violations as `file:line (rule)`. */
function run(folder) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, folder], { encoding: 'utf8' });
  return { status, stdout, stderr, named: [...stderr.matchAll(/^✗ (.+)$/gm)].map(([, place]) => place) };
}

describe('the fence', () => {
  let clean;
  let broken;
  beforeAll(() => {
    const copy = newFolder();
    copySources(root, copy);
    clean = run(copy);
    for (const { file, text } of planted) write(copy, file, text);
    broken = run(copy);
  });

  it('lets the sources through as they are', () => {
    expect(clean.stderr).toBe('');
    expect(clean.stdout).toMatch(/^✓ fence: \d{3,} sources, \d+ domains in line/);
    expect(clean.status).toBe(0);
  });

  it.each(planted.filter(({ rule }) => rule))('names $file ($rule)', ({ rule, file, text }) => {
    expect(broken.named).toContain(`${file}:${text.split('\n').length} (${rule})`);
  });

  it('ends badly where it is broken, and names nothing but what breaks it', () => {
    expect(broken.status).toBe(1);
    expect(broken.stderr).toContain('News travels the other way as an event');
    const wanted = planted.filter(({ rule }) => rule).map(({ file }) => file);
    expect(new Set(broken.named.map((place) => place.replace(/:\d+ \(.*$/, '')))).toEqual(new Set(wanted));
  });
});

describe('an exception', () => {
  const exception = {
    rule: 'no circles',
    from: 'packages/server/src/platform/',
    to: 'packages/server/src/app',
    reason: 'It is so.',
  };
  const violation = {
    rule: 'no circles',
    file: 'packages/server/src/platform/log.ts',
    to: 'packages/server/src/app.ts',
  };

  it('lets through what it names, and nothing else', () => {
    const others = [
      { ...violation, rule: 'the platform knows no domain' },
      { ...violation, file: 'packages/server/src/pages/log.ts' },
      { ...violation, to: 'packages/server/src/support.ts' },
    ];
    expect(withoutExceptions([violation, ...others], [exception])).toEqual(others);
  });

  it('is named when nothing needs it', () => {
    const [left, ...more] = withoutExceptions([], [exception]);
    expect(more).toEqual([]);
    expect(left.says).toBe(
      'Nothing is let through from packages/server/src/platform/ to packages/server/src/app any more (no circles).',
    );
  });
});

describe('the line of domains', () => {
  const index = 'packages/server/src/domains/index.ts';
  const imports = `import { pendingActs } from './pending-acts/index.js';\nimport { notes } from './notes/index.js';\n`;
  const withLine = (text, ...domains) => {
    const folder = newFolder();
    for (const domain of domains) write(folder, `packages/server/src/domains/${domain}/index.ts`, '');
    if (text) write(folder, index, text);
    return folder;
  };

  it('is the order of the array, whatever is said around it', () => {
    for (const array of [
      '[notes, pendingActs]',
      '[notes, pendingActs] as const satisfies Domain[]',
      'inLine([notes, pendingActs])',
    ]) {
      const folder = withLine(`${imports}export const domains = ${array};`, 'notes', 'pending-acts');
      expect(readLine(folder)).toEqual(['notes', 'pending-acts']);
    }
  });

  it.each([
    ['is no array', `${imports}export const all = [notes];`, ['notes'], 'there is no array named domains'],
    [
      'leaves a folder out',
      `${imports}export const domains = [notes];`,
      ['notes', 'mail'],
      'mail has a folder and no place in the line',
    ],
    [
      'names what is imported from elsewhere',
      `import { faq } from './faq.js';\nexport const domains = [faq];`,
      [],
      'faq is not imported from',
    ],
    [
      'holds what is no name',
      `${imports}export const domains = [...early, notes];`,
      ['notes'],
      '...early is no name of a domain',
    ],
    [
      'names one twice',
      `${imports}export const domains = [notes, notes];`,
      ['notes'],
      'notes stands in the line twice',
    ],
  ])('cannot be read where it %s', (_, text, domains, message) => {
    expect(() => readLine(withLine(text, ...domains))).toThrow(message);
  });

  it('stops everything where it cannot be read', () => {
    const { status, stderr } = run(newFolder());
    expect(stderr).toContain('The fence cannot be drawn. There is no packages/server/src/domains/index.ts');
    expect(status).toBe(1);
  });
});
