/** `npm run lint` runs this after Biome: names every import, circle and write that the fence forbids. */
import { resolve } from 'node:path';
import { root, seconds, stop } from '../steps.mjs';
import { checkFence } from './fence.mjs';

const began = performance.now();
const where = resolve(process.argv[2] ?? root);
process.chdir(where);
const { violations, sources, line } = await checkFence(where).catch((error) =>
  stop(`The fence cannot be drawn. ${error.message}`),
);

for (const { rule, file, line, says, why } of violations)
  console.error(`✗ ${file}:${line} (${rule})\n  ${says}\n  ${why}\n`);
const time = seconds(performance.now() - began);
if (violations.length > 0)
  stop(
    `The fence is broken in ${violations.length} ${violations.length === 1 ? 'place' : 'places'}. Why it stands: docs/decisions/0030 (${time})`,
  );
console.log(`✓ fence: ${sources} sources, ${line.length} domains in line (${time})`);
