import { html } from 'hono/html';
import { dayAndClock } from '../times.js';

/** `/mails`: what support has mailed in this demo, newest first. */
export function mailsPage({ t }, mails) {
  return {
    title: t('mails'),
    scripts: ['/mails.js'],
    main: html`<h1>${t('mails')}</h1>
      <p class="lead">${t('mails_intro')}</p>
      <div id="mails">${
        mails.length === 0
          ? html`<p class="card">${t('no_mails')}</p>`
          : html`<ul class="card parcels mails">${mails.map((mail) => row(t, mail))}</ul>`
      }</div>`,
  };
}

function row(t, mail) {
  return html`<li>
    <a href="/mails/${mail.id}">
      <span class="parcel-words"><b dir="auto">${mail.subject}</b><span dir="ltr">${mail.to}</span></span>
      <time datetime="${mail.at.toISOString()}">${dayAndClock(t, mail.at)}</time>
    </a>
  </li>`;
}

/** `/mails/:id`: one of them, as a mail program shows it. What is in it may run nothing and see nothing of this page. */
export function mailPage({ t }, mail) {
  return {
    title: mail.subject,
    main: html`<nav class="crumbs" aria-label="${t('mails')}"><a href="/mails">${t('mails')}</a></nav>
      <h1 dir="auto">${mail.subject}</h1>
      <p class="lead mail-head">
        ${t('mail_to')} <span dir="ltr">${mail.to}</span> ·
        <time datetime="${mail.at.toISOString()}">${dayAndClock(t, mail.at)}</time>
      </p>
      <iframe class="card mail" src="/mails/${mail.id}/body" title="${t('mail_text')}"
        sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
      <details class="mail-plain"><summary>${t('mail_plain')}</summary><pre dir="auto">${mail.text}</pre></details>`,
  };
}

/** The mail itself, for the frame: its links open in a tab of their own. */
export function mailBody(mail) {
  const text = html`<pre>${mail.text}</pre>`;
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><base target="_blank">${mail.html ?? text}`;
}

/** Nothing of a mail runs, or is fetched from anywhere. */
export const mailBodyPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";
