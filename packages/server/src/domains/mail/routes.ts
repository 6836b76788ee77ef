import { mails } from '@logishift/support-sdk/contract';
import { secureHeaders } from 'hono/secure-headers';
import { limitRequests } from '../../platform/http/rate-limit.js';
import type { App, Http } from '../../platform/http/router.js';
import { serve } from '../../platform/http/serve.js';
import { localeOfBrowser } from '../../platform/locale-of.js';
import { type SigningKeys, signingKeys } from '../identity/index.js';
import { listMails, retryMail } from './service.js';
import { readUnsubscribe, unsubscribe } from './unsubscribe.js';
import { askPage, badLinkPage, donePage, sheetHash } from './unsubscribe-page.js';

export function mountMail(app: App): void {
  serve(app, mails.list, ({ request, query }) => listMails(request, query));
  serve(app, mails.retry, ({ request, params }) => retryMail(request, params));
  mountUnsubscribe(app, app.context.ports.get(signingKeys));
}

/** The page behind a mail's List-Unsubscribe. Asking changes nothing: mail programs look at links by themselves. */
function mountUnsubscribe({ router, context }: App, keys: SigningKeys): void {
  router.use(
    '/unsubscribe',
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: [sheetHash],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      // The address is the permission.
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
      strictTransportSecurity: false,
    }),
    async (http, next) => {
      await limitRequests(http, context.limiter, 'address', http.get('address'));
      await next();
      http.header('cache-control', 'no-store');
    },
  );
  const token = (http: Http) => http.req.query('t') ?? '';
  const bad = (http: Http) => http.html(badLinkPage(localeOfBrowser(http.req.header('accept-language'))), 404);

  router.get('/unsubscribe', async (http) => {
    const found = await readUnsubscribe(context, keys, token(http));
    return found ? http.html(askPage(found, token(http))) : bad(http);
  });
  // By the page's button, and by a mail program itself (RFC 8058): the address says all, the body nothing.
  router.post('/unsubscribe', async (http) => {
    const found = await readUnsubscribe(context, keys, token(http));
    if (!found) return bad(http);
    await unsubscribe(context, found);
    return http.html(donePage(found));
  });
}
