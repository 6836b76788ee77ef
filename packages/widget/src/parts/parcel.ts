import type { Delivery } from '@logishift/support-sdk/customer';
import { html, type TemplateResult } from 'lit';

/** The parcel that a ticket is about, as its customer knows it: by its number, else by what they named it. */
export const parcelOf = (ticket: { delivery: Delivery | null; delivery_ref: string | null }): string | undefined =>
  ticket.delivery?.tracking_number ?? ticket.delivery_ref ?? undefined;

/** A parcel's number: from left to right in every language, and broken only where a line has no room for it. */
export const parcelNumber = (number: string): TemplateResult => html`<bdi class="parcel" dir="ltr">${number}</bdi>`;
