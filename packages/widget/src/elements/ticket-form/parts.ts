import type { FaqQuestion, TicketCategory } from '@logishift/support-sdk/customer';
import { html, type TemplateResult } from 'lit';
import { categoryIcons } from '../../parts/category-icons.js';
import type { Words } from '../../texts/words.js';
import { icon } from '../../theme/icon.js';
import { check, chevronRight, lightbulb } from '../../theme/icons.js';

/** The categories as cards, of which one is chosen. */
export const categoryCards = (
  categories: readonly TicketCategory[],
  chosen: TicketCategory | '',
  choose: (category: TicketCategory) => void,
  words: Words,
): TemplateResult =>
  html`<div class="cards">${categories.map(
    (category) => html`<label class="category">
    <input class="sr-only" type="radio" name="category" value=${category} .checked=${chosen === category}
      @change=${() => choose(category)} />
    <span class="tick">${icon(check, 16)}</span>
    ${icon(categoryIcons[category])}<span>${words.t(`category_${category}`)}</span>
  </label>`,
  )}</div>`;

/** Answers that may spare one the ticket. */
export const suggestions = (found: FaqQuestion[], open: (entry: FaqQuestion) => void, words: Words): TemplateResult =>
  html`<div class="suggestions">
    <h3>${icon(lightbulb, 16)}${words.t('form_suggestions')}</h3>
    <ul>${found.map(
      (entry) => html`<li lang=${entry.locale}><button type="button" @click=${() => open(entry)}>
      <bdi>${entry.question}</bdi><span class="flip">${icon(chevronRight, 16)}</span></button></li>`,
    )}</ul>
  </div>`;

/** `Late · Parcel PX-490526` */
export const inShort = (category: TicketCategory | '', parcel: string | null, words: Words): string =>
  [category && words.t(`category_${category}`), parcel && words.t('parcel', { number: parcel })]
    .filter(Boolean)
    .join('\u00a0· ');
