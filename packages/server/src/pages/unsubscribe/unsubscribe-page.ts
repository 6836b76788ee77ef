import { createHash } from 'node:crypto';
import type { Locale, NotificationKind } from '@logishift/support-sdk/contract';
import { directionOf, fonts, type TextKey, type Unsubscriber, wordsIn } from '../../domains/mail/index.js';
import { escapeHtml } from '../../platform/escape-html.js';

const sheet = `
:root{color-scheme:light dark;--canvas:#F6F7F9;--surface:#FFFFFF;--border:#DDE2E8;--text:#16202C;--text-2:#4B5768;--accent:#0B6E5F;--accent-strong:#095A4E;--on-accent:#FFFFFF;--focus:#1D6FE0}
@media (prefers-color-scheme:dark){:root{--canvas:#0E141B;--surface:#151D26;--border:#2A3644;--text:#E8EDF3;--text-2:#A9B4C2;--accent:#4CC3AC;--accent-strong:#72D5C1;--on-accent:#06231E;--focus:#7DB3FF}}
*{box-sizing:border-box}
body{margin:0;padding:48px 16px;background:var(--canvas);color:var(--text);font:16px/1.5 ${fonts}}
main{max-width:480px;margin:0 auto;padding:28px;background:var(--surface);border:1px solid var(--border);border-radius:10px}
h1{margin:0 0 16px;font-size:20px;line-height:1.3;font-weight:600}
p,ul{margin:0 0 16px}
ul{padding-inline-start:20px}
.hint{margin:0;color:var(--text-2);font-size:14px}
button{min-height:44px;padding:0 20px;border:0;border-radius:6px;background:var(--accent);color:var(--on-accent);font:600 16px/1 ${fonts};cursor:pointer}
button:hover{background:var(--accent-strong)}
button:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
`;
/** The one style sheet that may be used on these pages. */
export const sheetHash = `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`;

function page(locale: Locale, title: string, body: string): string {
  return `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${sheet}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

type Ending = Pick<Unsubscriber, 'locale' | 'kinds' | 'isCustomer'>;

// What tells staff of a new ticket is to its customer the receipt of their own.
const nameOf = (kind: NotificationKind, isCustomer: boolean): TextKey =>
  isCustomer && kind === 'ticket.created' ? 'receipts' : kind;

const listed = ({ locale, kinds, isCustomer }: Ending) =>
  `<ul>${kinds.map((kind) => `<li>${escapeHtml(wordsIn(locale)(nameOf(kind, isCustomer)))}</li>`).join('')}</ul>`;

/** Asks whether mails of these kinds are to end; the button does it. */
export function askPage(ending: Ending, token: string): string {
  const { locale } = ending;
  const words = wordsIn(locale);
  return page(
    locale,
    words('unsubscribe_title'),
    `<p>${escapeHtml(words('unsubscribe_ask'))}</p>
${listed(ending)}
<form method="post" action="/unsubscribe?t=${escapeHtml(encodeURIComponent(token))}"><button>${escapeHtml(words('unsubscribe_button'))}</button></form>`,
  );
}

export function donePage(ending: Ending): string {
  const { locale } = ending;
  const words = wordsIn(locale);
  return page(
    locale,
    words('unsubscribe_title'),
    `<p>${escapeHtml(words('unsubscribe_done'))}</p>
${listed(ending)}
<p class="hint">${escapeHtml(words('unsubscribe_back'))}</p>`,
  );
}

export function badLinkPage(locale: Locale): string {
  const words = wordsIn(locale);
  return page(locale, words('unsubscribe_bad_title'), `<p>${escapeHtml(words('unsubscribe_bad'))}</p>`);
}
