import { secureHeaders } from 'hono/secure-headers';
import { readUnsubscribe, unsubscribe } from '../../domains/mail/index.js';
import { limitRequests } from '../../platform/http/rate-limit.js';
import type { App, Http } from '../../platform/http/router.js';
import { localeOfBrowser } from '../../platform/locale-of.js';
import { askPage, badLinkPage, donePage, sheetHash } from './unsubscribe-page.js';

/** The page behind a mail's List-Unsubscribe. Asking changes nothing: mail programs look at links by themselves. */
export function mountUnsubscribe({ router, context }: App): void {
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
    const found = await readUnsubscribe(context, token(http));
    return found ? http.html(askPage(found, token(http))) : bad(http);
  });
  // By the page's button, and by a mail program itself (RFC 8058): the address says all, the body nothing.
  router.post('/unsubscribe', async (http) => {
    const found = await readUnsubscribe(context, token(http));
    if (!found) return bad(http);
    await unsubscribe(context, found);
    return http.html(donePage(found));
  });
}
