import { clip } from '@logishift/support-sdk/text';
import { html, type TemplateResult } from 'lit';
import type { Words } from '../texts/words.js';

/**
 * It says what was looked for and where, and leads on.
 *
 * @param where it was looked, and what to try
 * @param write opens the form with what was looked for
 * @param all leads back to all that there is
 */
export function nothingFound(
  words: Words,
  typed: string,
  where: string,
  write: () => void,
  all: string,
  back: () => void,
): TemplateResult {
  const query = clip(typed.trim(), 60);
  return html`<div class="none">
    <div><h3>${words.t('faq_none_title', { query })}</h3><p>${where}</p></div>
    <div class="card ask"><h3>${words.t('faq_ask_title')}</h3><p>${words.t('faq_ask_text')}</p>
      <button class="button primary wide" @click=${write}>${words.t('faq_ask', { query })}</button></div>
    <button class="link" @click=${back}>${all}</button>
  </div>`;
}
