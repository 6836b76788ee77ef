import { defineConfig } from 'vite';

/** Where `vite` (development) finds the API. */
const server = process.env.SUPPORT_SERVER ?? 'http://localhost:8787';

export default defineConfig({
  base: '/console/',
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
        // Icons and other crumbs that pages share stand together, not in a request each.
        codeSplitting: {
          groups: [
            {
              name: 'shared',
              test: /\.(ts|js)$/,
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 8_000,
            },
          ],
        },
        // By default such a chunk is named after all of its pages.
        chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash].js`,
      },
    },
  },
  // The server refuses to renew a session for an origin that it does not know.
  server: { port: 5173, proxy: { '/api': { target: server, headers: { origin: new URL(server).origin } } } },
});
