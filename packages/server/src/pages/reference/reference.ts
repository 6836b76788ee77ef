import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { openApiDocument } from '../../platform/http/contract/openapi.js';
import type { Env } from '../../platform/http/router.js';

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>logiShift support: API reference</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="stylesheet" href="/docs/reference.css">
</head>
<body>
<main id="reference"><p>The reference needs JavaScript. The document itself is <a href="/openapi.json">/openapi.json</a>.</p></main>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/reference.js"></script>
</body>
</html>
`;

/** `/openapi.json`, and `/docs`: a page that reads it, all its files served from here. */
export function mountReference(router: Hono<Env>, publicUrl: string): void {
  let document: ReturnType<typeof openApiDocument> | undefined;
  router.get('/openapi.json', (http) => {
    document ??= openApiDocument(publicUrl);
    http.header('access-control-allow-origin', '*');
    http.header('cache-control', 'public, max-age=300');
    return http.json(document);
  });
  router.use(
    '/docs/*',
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // The reference's script sets style attributes of its own.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      strictTransportSecurity: false,
    }),
  );
  router.get('/docs', (http) => http.html(page));
  const root = fileURLToPath(new URL('./reference-files', import.meta.url));
  router.get('/docs/*', serveStatic({ root, rewriteRequestPath: (path) => path.replace('/docs', '') }));
}
