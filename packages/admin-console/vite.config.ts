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
    // Icons and other crumbs go with what needs them, not in a request each.
    rollupOptions: { output: { experimentalMinChunkSize: 4_000 } },
  },
  // The server refuses to renew a session for an origin that it does not know.
  server: { port: 5173, proxy: { '/api': { target: server, headers: { origin: new URL(server).origin } } } },
});
