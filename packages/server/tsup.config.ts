import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { defineConfig } from 'tsup';
import { precompress } from '../../scripts/precompress.mjs';

const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

export default defineConfig({
  entry: ['src/main.ts', 'src/support.ts'],
  format: 'esm',
  target: 'node20',
  platform: 'node',
  // Published by itself, it carries along what is published nowhere; PostgreSQL's programs stay a dependency.
  noExternal: ['@logishift/embedded-postgres'],
  // What is @internal is for our own tests: without it the types need neither drizzle's nor pg's.
  dts: { entry: 'src/support.ts', compilerOptions: { stripInternal: true } },
  clean: true,
  onSuccess: async () => {
    cpSync('src/platform/db/migrations', 'dist/migrations', { recursive: true });
    // A bundle looks for them beside itself, as their pages' sources do.
    for (const folder of ['reference/reference-files', 'status/status-files'])
      cpSync(`src/pages/${folder}`, join('dist', basename(folder)), { recursive: true });
    for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js'])
      cpSync(join(swagger, file), `dist/reference-files/${file}`, { preserveTimestamps: true });
    precompress('dist/reference-files');
  },
});
