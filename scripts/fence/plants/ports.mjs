import { domainsFolder } from '../line.mjs';

/** The first domain asks for what nobody provides, and for what the last one does. */
export function portPlants(line) {
  const file = (domain, what) => `${domainsFolder}/${domain}/planted-port-${what}.ts`;
  const [first, last] = [line[0], line.at(-1)];
  const made = "import { port } from '../../platform/ports.js';";
  return {
    broken: {
      'a port is provided': { [file(first, 'unmet')]: `${made}\nexport const unmet = port<string>('unmet');` },
    },
    fine: {
      [file(first, 'met')]: `${made}\nexport const met = port<string>('met');`,
      [file(last, 'meets')]:
        "import { provide } from '../../platform/ports.js';\nexport const meets = (met: never) => [provide(met, 'it')];",
    },
  };
}
