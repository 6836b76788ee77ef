import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { precompress } from '../../scripts/precompress.mjs';

/** Where `vite` (development) finds the API. */
const server = process.env.SUPPORT_SERVER ?? 'http://localhost:8787';

export default defineConfig({
  base: '/console/',
  plugins: [
    {
      name: 'precompress',
      apply: 'build',
      closeBundle: () => precompress(fileURLToPath(new URL('dist', import.meta.url))),
    },
  ],
  resolve: { conditions: ['@logishift/source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    manifest: true,
    // A data: URL would be refused by `font-src 'self'`.
    assetsInlineLimit: 0,
    // The polyfill is an inline script, which the content security policy refuses.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Not in a request each: what every page needs, and icons. Neither imports anything outside of itself, so that
        // modules run in the order that they ask for; other groups may not promise that.
        codeSplitting: {
          groups: [
            // Without the entry: the manifest names that.
            { name: 'frame', tags: ['$initial'], test: /(?<!main)\.[jt]s$/, priority: 1 },
            { name: 'icons', test: /node_modules[\\/]lucide/ },
          ],
        },
      },
    },
  },
  // The server refuses to renew a session for an origin that it does not know.
  server: { port: 5173, proxy: { '/api': { target: server, headers: { origin: new URL(server).origin } } } },
});
