import type { Options } from 'tsup';
import { defineConfig } from 'tsup';
import { precompress } from '../../scripts/precompress.mjs';
import { innerNames, squeezeContract, squeezeLit, squeezeScripts, squeezeStyles, squeezeTemplates } from './squeeze.js';

const common: Options = {
  format: 'esm',
  // `panel.define.ts` imports styles to say in which order they stand, and for nothing else.
  esbuildOptions: (options) => {
    options.logOverride = { 'ignored-bare-import': 'silent' };
  },
  target: 'es2022',
  clean: true,
  splitting: true,
  esbuildPlugins: [squeezeStyles],
};

export default defineConfig([
  {
    // For hosts that bundle: Lit and the SDK stay theirs to dedupe.
    ...common,
    entry: ['src/index.ts', 'src/define.ts', 'src/define/*.ts', 'src/theme/index.ts'],
    outDir: 'dist',
    clean: ['dist/*', '!dist/cdn'],
    // Of the entries that define, `types/define.d.ts` says it all.
    dts: !process.env.NODTS && { entry: ['src/index.ts', 'src/theme/index.ts'] },
  },
  {
    // For the script tag: everything in, in pieces that load when they are needed.
    ...common,
    entry: { widget: 'src/loader.ts' },
    outDir: 'dist/cdn',
    onSuccess: async () => precompress('dist/cdn'),
    platform: 'browser',
    minify: true,
    esbuildPlugins: [squeezeStyles, squeezeContract, squeezeLit],
    plugins: [squeezeTemplates, squeezeScripts],
    noExternal: [/.*/],
    esbuildOptions(options, context) {
      common.esbuildOptions?.(options, context);
      options.chunkNames = 'widget/[name]-[hash]';
      options.conditions = ['@logishift/source', 'production'];
      options.legalComments = 'none';
      options.charset = 'utf8';
      options.mangleProps = innerNames;
    },
  },
]);
