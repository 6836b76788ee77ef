import { domainsFolder as domains } from '../line.mjs';
import { serverFolder as server } from '../tables.mjs';

/** Made from the line itself: they hold for whatever domains there are. */
export function serverPlants(line) {
  const [first, last] = [line[0], line.at(-1)];
  const beforeLast = line.at(-2);
  const inside = `${domains}/${first}/planted-inside`;
  return {
    broken: {
      [`line of domains: ${first}`]: {
        [`${domains}/${first}/planted-value.ts`]: `import '../${last}/index.js';`,
        [`${domains}/${first}/planted-type.ts`]: `import type { X } from '../${last}/index.js';`,
        [`${domains}/${first}/planted-type-of.ts`]: `export type X = import('../${last}/index.js').X;`,
        [`${domains}/${first}/planted-later.ts`]: `export const later = () => import('../${last}/index.js');`,
        [`${domains}/${first}/planted-handed-on.ts`]: `export * from '../${last}/index.js';`,
        [`${domains}/${first}/planted/deeper.ts`]: `import '../../${last}/index.js';`,
      },
      [`line of domains: ${beforeLast}`]: {
        [`${domains}/${beforeLast}/planted-value.ts`]: `import '../${last}/index.js';`,
      },
      'a domain is entered by its face': {
        [`${domains}/${last}/planted-past.ts`]: `import { inside } from '../${first}/planted-inside.js';`,
        [`${domains}/${last}/planted-past-type.ts`]: `import type { Inside } from '../${first}/planted-inside.js';`,
      },
      'a domain is mounted from above': {
        [`${domains}/${first}/planted-app.ts`]: `import '../../app.js';`,
        [`${domains}/${first}/planted-line.ts`]: `import type { domains } from '../index.js';`,
        [`${domains}/${first}/planted-page.ts`]: `import '../../pages/planted-fine.js';`,
        [`${server}/platform/planted-app.ts`]: `import '../app.js';`,
      },
      'the platform knows no domain': {
        [`${server}/platform/planted-domain.ts`]: `import '../domains/${first}/index.js';`,
        [`${server}/platform/planted-domain-type.ts`]: `import type { X } from '../domains/${first}/index.js';`,
        [`${server}/platform/http/planted-tables.ts`]: `import '../../domains/${first}/tables.js';`,
      },
      'a domain is entered by its face, from above too': {
        [`${server}/planted-past.ts`]: `import './domains/${first}/planted-inside.js';`,
        [`${server}/planted-tables.ts`]: `import './domains/${first}/tables.js';`,
        [`${server}/pages/planted-past.ts`]: `import '../domains/${first}/planted-inside.js';`,
      },
      'a page serves': {
        [`${server}/pages/planted-app.ts`]: `import '../app.js';`,
        [`${server}/pages/planted-line.ts`]: `import '../domains/index.js';`,
      },
      'tables stand below everything': {
        [`${server}/platform/planted/tables.ts`]: `import { newId } from '../new-id.js';`,
        [`${domains}/${last}/planted/tables.ts`]: `import '../../${first}/index.js';`,
      },
    },
    fine: {
      [`${inside}.ts`]: 'export const inside = 1;\nexport type Inside = typeof inside;',
      [`${server}/platform/planted-types/tables.ts`]: `import type { Context } from '../context.js';`,
      [`${domains}/${last}/planted-earlier.ts`]: `import '../${first}/index.js';\nimport '../../platform/context.js';`,
      [`${server}/pages/planted-fine.ts`]: `import '../domains/${first}/index.js';\nimport '../platform/context.js';`,
    },
  };
}
