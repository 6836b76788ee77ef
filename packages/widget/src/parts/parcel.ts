import type { Delivery } from '@logishift/support-sdk/customer';
import { html, type TemplateResult } from 'lit';
import type { Words } from '../texts/words.js';

/** The parcel that a ticket is about, as its customer knows it: by its number, else by what they named it. */
export const parcelOf = (ticket: { delivery: Delivery | null; delivery_ref: string | null }): string | undefined =>
  ticket.delivery?.tracking_number ?? ticket.delivery_ref ?? undefined;

/** A parcel's number: from left to right in every language, and broken only where a line has no room for it. */
export const parcelNumber = (number: unknown): TemplateResult => html`<bdi class="parcel" dir="ltr">${number}</bdi>`;

/** The same in a line of text, with what it is: `Parcel PX-490526`. It does not break, nor what ends it. */
export function parcelName(number: string, words: Words, end = ''): TemplateResult {
  const [before, after] = words.t('parcel', { number: '\n' }).split('\n');
  return html`<span class="parcel-name">${before}<bdi dir="ltr">${number}</bdi>${after}${end}</span>`;
}
