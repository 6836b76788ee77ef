import { html } from 'lit';
import { t } from '../texts/index.js';

/** The parcel and the product's name. */
export function brand(size = 24) {
  return html`<span class="brand">
    <svg width=${size} height=${size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--ls-color-accent)"></rect>
      <path d="M16 7.5 23.5 11.75v8.5L16 24.5 8.5 20.25v-8.5zM8.7 11.9 16 16l7.3-4.1M16 16v8.3" fill="none"
        stroke="var(--ls-color-on-accent)" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"></path>
    </svg>
    <span><strong>${t.product.name}</strong> ${t.product.part}</span>
  </span>`;
}
