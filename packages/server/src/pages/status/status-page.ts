import { readFileSync } from 'node:fs';
import { type Locale, locales } from '@logishift/support-sdk/contract';
import type { Hono } from 'hono';
import { escapeHtml } from '../../platform/escape-html.js';
import type { KeptBody } from '../../platform/http/kept/kept-body.js';
import { sendKept } from '../../platform/http/kept/send-kept.js';
import type { Env } from '../../platform/http/router.js';
import { localeOf, localeOfBrowser } from '../../platform/locale-of.js';
import { lookedAt } from '../built-files.js';
import { keptPage, servePageFile } from '../page-file.js';
import { texts } from './texts/index.js';

/** What each language calls itself. */
const ownNames: Record<Locale, string> = {
  en: 'English',
  hi: 'हिन्दी',
  es: 'Español',
  fr: 'Français',
  de: 'Deutsch',
  ar: 'العربية',
};

/** The page in one language. It says nothing of any ticket: what it shows, its script asks for with the code behind the `#`. */
function statusPage(locale: Locale, scriptAt: string, styleAt: string): string {
  const words = texts[locale];
  const t = (key: keyof typeof words) => escapeHtml(words[key]);
  const options = locales
    .map((one) => `<option value="${one}" lang="${one}"${one === locale ? ' selected' : ''}>${ownNames[one]}</option>`)
    .join('');
  return `<!doctype html>
<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${t('page')}</title>
<link rel="stylesheet" href="${styleAt}">
<script type="module" src="${scriptAt}"></script>
</head>
<body>
<header><div class="bar">
<svg width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M11 21.73a2 2 0 0 0 2 0l7-4A2 2 0 0 0 21 16V8a2 2 0 0 0-1-1.73l-7-4a2 2 0 0 0-2 0l-7 4A2 2 0 0 0 3 8v8a2 2 0 0 0 1 1.73zM12 22V12M3.29 7 12 12 20.71 7M7.5 4.27l9 5.15"/></svg>
<span class="brand" dir="ltr">logiShift <span>support</span></span>
<select data-at="language" aria-label="${t('language')}" autocomplete="off">${options}</select>
</div></header>
<main data-words="${escapeHtml(JSON.stringify(words))}">
<p class="kicker">${t('page')}<span data-at="numbered" hidden> · <bdi data-at="number"></bdi></span></p>
<h1 tabindex="-1" data-at="heading">${t('loading')}</h1>
<p class="next" data-at="next"><noscript>${t('no_script')}</noscript></p>
<p class="unseen" role="status" data-at="told"></p>
<div class="columns" data-at="status" hidden>
<section class="card" aria-labelledby="where">
<div class="head"><h2 id="where">${t('where')}</h2><p class="line" role="status" data-at="line"></p></div>
<ol aria-labelledby="where" data-at="steps"></ol>
</section>
<div class="side">
<dl class="card" data-at="facts"></dl>
<section class="card yours" aria-labelledby="yours">
<h2 id="yours">${t('yours')}</h2>
<p data-at="yours"></p>
<a class="button" rel="noreferrer" data-at="open" hidden>${t('open')}</a>
</section>
</div>
</div>
<form data-at="ask" hidden>
<label for="code">${t('code')}</label>
<input id="code" dir="ltr" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="500" aria-describedby="error" data-at="code">
<p class="error" id="error" role="alert" data-at="error"></p>
<button class="button">${t('show')}</button>
</form>
</main>
<footer>${t('hidden')}</footer>
</body>
</html>
`;
}

/**
 * `/ticket/status#{tracking code}`: where a ticket stands, for somebody without an account. It lies below `/ticket/` and so
 * under its policy, and is reached wherever a host passes that on.
 */
export function mountStatusPage(router: Hono<Env>): void {
  const file = (name: string) => readFileSync(new URL(`./status-files/${name}`, import.meta.url), 'utf8');
  const scriptAt = servePageFile(router, '/ticket/status', 'js', file('status.js'));
  const styleAt = servePageFile(router, '/ticket/status', 'css', file('status.css'));
  const pages = new Map<Locale, KeptBody>(
    locales.map((locale) => [locale, keptPage(statusPage(locale, scriptAt, styleAt))]),
  );
  router.get('/ticket/status', (http) => {
    http.header('vary', 'accept-language');
    http.header('x-robots-tag', 'noindex, nofollow');
    const locale = localeOf(http.req.query('lang') ?? '') ?? localeOfBrowser(http.req.header('accept-language'));
    return sendKept(http, pages.get(locale) as KeptBody, lookedAt);
  });
}
