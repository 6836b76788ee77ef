import { serveStatic } from '@hono/node-server/serve-static';
import { createHost, customerOf, listen, signIn, signOut, supportUrl } from '../host-server/index.js';
import { signSupportToken } from '../host-server/support-token.js';
import { page } from './page.js';

/** All that a page with the widget must allow. Nothing inline, nothing evaluated, no script of the page's own. */
const policy = {
  'default-src': "'none'",
  'script-src': supportUrl,
  'connect-src': supportUrl,
  'style-src': "'self'",
  'img-src': supportUrl,
};

/** A page that asks its own server for tokens has a script of its own, which fetches from there. */
const policyWithOwnScript = {
  ...policy,
  'script-src': `${supportUrl} 'self'`,
  'connect-src': `${supportUrl} 'self'`,
};

const asHeader = (directives) =>
  Object.entries(directives)
    .map((directive) => directive.join(' '))
    .join('; ');

const app = createHost();

// The token is in the page: good for five minutes, then the page is loaded again.
app.get('/', async (c) => {
  const customer = customerOf(c);
  const token = customer && (await signSupportToken(customer));
  c.header('Content-Security-Policy', asHeader(policy));
  return c.html(page({ supportUrl, customer, token }));
});

// The token is fetched whenever the widget needs one.
app.get('/own-script', (c) => {
  c.header('Content-Security-Policy', asHeader(policyWithOwnScript));
  return c.html(page({ supportUrl, customer: customerOf(c), ownScript: true }));
});
app.get('/own-script.js', serveStatic({ root: import.meta.dirname }));

app.on('POST', ['/', '/own-script'], async (c) => {
  const { session } = await c.req.parseBody();
  if (session === 'start') signIn(c);
  else signOut(c);
  return c.redirect(c.req.path, 303);
});

await listen(app, 8794);
