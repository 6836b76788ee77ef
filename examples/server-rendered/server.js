import { serveStatic } from '@hono/node-server/serve-static';
import { createHost, customerOf, listen, signIn, signOut, supportUrl } from '../host-server/index.js';
import { page } from './src/page.js';

const app = createHost();

app.get('/', (c) => c.html(page({ supportUrl, customer: customerOf(c) })));

app.post('/', async (c) => {
  const { session } = await c.req.parseBody();
  if (session === 'start') signIn(c);
  else signOut(c);
  return c.redirect('/', 303);
});

app.use(serveStatic({ root: `${import.meta.dirname}/dist` }));

await listen(app, 8795);
