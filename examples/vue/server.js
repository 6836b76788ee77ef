import { serveStatic } from '@hono/node-server/serve-static';
import { createHost, listen } from '../host-server/index.js';

const app = createHost();

app.use(serveStatic({ root: `${import.meta.dirname}/dist` }));

await listen(app, 8792);
