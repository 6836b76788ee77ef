import { defineConfig } from 'tsup';

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/customer.ts',
    'src/live/index.ts',
    'src/contract/index.ts',
    'src/text.ts',
    'src/links.ts',
    'src/finding.ts',
    'src/words.ts',
    'src/ticket-number.ts',
    'src/language-tag.ts',
    'src/nearest.ts',
    'src/filter/index.ts',
  ],
  format: 'esm',
  target: 'es2022',
  dts: true,
  clean: true,
  treeshake: true,
});
