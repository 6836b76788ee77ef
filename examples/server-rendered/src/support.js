// Both sides have this module: the server draws with it, the browser wakes what was drawn. Imported on the server, the
// widget does nothing.
import '@logishift/support-widget/define/help';
import '@logishift/support-widget/define/support';
import { html } from 'hono/html';

const signedIn = 'logishift-help, logishift-support';

/** The hub, in its place from the first byte on. What is inside is seen until the script is there, or without it. */
export function supportHub({ supportUrl }) {
  return html`<logishift-support api="${supportUrl}" delivery="PX-490127">
    <h2>Support</h2>
    <p>Write to <a href="mailto:help@tern.example">help@tern.example</a>, or call 030 5550 100.</p>
  </logishift-support>`;
}

export function helpLauncher({ supportUrl }) {
  return html`<logishift-help api="${supportUrl}" delivery="PX-490127"></logishift-help>`;
}

/** In the browser: gives the elements the token of whoever is signed in. */
export function connectSupport({ getToken, signOutButton }) {
  for (const element of document.querySelectorAll(signedIn)) element.getToken = getToken;
  signOutButton.addEventListener('click', forgetPerson);
}

/** Forgets the person: on screen, in memory and in storage. */
export function forgetPerson() {
  for (const element of document.querySelectorAll(signedIn)) element.signOut?.();
}
