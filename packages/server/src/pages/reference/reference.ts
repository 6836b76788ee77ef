import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { openApiDocument } from '../../platform/http/contract/openapi.js';
import { KeptBody } from '../../platform/http/kept/kept-body.js';
import { sendKept } from '../../platform/http/kept/send-kept.js';
import type { Env } from '../../platform/http/router.js';
import { brief, lookedAt } from '../built-files.js';
import { keepFiles } from '../kept-files.js';
import { keptPage } from '../page-file.js';

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
  let document: KeptBody | undefined;
  router.get('/openapi.json', (http) => {
    document ??= new KeptBody(JSON.stringify(openApiDocument(publicUrl)), 'application/json');
    http.header('access-control-allow-origin', '*');
    return sendKept(http, document, brief, { body: () => document, isCounted: false });
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
  const body = keptPage(page);
  router.get('/docs', (http) => sendKept(http, body, lookedAt));
  // Larger than all else together and seldom looked at: read when somebody does.
  const root = fileURLToPath(new URL('./reference-files', import.meta.url));
  let files: ReturnType<typeof keepFiles> | undefined;
  router.get('/docs/*', (http) => {
    files ??= keepFiles(root);
    const file = files.get(http.req.path.replace('/docs/', ''));
    return file ? sendKept(http, file, brief) : http.notFound();
  });
}
