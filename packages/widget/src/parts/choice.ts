import { html, type nothing, type TemplateResult } from 'lit';

/** One of a row of choices that narrow a list, or (`chosen` being nothing) that are made once: 36 px to see, 44 px to touch. */
export const choice = (label: unknown, chosen: boolean | typeof nothing, choose: () => void): TemplateResult =>
  html`<button class="choice" aria-pressed=${chosen} @click=${choose}><span>${label}</span></button>`;
