import { html } from 'hono/html';

/** The page, without a style attribute, an inline style or an inline script. */
export function page({ supportUrl, customer, token, ownScript = false }) {
  return html`<!doctype html>
<html lang="en" data-customer="${customer?.name ?? ''}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Parcel PX-490127 · Tern Parcel</title>
    <link rel="stylesheet" href="/page.css">
    <script type="module" src="${supportUrl}/widget.js"></script>
    ${ownScript ? html`<script type="module" src="/own-script.js"></script>` : ''}
  </head>
  <body>
    <header>
      <div>
        <span class="brand">Tern Parcel</span>
        <span>${customer?.name}</span>
        <form method="post">
          ${
            customer
              ? html`<button name="session" value="end">Sign out</button>`
              : html`<button name="session" value="start" class="primary">Sign in</button>`
          }
        </form>
      </div>
    </header>
    <main>
      <section class="card">
        <span class="late">2 h later than promised</span>
        <h1>Arriving today</h1>
        <p>Parcel PX-490127 is out for delivery. The round began late this morning.</p>
        <ol class="stages">
          <li>Picked up</li>
          <li>Sorted</li>
          <li aria-current="step">En route</li>
          <li>Delivered</li>
        </ol>
      </section>
      <section class="card">
        <logishift-ticket-list ${token ? html`token="${token}"` : ''}></logishift-ticket-list>
      </section>
    </main>
    <logishift-help delivery="PX-490127" ${token ? html`token="${token}"` : ''}></logishift-help>
  </body>
</html>`;
}
