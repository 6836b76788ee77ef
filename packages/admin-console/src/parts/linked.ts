import { partsOf } from '@logishift/support-sdk/links';
import { html, type TemplateResult } from 'lit';
import { href, ticketPath } from '../router.js';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Somebody's words with what can be followed in them: addresses, in a new tab that knows nothing of this one; numbers of
 * tickets; and the ticket's own parcel, which `showParcel` leads to.
 */
export function linked(text: string, parcel: string, showParcel: () => void): (string | TemplateResult)[] {
  return partsOf(text).flatMap(({ text, href, host }) =>
    href
      ? [html`<a href=${href} title=${host ?? ''} dir="ltr" target="_blank" rel="noopener noreferrer">${text}</a>`]
      : numbersIn(text, parcel, showParcel),
  );
}

function numbersIn(text: string, parcel: string, showParcel: () => void): (string | TemplateResult)[] {
  const names = ['LS-\\d{1,12}', ...(parcel.length > 3 ? [escaped(parcel)] : [])];
  // The one in brackets is kept by `split`: every second part is a number.
  const parts = text.split(new RegExp(`(?<![\\p{L}\\p{N}-])(${names.join('|')})(?!-?[\\p{L}\\p{N}])`, 'giu'));
  return parts.map((part, index) => {
    if (index % 2 === 0) return part;
    if (part.toLowerCase() === parcel.toLowerCase())
      return html`<button class="number" type="button" dir="ltr" @click=${showParcel}>${part}</button>`;
    return html`<a class="number" href=${href(ticketPath(part.toUpperCase()))} dir="ltr">${part}</a>`;
  });
}
