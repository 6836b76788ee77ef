import { html } from 'hono/html';
import { clock, dayAndClock, dayName, hours, whenever } from '../times.js';
import { icon } from './icons.js';

const stages = ['picked_up', 'sorted', 'out', 'delivered'];
const icons = { late: 'truck', moving: 'box', done: 'check', problem: 'warning' };

/** `/track/:number`: the parcel for whoever has its number; its address and ticket for its owner alone. */
export function parcelPage({ t, customer, api }, parcel) {
  const isOwner = customer?.id === parcel.owner;
  const [heading, title, note] = story(t, parcel);
  return {
    title: heading,
    current: 'track',
    // Another customer's parcel is none of the widget's business.
    delivery: isOwner || !customer ? parcel.number : null,
    scripts: isOwner ? ['/parcel-ticket.js'] : [],
    main: html`
      <nav class="crumbs" aria-label="${t('track')}">
        <a href="/">${t('your_parcels')}</a> ${icon('chevron')} <span aria-current="page">${parcel.number}</span>
      </nav>
      <div class="heading">
        <h1>${heading}</h1>
        ${parcel.expected && parcel.tone === 'late' ? html`<span class="chip late">${icon('clock')} ${t('promised', { time: whenever(t, parcel.promised.to, { inSentence: true }) })}</span>` : ''}
      </div>
      <div class="columns ${isOwner ? '' : 'single'}">
        <section class="card summary-card" aria-label="${title}">
          <div class="summary">
            <span class="badge ${parcel.tone}">${icon(icons[parcel.tone])}</span>
            <div><h2>${title}</h2><p>${note}</p></div>
          </div>
          ${stageBar(t, parcel)}
        </section>
        ${isOwner ? address(t, parcel, customer) : ''}
        ${timeline(t, parcel)}
        ${
          isOwner
            ? html`<section class="card ticket-card" id="parcel-ticket" data-api="${api}" data-delivery="${parcel.number}" aria-label="${t('ticket')}" hidden>
          <div data-status></div>
          <p class="foot"><span data-subject dir="auto"></span> <a data-link>${t('open_ticket')} ${icon('arrow')}</a></p>
        </section>`
            : ''
        }
      </div>`,
  };
}

/** Heading, title and note of a parcel, in the page's language. */
export function story(t, parcel) {
  const span = parcel.expected ?? parcel.promised;
  const at = parcel.deliveredAt ?? span.to;
  const late = parcel.expected ? hours(t, parcel.expected.to - parcel.promised.to) : '';
  const values = { day: dayName(t, at, { inSentence: true }), time: clock(t, at), late };
  return [0, 1, 2].map((part) => t(`stories.${parcel.story}.${part}`, values));
}

function stageBar(t, parcel) {
  const happened = (stage) => parcel.events.find(({ kind }) => kind === stage);
  return html`<ol class="stages">
    ${stages.map((stage, place) => {
      const event = happened(stage);
      const state =
        place < parcel.stage || parcel.stage === 3 ? 'past' : place === parcel.stage ? `now ${parcel.tone}` : 'to-come';
      const expected = stage === 'delivered' && parcel.expected ? whenever(t, parcel.expected.to) : '';
      return html`<li class="${state}" ${place === parcel.stage ? html`aria-current="step"` : ''}>
        <b>${t(`stages.${stage}`)}</b> <span>${event ? dayAndClock(t, event.at) : expected}</span>
      </li>`;
    })}
  </ol>`;
}

function address(t, parcel, customer) {
  return html`<section class="card address-card">
    <h2>${t('delivering_to')}</h2>
    <p>${customer.name}<br><span class="quiet">${customer.address}</span></p>
    <p class="quiet small">${icon('box')} ${t('one_parcel', parcel)} · ${t(`handovers.${parcel.handover}`)}</p>
  </section>`;
}

function timeline(t, parcel) {
  const last = parcel.events.length - 1;
  return html`<section class="card timeline-card">
    <h2>${t('timeline')}</h2>
    <ol class="timeline">
      ${parcel.events.map(
        (event, place) => html`<li class="${place === last && parcel.tone !== 'done' ? `now ${parcel.tone}` : 'past'}">
          <time datetime="${event.at.toISOString()}">${dayAndClock(t, event.at)}</time>
          <span class="node">${icon(place === last ? icons[parcel.tone] : 'check')}</span>
          <div><b>${t(`kinds.${event.kind}`)}</b><span>${event.detail ? t(`details.${event.detail}`) : event.place}</span></div>
        </li>`,
      )}
      ${
        parcel.expected
          ? html`<li class="to-come">
        <span class="when">${whenever(t, parcel.expected.to)}</span>
        <span class="node"></span>
        <div><b>${t('kinds.delivered')}</b><span>${t('expected_step', { handover: t(`handovers.${parcel.handover}`) })}</span></div>
      </li>`
          : ''
      }
    </ol>
  </section>`;
}
