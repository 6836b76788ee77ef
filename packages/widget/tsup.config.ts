import type { Options } from 'tsup';
import { defineConfig } from 'tsup';
import { innerNames, squeezeContract, squeezeLit, squeezeScripts, squeezeStyles, squeezeTemplates } from './squeeze.js';

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
    esbuildPlugins: [squeezeStyles, squeezeContract, squeezeLit],
    plugins: [squeezeTemplates, squeezeScripts],
    noExternal: [/.*/],
    esbuildOptions(options) {
      options.chunkNames = 'widget/[name]-[hash]';
      options.conditions = ['@logishift/source', 'production'];
      options.legalComments = 'none';
      options.charset = 'utf8';
      options.mangleProps = innerNames;
    },
  },
]);
