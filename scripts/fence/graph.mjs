import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';

/** How the sources of the workspaces find each other: unbuilt, as TypeScript does (`customConditions`). */
const resolving = {
  exportsFields: ['exports'],
  conditionNames: ['@logishift/source', 'import', 'default', 'types'],
  extensions: ['.ts', '.js', '.mjs', '.json', '.css'],
  extensionAlias: { '.js': ['.ts', '.js'], '.mjs': ['.mts', '.mjs'] },
};

/** Who imports whom in packages/…/src, and what of it the rules forbid. */
export async function cruiseSources(root, rules) {
  const { output } = await cruise(
    sourceFolders(root),
    {
      baseDir: root,
      doNotFollow: { path: ['node_modules/', '^packages/[^/]+/dist/'] },
      // A test plays the whole, and is not shipped.
      exclude: { path: '^packages/.+\\.test\\.ts$' },
      // Imports of types as well: each is marked `type-only`.
      tsPreCompilationDeps: true,
      skipAnalysisNotInRules: true,
      validate: true,
      ruleSet: { forbidden: rules.map(({ name, from, to }) => ({ name, from, to, severity: 'error' })) },
    },
    resolving,
  );
  return { modules: output.modules, violations: output.summary.violations };
}

function sourceFolders(root) {
  return readdirSync(join(root, 'packages'))
    .map((name) => `packages/${name}/src`)
    .filter((folder) => existsSync(join(root, folder)));
}

/** Module → modules that are loaded because it is, or by it later (`import()`): what is left when types are gone. */
export function runtimeGraph(modules) {
  return new Map(
    modules.map(({ source, dependencies }) => [
      source,
      dependencies
        .filter(
          ({ dependencyTypes }) => !dependencyTypes.some((type) => type === 'type-only' || type === 'type-import'),
        )
        // What an element of the widget loads when it is used may well be what is shown beside it.
        .filter(({ dynamic }) => !(dynamic && source.startsWith('packages/widget/')))
        .map(({ resolved }) => resolved),
    ]),
  );
}
