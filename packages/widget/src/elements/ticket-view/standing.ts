import type { TicketDetail } from '@logishift/support-sdk/customer';
import { html, nothing, type TemplateResult } from 'lit';
import { deliveryIcon, lateness } from '../../parts/delivery-card.js';
import { parcelName, parcelOf } from '../../parts/parcel.js';
import type { Words } from '../../texts/words.js';
import { icon } from '../../theme/icon.js';
import { packageIcon } from '../../theme/icons.js';

/** Where a ticket stands, in a sentence. */
export function standing(ticket: TicketDetail, agent: string | undefined, words: Words): string {
  if (ticket.status === 'on_hold') return words.t(ticket.awaiting ? `step_on_hold_${ticket.awaiting}` : 'step_on_hold');
  if (agent && ticket.status === 'in_progress') return words.t('says_in_progress_name', { name: agent });
  if (agent && ticket.status === 'resolved') return words.t('says_resolved_name', { name: agent });
  return words.t(`says_${ticket.status}`);
}

/** The parcel and where it is, or what became of a number that nobody could vouch for at once. */
export function parcelLine(ticket: TicketDetail, words: Words): TemplateResult | typeof nothing {
  const { delivery_state: state, delivery } = ticket;
  const number = parcelOf(ticket);
  const note =
    state === 'unverified'
      ? words.t('delivery_checking')
      : state === 'unknown'
        ? words.t('delivery_not_known')
        : delivery &&
          [words.t(`delivery_${delivery.status}`), lateness(delivery, words)].filter(Boolean).join('\u00a0· ');
  if (!number && !note) return nothing;
  return html`<p class="parcel" part="parcel">${icon(delivery ? deliveryIcon(delivery) : packageIcon, 16)}
    <span>${number ? parcelName(number, words, note ? '\u00a0·' : '') : nothing} ${note}</span></p>`;
}

/** When it was written, and how urgent it is. */
export const facts = (ticket: TicketDetail, words: Words): TemplateResult =>
  html`<p class="facts"><time datetime=${ticket.created_at} title=${words.exact(ticket.created_at)}
    >${words.t('created', { time: words.moment(ticket.created_at) })}</time>\u00a0· ${words.t('priority_is', { priority: words.t(`priority_${ticket.priority}`) })}</p>`;
