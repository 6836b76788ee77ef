import type { Delivery } from '@logishift/support-sdk/customer';
import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../texts/words.js';
import { clock, packageCheck, packageIcon, truck } from '../theme/first-icons.js';
import { icon } from '../theme/icon.js';
import { parcelName } from './parcel.js';

/** How far a parcel has come, of four: picked up, on its way, out for delivery, delivered. */
const reached: Record<Delivery['status'], number> = {
  announced: 0,
  picked_up: 1,
  in_transit: 2,
  out_for_delivery: 3,
  delivery_failed: 3,
  delivered: 4,
  returned: 2,
};

/** `2 h late`, or nothing for a delivery in time. */
export function lateness(delivery: Delivery, words: Words): string | undefined {
  if (!delivery.is_late) return undefined;
  const came = delivery.delivered_at ?? delivery.expected_at;
  const by = came && delivery.promised_at ? Date.parse(came) - Date.parse(delivery.promised_at) : 0;
  return by > 60_000 ? words.t('delivery_late_by', { time: words.span(by) }) : words.t('delivery_late');
}

/** Where a delivery is, in words, and how late it is if it is. */
export const deliveryState = (delivery: Delivery, words: Words): { state: string; late: string | undefined } => ({
  state: words.t(`delivery_${delivery.status}`),
  late: lateness(delivery, words),
});

/** What the parcel's icon is. */
export const deliveryIcon = (delivery: Delivery): string =>
  delivery.status === 'delivered' ? packageCheck : delivery.status === 'announced' ? packageIcon : truck;

/** The delivery in question: state, number, how far it is, and when it comes. */
export function deliveryCard(delivery: Delivery, words: Words): TemplateResult {
  const late = lateness(delivery, words);
  const at = reached[delivery.status];
  const moment = (key: 'delivery_delivered_at' | 'delivery_expected' | 'delivery_promised', iso: string | null) =>
    iso
      ? html`<time datetime=${iso} title=${words.exact(iso)}>${words.t(key, { time: words.when(iso) })}</time>`
      : nothing;
  return html`<div class="delivery card ${late ? 'is-late' : ''} ${delivery.status}" part="delivery" role="group" aria-label=${words.t('delivery')}>
    <div class="top">
      <span class="tile">${icon(deliveryIcon(delivery))}</span>
      <div class="what">
        <strong>${words.t(`delivery_${delivery.status}`)}</strong>
        <span>${parcelName(delivery.tracking_number, words)}</span>
      </div>
      ${late ? html`<span class="chip late">${icon(clock, 16)}${late}</span>` : nothing}
    </div>
    <div class="far" aria-hidden="true">
      ${[1, 2, 3, 4].map((place) => html`<span class=${place < at || at === 4 ? 'done' : place === at ? 'now' : ''}></span>`)}
    </div>
    <div class="times">
      ${delivery.delivered_at ? moment('delivery_delivered_at', delivery.delivered_at) : delivery.is_late ? moment('delivery_expected', delivery.expected_at) : nothing}
      ${moment('delivery_promised', delivery.promised_at)}
    </div>
  </div>`;
}
