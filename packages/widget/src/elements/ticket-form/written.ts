import type { TicketCategory } from '@logishift/support-sdk/customer';
import { html, nothing, type TemplateResult } from 'lit';
import { errorLine } from '../../parts/error-line.js';
import { fieldLabel } from '../../parts/field-label.js';
import type { Draft } from '../../session/draft.js';
import type { Words } from '../../texts/words.js';
import { type FieldName, limits } from './fields.js';
import { categoryCards } from './parts.js';

/** What is wrong with a field. */
export type Errors = Partial<Record<FieldName | 'form', string>>;

/** Hears what was typed or chosen. */
type Write = (part: Partial<Draft>) => void;

/** What a field, or the whole form, says is wrong: there while nothing is, so that it is heard when it comes. */
export const errorOf = (errors: Errors, name: keyof Errors): TemplateResult | typeof nothing =>
  errorLine(errors[name], `${name}-error`);

/** What a ticket is about, as cards in an order. */
export const categoryField = (
  order: readonly TicketCategory[],
  draft: Draft,
  errors: Errors,
  write: Write,
  words: Words,
): TemplateResult =>
  html`<fieldset part="categories" role="radiogroup" aria-labelledby="category-label"
    aria-invalid=${errors.category ? 'true' : nothing} aria-describedby="category-error">
    <legend class="label" id="category-label">${words.t('form_category')}</legend>
    ${categoryCards(order, draft.category, (category) => write({ category }), words)}
    ${errorOf(errors, 'category')}
  </fieldset>`;

export const subjectField = (draft: Draft, errors: Errors, write: Write, words: Words): TemplateResult =>
  html`<div>
    ${fieldLabel('subject', words.t('form_subject'), draft.searched ? words.t('form_searched') : nothing)}
    <input class="field" part="field" dir="auto" id="subject" maxlength=${limits.subject} autocomplete="off" required
      .value=${draft.subject} aria-invalid=${errors.subject ? 'true' : nothing} aria-describedby=${draft.searched ? 'subject-error subject-hint' : 'subject-error'}
      @input=${(event: InputEvent) => write({ subject: (event.target as HTMLInputElement).value, searched: undefined })} />
    ${errorOf(errors, 'subject')}
  </div>`;

export function descriptionField(draft: Draft, errors: Errors, write: Write, words: Words): TemplateResult {
  const count = draft.description.length;
  return html`<div>
    ${fieldLabel('description', words.t('form_description'), count > 0 ? words.t('form_length', { count, max: limits.description }) : nothing)}
    <textarea class="field" part="field" dir="auto" id="description" rows="3" required
      .value=${draft.description} aria-invalid=${errors.description ? 'true' : nothing}
      aria-describedby="description-error description-hint"
      @input=${(event: InputEvent) => write({ description: (event.target as HTMLTextAreaElement).value })}></textarea>
    ${errorOf(errors, 'description')}
  </div>`;
}
