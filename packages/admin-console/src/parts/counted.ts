import { html } from 'lit';
import { countUpTo, wholeNumber } from '../texts/format.js';
import { t } from '../texts/index.js';

/** How many there are: `999+` where it was counted no further, which is read out in words. */
export function counted(n: number, most: number) {
  const shown = countUpTo(n, most);
  if (n < most) return shown;
  return html`<span aria-hidden="true">${shown}</span><span class="visually-hidden">${t.moreThan(wholeNumber(most - 1))}</span>`;
}
