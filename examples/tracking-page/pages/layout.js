import { html } from 'hono/html';
import { customers } from '../customers.js';
import { languages } from '../texts.js';
import { icon } from './icons.js';

const styles = ['tokens', 'page', 'header', 'footer', 'controls', 'parcels', 'parcel', 'timeline', 'elements', 'mails'];

/**
 * A whole page. The widget is the two lines at its end: the script and the element. `/support.js`, before them, gives
 * the element the token of whoever is asking: the customer who is signed in, or a visitor of this parcel. `/session.js` has every
 * tab follow when that changes.
 */
export function layout(
  { t, customer, isKnown, path, api, hasMails },
  { title, main, scripts = [], delivery = null, current = null },
) {
  const link = (href, name) =>
    html`<a href="${href}" ${current === name ? html`aria-current="page"` : ''}>${t(name)}</a>`;
  return html`<!doctype html>
<html lang="${t.tag}" dir="${t.direction}" data-visitor="${customer?.id ?? ''}" data-zone="${t.zone}" ${isKnown ? html`data-known` : ''}>
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title} · logiShift</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml">
    ${styles.map((name) => html`<link rel="stylesheet" href="/styles/${name}.css">`)}
  </head>
  <body>
    <a class="skip" href="#main">${t('skip')}</a>
    <header class="site-header">
      <a class="brand" href="/"><img src="/favicon.svg" alt="" width="28" height="28"> logiShift</a>
      <nav aria-label="${t('main_navigation')}">
        ${link('/', 'track')} ${link('/support', 'support')} ${link('/support/faq', 'faq')}
      </nav>
      ${account(t, customer, path, isKnown)}
    </header>
    <main id="main">${main}</main>
    <footer class="site-footer">
      <nav aria-label="${t('language')}">
        ${Object.entries(languages).map(
          ([code, name]) =>
            html`<a href="?lang=${code}" lang="${code}" ${code === t.language ? html`aria-current="true"` : ''}>${name}</a>`,
        )}
      </nav>
      <p>${t('footer')}
        ${hasMails ? html`· <a href="/mails">${t('mails')}</a>` : ''} · <a href="/elements/help" lang="en">Elements</a></p>
    </footer>
    <script type="module" src="/site.js"></script>
    <script type="module" src="/session.js"></script>
    ${scripts.map((src) => html`<script type="module" src="${src}"></script>`)}
    ${customer || delivery ? html`<script type="module" src="/support.js"></script>` : ''}
    <script type="module" src="${api}/widget.js"></script>
    <logishift-help api="${api}" ${delivery ? html`delivery="${delivery}"` : ''}></logishift-help>
  </body>
</html>`;
}

/** Who is signed in, and the demo's way of being somebody else. */
function account(t, customer, path, isKnown) {
  const initials = customer?.name
    .split(' ')
    .map((word) => word[0])
    .join('');
  return html`<details class="account">
    <summary>
      <span class="avatar" aria-hidden="true">${customer ? initials : icon('person')}</span>
      <span class="account-name">${customer ? customer.name : t('sign_in')}</span>
    </summary>
    <div class="menu">${signIn(t, customer, path, isKnown)}</div>
  </details>`;
}

/** A real host asks for a password here. `isKnown`: there is somebody to be forgotten, also of those who are not signed in. */
export function signIn(t, customer, path, isKnown = false) {
  return html`<form method="post" action="/session" class="sign-in">
    <p>${t('demo_sign_in')}</p>
    <input type="hidden" name="back" value="${path}">
    ${customers
      .filter(({ id, signsIn }) => signsIn && id !== customer?.id)
      .map(({ id, name }) => html`<button name="customer" value="${id}">${t('sign_in_as')} <b>${name}</b></button>`)}
    ${isKnown ? html`<button name="customer" value="">${t(customer ? 'sign_out' : 'forget_visit')}</button>` : ''}
  </form>`;
}
