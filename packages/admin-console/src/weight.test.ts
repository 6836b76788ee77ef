import { executeServerCommand } from '@web/test-runner-commands';
import { assert } from 'chai';
import { languages } from './texts/index.js';

interface Chunk {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
}

const dist = '/packages/admin-console/dist/';
const kilobyte = 1024;
const most = 120 * kilobyte;

/** The chunks that a page needs, with all they import. */
function needed(manifest: Record<string, Chunk>, names: string[], found = new Set<string>()): Set<string> {
  for (const name of names) {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`${name} is not in the manifest`);
    if (found.has(chunk.file)) continue;
    found.add(chunk.file);
    needed(manifest, chunk.imports ?? [], found);
  }
  return found;
}

/** Bytes of a built file, compressed: asked of the test's server, which has the file as it is. */
const gzipped = (file: string) => executeServerCommand<number, string>('gzipped', file);

describe('weight', () => {
  it('loads at most 120 kB of JavaScript (gzip) until an agent sees their first queue', async () => {
    const manifest = await (await fetch(`${dist}.vite/manifest.json`)).json();
    const page = needed(manifest, ['index.html', 'src/pages/dashboard/dashboard-page.ts']);
    for (const language of Object.keys(languages)) {
      const files = needed(manifest, [`src/texts/${language}.ts`], new Set(page));
      let total = 0;
      for (const file of files) total += await gzipped(file);
      console.log(
        `JavaScript to the first queue (${language}): ${(total / kilobyte).toFixed(1)} kB gzip of ${most / kilobyte} kB, in ${files.size} files`,
      );
      assert.isAtMost(total, most, language);
    }
  });

  it('loads the texts of one language alone', async () => {
    const manifest: Record<string, Chunk> = await (await fetch(`${dist}.vite/manifest.json`)).json();
    const page = needed(manifest, ['index.html', 'src/pages/dashboard/dashboard-page.ts']);
    const texts = Object.keys(languages).map((language) => manifest[`src/texts/${language}.ts`]!.file);
    assert.equal(new Set(texts).size, Object.keys(languages).length);
    for (const file of texts) assert.isFalse(page.has(file), `${file} is loaded by everybody`);
  });
});
