import type { Locale } from '@logishift/support-sdk';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { Check, CircleAlert } from '../../parts/icons.js';
import { languages, t } from '../../texts/index.js';
import type { Completeness } from './faq-draft.js';

export const faqLocales = Object.keys(languages) as Locale[];

/**
 * The languages of an entry, each with what it lacks.
 *
 * @fires language - CustomEvent with the chosen one
 */
@customElement('ls-faq-languages')
export class FaqLanguages extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: flex; flex: 1; min-width: 0; overflow-x: auto; }
      [role='group'] { display: flex; gap: 4px; }
      button { display: grid; justify-items: start; align-content: center; flex: none; height: 56px; padding: 0 12px; border: 0; border-bottom: 2px solid transparent; background: none; font-size: var(--ls-text-13); font-weight: var(--ls-weight-medium); color: var(--ls-color-text-2); line-height: 18px; }
      button:hover { color: var(--ls-color-text); }
      button:focus-visible { outline-offset: -3px; border-radius: 6px; }
      button[aria-pressed='true'] { border-color: var(--ls-color-accent); color: var(--ls-color-text); font-weight: var(--ls-weight-strong); }
      small { display: inline-flex; align-items: center; gap: 4px; font-size: var(--ls-text-12); font-weight: var(--ls-weight-regular); color: var(--ls-color-text-2); }
      .written { color: var(--ls-color-resolved); }
      .half { color: var(--ls-color-warning); }
    `,
  ];

  @property() chosen: Locale = 'en';
  @property({ attribute: false }) states: Record<Locale, Completeness> | undefined;

  protected override render() {
    const signs = { written: icon(Check, 12), half: icon(CircleAlert, 12), missing: '' };
    return html`<div role="group" aria-label=${t.faq.languages}>${faqLocales.map((locale) => {
      const state = this.states?.[locale] ?? 'missing';
      return html`<button type="button" aria-pressed=${locale === this.chosen}
        @click=${() => this.dispatchEvent(new CustomEvent('language', { detail: locale }))}>
        <span lang=${locale}>${t.language[locale]}</span>
        <small class=${state}>${signs[state]}${t.faq[state]}</small>
      </button>`;
    })}</div>`;
  }
}
