import { html, nothing, type TemplateResult } from 'lit';
import type { TextKey } from '../texts/en.js';
import type { Words } from '../texts/words.js';
import { search } from '../theme/first-icons.js';
import { icon } from '../theme/icon.js';
import { x } from '../theme/icons.js';
import { isComposing } from './composing.js';

/**
 * A field for what somebody looks for; emptied by its button or by Escape, the focus stays in it. It reads as what is typed
 * does, and empty as what is around it.
 */
export function searchField(
  words: Words,
  label: TextKey,
  query: string | undefined,
  write: (query: string) => void,
): TemplateResult {
  const clear = ({ currentTarget }: Event) => {
    write('');
    (currentTarget as HTMLElement).parentElement!.querySelector('input')!.focus();
  };
  const keys = (event: KeyboardEvent) => {
    // An empty field leaves it to what is around, as to a panel that closes.
    if (event.key !== 'Escape' || !query || isComposing(event)) return;
    event.preventDefault();
    clear(event);
  };
  return html`<div class="search" part="search">
    ${icon(search)}
    <input class="field" type="search" dir=${query ? 'auto' : nothing} maxlength="200" enterkeyhint="search" autocomplete="off" .value=${query ?? ''}
      placeholder=${words.t(label)} aria-label=${words.t(label)} @keydown=${keys}
      @input=${({ target }: Event) => write((target as HTMLInputElement).value)} />
    ${
      query
        ? html`<button class="tool" type="button" aria-label=${words.t('search_clear')} @click=${clear}>${icon(x)}</button>`
        : nothing
    }
  </div>`;
}
