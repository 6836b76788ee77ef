import { circlePlants } from './circles.mjs';
import { consolePlants, packagePlants } from './packages.mjs';
import { portPlants } from './ports.mjs';
import { serverPlants } from './server.mjs';
import { writePlants } from './writes.mjs';

/**
 * What the test plants in a copy of the sources: `{ rule, file, text }`. The last line of `text` breaks the rule; where that is
 * undefined the fence must say nothing. Each source of plants gives `{ broken: { [rule]: { [file]: text } }, fine: { [file]: text } }`.
 */
export function plants(root, line) {
  return [
    serverPlants(line),
    writePlants(root, line),
    portPlants(line),
    circlePlants,
    packagePlants,
    consolePlants,
  ].flatMap(({ broken, fine }) => [
    ...Object.entries(broken).flatMap(([rule, files]) => planted(files, rule)),
    ...planted(fine, undefined),
  ]);
}

/** Nothing is found by chance in the first line. */
function planted(files, rule) {
  return Object.entries(files).map(([file, text]) => ({ rule, file, text: `// planted\n${text}` }));
}
