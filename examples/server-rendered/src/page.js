import { html } from 'hono/html';
import { helpLauncher, supportHub } from './support.js';

export function page({ supportUrl, customer }) {
  return html`<!doctype html>
<html lang="en" data-customer="${customer?.name ?? ''}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Parcel PX-490127 · Tern Parcel</title>
    <link rel="stylesheet" href="/page.css">
    <script type="module" src="/client.js"></script>
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
      <section class="card">${supportHub({ supportUrl })}</section>
    </main>
    ${helpLauncher({ supportUrl })}
  </body>
</html>`;
}
