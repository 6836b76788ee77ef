import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../texts/index.js';
import { base, buttons } from './base.styles.js';
import { icon } from './icon.js';
import { Menu } from './icons.js';

/**
 * The row at the head of a page: its name, how many, and what can be done.
 *
 * @slot - actions
 * @fires navigation - the menu button of a narrow window was pressed
 */
@customElement('ls-page-header')
export class PageHeaderPart extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: flex; align-items: center; gap: 10px; flex: none; height: 56px; padding: 0 24px;
        border-bottom: 1px solid var(--ls-color-border); background: var(--ls-color-surface);
      }
      :host([narrow]) { padding: 0 20px; }
      h1 { font-size: var(--ls-text-16); font-weight: var(--ls-weight-strong); }
      .lead { flex: 1; font-size: var(--ls-text-13); color: var(--ls-color-text-3); font-variant-numeric: tabular-nums; }
      .menu { display: none; margin-inline-start: -8px; }
      @media (max-width: 819px) {
        :host { padding: 0 16px; }
        .menu { display: inline-flex; }
        :host(:not([narrow])) .lead { visibility: hidden; inline-size: 0; }
      }
    `,
  ];

  @property() heading = '';
  @property() lead = '';
  /** It heads a column, not the whole page. */
  @property({ type: Boolean, reflect: true }) narrow = false;

  protected override render() {
    return html`<button class="button quiet square menu" type="button" aria-label=${t.menu}
        @click=${() => this.dispatchEvent(new Event('navigation', { bubbles: true, composed: true }))}>
        ${icon(Menu, 20)}
      </button>
      <h1 class="truncate">${this.heading}</h1>
      <span class="lead truncate">${this.lead || nothing}</span>
      <slot></slot>`;
  }
}
