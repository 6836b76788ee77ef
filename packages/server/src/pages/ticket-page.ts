import { locales } from '@logishift/support-sdk/contract';
import type { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { sendKept } from '../platform/http/kept/send-kept.js';
import type { Env } from '../platform/http/router.js';
import { lookedAt } from './built-files.js';
import { keptPage, servePageFile } from './page-file.js';
import { mountStatusPage } from './status/status-page.js';

/** Where a mail to a guest leads: one ticket, by the token behind the `#` of the link. */

const style = `
:root {
  color-scheme: light dark;
  font: 16px/1.45 system-ui, sans-serif;
  background: light-dark(#f6f7f9, #0e141b);
  color: light-dark(#16202c, #e8edf3);
}
body { margin: 0; }
header, main { max-inline-size: 720px; margin-inline: auto; padding: 16px; box-sizing: border-box; }
header { display: flex; align-items: center; gap: 10px; font-weight: 600; padding-block: 24px 8px; }
header h1 { margin: 0; font: inherit; }
header svg { color: light-dark(#0b6e5f, #4cc3ac); }
header span { color: light-dark(#4b5768, #a9b4c2); font-weight: 400; }
main > div {
  min-block-size: 240px;
  padding: 24px 24px 16px;
  border: 1px solid light-dark(#dde2e8, #2a3644);
  border-radius: 10px;
  background: light-dark(#ffffff, #151d26);
}
@media (width < 520px) {
  header { padding-block: 16px 8px; }
  main { padding: 8px 0; }
  main > div { padding: 16px; border-inline: 0; border-radius: 0; }
}
`;

/** The token leaves the address bar, and is kept for a reload of this tab alone. */
const script = `
const view = document.querySelector('logishift-ticket-view');
const id = location.pathname.split('/').filter(Boolean).at(-1);
const key = 'logishift-support-link ' + id;
const token = new URLSearchParams(location.hash.slice(1)).get('ticket_link');
const storage = (use) => { try { return use(sessionStorage); } catch { return null; } };
if (token) {
  storage((kept) => kept.setItem(key, token));
  history.replaceState(null, '', location.pathname);
}
const languages = ${JSON.stringify(locales)};
const primary = (tag) => tag.toLowerCase().match(/^[a-z]+/)?.[0];
const language = navigator.languages.map(primary).find((one) => languages.includes(one)) ?? 'en';
document.documentElement.lang = language;
document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
view.link = token ?? storage((kept) => kept.getItem(key));
view.ticketId = id;
`;

const page = (scriptAt: string, styleAt: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>logiShift support</title>
<link rel="stylesheet" href="${styleAt}">
<script type="module" src="/widget.js"></script>
<script type="module" src="${scriptAt}"></script>
</head>
<body>
<header>
<svg width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M11 21.73a2 2 0 0 0 2 0l7-4A2 2 0 0 0 21 16V8a2 2 0 0 0-1-1.73l-7-4a2 2 0 0 0-2 0l-7 4A2 2 0 0 0 3 8v8a2 2 0 0 0 1 1.73zM12 22V12M3.29 7 12 12 20.71 7M7.5 4.27l9 5.15"/></svg>
<h1>logiShift <span>support</span></h1>
</header>
<main><div>
<logishift-ticket-view></logishift-ticket-view>
<noscript>This page needs JavaScript to show your ticket.</noscript>
</div></main>
</body>
</html>
`;

/** `/ticket/{id}`, and beside it `/ticket/status`, under a strict policy. The page is the same for everybody: what it shows, the token decides. */
export function mountTicketPage(router: Hono<Env>): void {
  router.use(
    '/ticket/*',
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
      strictTransportSecurity: false,
    }),
  );
  mountStatusPage(router);
  const scriptAt = servePageFile(router, '/ticket/page', 'js', script);
  const body = keptPage(page(scriptAt, servePageFile(router, '/ticket/page', 'css', style)));
  router.get('/ticket/:id', (http) => sendKept(http, body, lookedAt));
}
