import type { FaqEntry, Locale } from '@logishift/support-sdk';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { neighbours } from '../../data/faq.js';
import { base, buttons } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { Archive, ArrowDown, ArrowUp, RotateCcw, Trash } from '../../parts/icons.js';
import { t } from '../../texts/index.js';

export type FaqAct = 'up' | 'down' | 'remove-language' | 'retire' | 'bring-back';

/**
 * What can be done with an entry beside writing it.
 *
 * @fires act - CustomEvent with the FaqAct
 */
@customElement('ls-faq-acts')
export class FaqActs extends LitElement {
  static override styles = [
    base,
    buttons,
    css`:host { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }`,
  ];

  @property({ attribute: false }) entry!: FaqEntry;
  @property() locale: Locale = 'en';
  @property({ type: Boolean }) busy = false;

  protected override render() {
    const { entry, locale } = this;
    const own = neighbours(entry);
    const at = own.findIndex(({ id }) => id === entry.id);
    const removable = entry.translations[locale] && Object.keys(entry.translations).length > 1;
    return html`
      ${this.#move('up', ArrowUp, t.faq.moveUp, at > 0)}
      ${this.#move('down', ArrowDown, t.faq.moveDown, at >= 0 && at < own.length - 1)}
      ${
        removable
          ? html`<button class="button quiet" type="button" ?disabled=${this.busy} @click=${() => this.#act('remove-language')}>
              ${icon(Trash)}${t.faq.removeLanguage(t.language[locale])}</button>`
          : nothing
      }
      ${
        entry.is_active
          ? html`<button class="button danger" type="button" ?disabled=${this.busy} @click=${() => this.#act('retire')}>
              ${icon(Archive)}${t.faq.retire}</button>`
          : html`<button class="button" type="button" ?disabled=${this.busy} @click=${() => this.#act('bring-back')}>
              ${icon(RotateCcw)}${t.faq.bringBack}</button>`
      }`;
  }

  /** Not `disabled`: who moves an entry by keyboard to the end keeps the focus. */
  #move(act: 'up' | 'down', sign: typeof ArrowUp, words: string, possible: boolean) {
    return html`<button class="button quiet square" type="button" aria-label=${words} title=${words}
      aria-disabled=${possible && !this.busy ? 'false' : 'true'}
      @click=${() => possible && !this.busy && this.#act(act)}>${icon(sign)}</button>`;
  }

  #act(act: FaqAct) {
    this.dispatchEvent(new CustomEvent('act', { detail: act }));
  }
}
