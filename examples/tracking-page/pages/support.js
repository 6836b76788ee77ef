import { html } from 'hono/html';
import { signIn } from './layout.js';

/** Where an element that stands alone on a page finds this site's other support pages. */
const pages = html`ticket-href="/support/tickets/{id}" form-href="/support/new"`;

/** `/support`: the hub, with the tabs My Tickets, Create Ticket and FAQ. */
export function hubPage(visit) {
  const { t, api } = visit;
  return {
    title: t('support_title'),
    current: 'support',
    main: forCustomers(
      visit,
      html`<h1>${t('support_title')}</h1><p class="lead">${t('support_intro')}</p>
        <div class="card inline"><logishift-support api="${api}" ${pages}></logishift-support></div>`,
    ),
  };
}

/** `/support/new?delivery=PX-…`: the form alone. */
export function newTicketPage(visit, delivery) {
  const { t, api } = visit;
  return {
    title: t('new_title'),
    current: 'support',
    main: forCustomers(
      visit,
      html`<h1>${t('new_title')}</h1><p class="lead">${t('new_intro')}</p>
        <div class="card inline">
          <logishift-ticket-form api="${api}" ${pages} ${delivery ? html`delivery="${delivery}"` : ''}></logishift-ticket-form>
        </div>`,
    ),
  };
}

/** `/support/tickets/:ticketId`: one ticket and its conversation. */
export function ticketPage(visit, ticketId) {
  const { t, api } = visit;
  return {
    title: t('ticket'),
    current: 'support',
    main: forCustomers(
      visit,
      html`<p class="crumbs"><a href="/support">${t('tickets')}</a></p>
        <h1>${t('ticket')}</h1>
        <div class="card inline"><logishift-ticket-view api="${api}" ${pages} ticket-id="${ticketId}"></logishift-ticket-view></div>`,
    ),
  };
}

/** `/support/faq`: for everybody. */
export function faqPage({ t, api }) {
  return {
    title: t('faq_title'),
    current: 'faq',
    main: html`<div class="narrow"><h1>${t('faq_title')}</h1>
      <div class="card inline"><logishift-faq api="${api}" ${pages}></logishift-faq></div></div>`,
  };
}

function forCustomers({ t, customer, path }, page) {
  if (customer) return html`<div class="narrow">${page}</div>`;
  return html`<div class="narrow">
    <h1>${t('signed_out_title')}</h1>
    <p class="lead">${t('signed_out_hint')} <a href="/support/faq">${t('faq_title')}</a></p>
    <div class="card">${signIn(t, null, path)}</div>
  </div>`;
}
