import type { OwnTicket } from '@logishift/support-sdk/customer';
import { html, type TemplateResult } from 'lit';
import type { Words } from '../texts/words.js';

/** Which parcel it is about, as the customer knows it: by its number. */
export const parcelOf = (ticket: Pick<OwnTicket, 'delivery' | 'delivery_ref'>): string | null =>
  ticket.delivery?.tracking_number ?? ticket.delivery_ref;

/** The parcel's name in a line of text: it reads from left to right, and does not break. */
export function parcelName(number: string, words: Words): TemplateResult {
  const [before, after] = words.t('parcel', { number: '\n' }).split('\n');
  return html`<span class="parcel-name">${before}<bdi dir="ltr">${number}</bdi>${after}</span>`;
}
