/** What a page must load, gzipped: the budgets of the widget, on the built files. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const cdn = fileURLToPath(new URL('../dist/cdn/', import.meta.url));
const source = (file) => readFileSync(join(cdn, file), 'utf8');
const weigh = (files) => [...files].reduce((sum, file) => sum + gzipSync(source(file)).length, 0);
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(2)} kB`;

const statically = /(?:from|import)"(\.[^"]+)"/g;
const dynamically = /import\("(\.[^"]+)"\)/g;
const named = (file, pattern) => [...source(file).matchAll(pattern)].map(([, path]) => join(dirname(file), path));

/** Files, and all that they import at once. */
function withImports(files, found = new Set()) {
  for (const file of files) {
    if (found.has(file)) continue;
    found.add(file);
    withImports(named(file, statically), found);
  }
  return found;
}

/** The chunk of a name, wherever it is imported from. */
function chunk(name) {
  const seen = new Set();
  const look = (file) => {
    if (seen.has(file)) return undefined;
    seen.add(file);
    const next = [...named(file, dynamically), ...named(file, statically)];
    const hit = next.find((path) => path.startsWith(`widget/${name}-`));
    return hit ?? next.map(look).find(Boolean);
  };
  const found = look('widget.js');
  if (!found) throw new Error(`no chunk named ${name}`);
  return found;
}

const budget = (what, files, most) => {
  const weight = weigh(files);
  console.log(`${what}: ${kilobytes(weight)} gzip of ${kilobytes(most)}, ${files.size} files`);
  expect(weight, `${what} weighs ${kilobytes(weight)}`).toBeLessThanOrEqual(most);
};

describe('weight', () => {
  it('gives every page a launcher of at most 3.1 kB', () => {
    budget('launcher', withImports(['widget.js']), 3_100);
  });

  it("opens the panel's home with at most 35 kB, Lit included", () => {
    budget('panel home', withImports(['widget.js', chunk('panel.define'), chunk('en')]), 35_000);
  });

  it('has all views in one language, and the live stream, in at most 65.8 kB', () => {
    const parts = ['panel', 'views'];
    budget(
      'whole widget',
      withImports(['widget.js', chunk('en'), ...parts.map((part) => chunk(`${part}.define`))]),
      65_800,
    );
  });

  it('tells somebody who waits of an answer with at most 16.8 kB beside their language, and everybody else with 2.1 kB', () => {
    budget('what is new', withImports([chunk('news')]), 2_100);
    budget('what follows it', withImports(['widget.js', chunk('news'), chunk('watching')]), 16_800);
  });

  it('leaves a line break that is a text, and squeezes those of the source', () => {
    const views = [...withImports([chunk('views.define')])].map(source).join('\n;');
    expect(views).toContain('split(/\\r\\n|\\r|\\n/)');
    // Between two lines of an event's data the standard has a line feed.
    expect(views).toMatch(/\$\{\w+\.data\}(\n|\\n)\$\{/);
    expect(views).not.toMatch(/\n[ \t]/);
  });

  it('can be imported in Node, where it defines and does nothing', async () => {
    const widget = await import('../dist/index.js');
    await import('../dist/define.js');
    expect(widget.LogishiftHelp).toBeTypeOf('function');
  });
});
