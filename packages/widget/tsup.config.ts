import type { Options } from 'tsup';
import { defineConfig } from 'tsup';

/** Styles are templates, which the minifier leaves alone: their line breaks and indents go here. */
const squeezeStyles: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'squeeze-styles',
  setup(build) {
    build.onLoad(
      { filter: /(\.styles|delivery-card|notice|ticket-row|launcher|palette|meaning|component)\.ts$/ },
      async ({ path }) => {
        const { readFile } = await import('node:fs/promises');
        const source = await readFile(path, 'utf8');
        const contents = source.replace(
          /(css|Styles =|palette =|meaning =|component =) ?`([^`]*)`/g,
          (_, before, style) => {
            const small = style
              .replace(/\s+/g, ' ')
              .replace(/ ?([{};]) ?/g, '$1')
              .replace(/([a-z-]): /g, '$1:')
              .replace(/, /g, ',')
              .replace(/;}/g, '}');
            return `${before} \`${small}\``;
          },
        );
        return { contents, loader: 'ts' };
      },
    );
  },
};

/** What is left of line breaks in minified code stands in templates, where one space does as well. */
const squeezeTemplates: NonNullable<Options['plugins']>[number] = {
  name: 'squeeze-templates',
  renderChunk: (code) => ({
    code: code
      .trimEnd()
      .replace(/\s*\n\s*/g, ' ')
      .replace(/> </g, '><'),
  }),
};

const common: Options = {
  format: 'esm',
  target: 'es2022',
  clean: true,
  splitting: true,
  esbuildPlugins: [squeezeStyles],
};

export default defineConfig([
  {
    // For hosts that bundle: Lit and the SDK stay theirs to dedupe.
    ...common,
    entry: { index: 'src/index.ts', define: 'src/define.ts', 'theme/index': 'src/theme/index.ts' },
    outDir: 'dist',
    clean: ['dist/*', '!dist/cdn'],
    dts: !process.env.NODTS,
  },
  {
    // For the script tag: everything in, in pieces that load when they are needed.
    ...common,
    entry: { widget: 'src/loader.ts' },
    outDir: 'dist/cdn',
    platform: 'browser',
    minify: true,
    plugins: [squeezeTemplates],
    noExternal: [/.*/],
    esbuildOptions(options) {
      options.chunkNames = 'widget/[name]-[hash]';
      options.conditions = ['@logishift/source', 'production'];
      options.legalComments = 'none';
      options.charset = 'utf8';
    },
  },
]);
