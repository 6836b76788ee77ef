import { html } from 'hono/html';
import { parcelsOf } from '../parcels.js';
import { icon } from './icons.js';
import { signIn } from './layout.js';
import { story } from './parcel.js';

/** `/`: a customer's own parcels; for a visitor, the way to find one by its number. */
export function homePage({ t, customer }) {
  return {
    title: customer ? t('your_parcels') : t('find_title'),
    current: 'track',
    main: customer
      ? html`<h1>${t('your_parcels')}</h1>
          <ul class="card parcels">${parcelsOf(customer).map((parcel) => row(t, parcel))}</ul>
          ${finder(t)}`
      : html`<h1>${t('find_title')}</h1>
          <p class="lead">${t('find_intro')}</p>
          <div class="side-by-side">
            ${finder(t)}
            <section class="card"><h2>${t('your_parcels')}</h2>${signIn(t, null, '/')}</section>
          </div>`,
  };
}

/** For a number that no parcel has. */
export function unknownParcelPage({ t }, number) {
  return {
    title: t('not_found'),
    current: 'track',
    main: html`<h1>${t('not_found')}</h1>
      <p class="lead">${t('not_found_hint')}</p>
      ${finder(t, number)}`,
  };
}

export function notFoundPage({ t }) {
  return {
    title: t('page_not_found'),
    main: html`<h1>${t('page_not_found')}</h1><p class="lead"><a href="/">${t('back_home')}</a></p>`,
  };
}

function row(t, parcel) {
  const [heading, title] = story(t, parcel);
  return html`<li>
    <a href="/track/${parcel.number}">
      <span class="badge ${parcel.tone}">${icon({ late: 'truck', moving: 'box', done: 'check', problem: 'warning' }[parcel.tone])}</span>
      <span class="parcel-words"><b>${heading}</b><span>${title}</span></span>
      <span class="parcel-from">${parcel.number}<span>${t('from', parcel)}</span></span>
      ${icon('chevron')}
    </a>
  </li>`;
}

function finder(t, number = '') {
  return html`<form class="card finder" action="/track" role="search">
    <label for="number">${t('tracking_number')}</label>
    <div class="field">
      <input id="number" name="number" value="${number}" required maxlength="20" autocomplete="off" autocapitalize="characters"
        spellcheck="false" dir="ltr" aria-describedby="number-example">
      <button class="primary">${icon('search')} ${t('find')}</button>
    </div>
    <p class="hint" id="number-example">${t('find_example')}</p>
  </form>`;
}
