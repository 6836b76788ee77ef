import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { notificationList } from '../data/notifications.js';
import { Watch } from '../data/watch.js';
import { base, buttons } from '../parts/base.styles.js';
import { icon } from '../parts/icon.js';
import { Menu } from '../parts/icons.js';
import { t } from '../texts/index.js';

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
      :host([lean]) { height: auto; padding-block: 12px; border: 0; }
      :host([lean]) h1 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      :host([lean]) .lead { display: none; }
      :host([lean]) ::slotted(*) { flex: 1; min-width: 0; }
      .menu { flex: none; }
      h1 { font-size: var(--ls-text-16); font-weight: var(--ls-weight-strong); }
      .lead { flex: 1; font-size: var(--ls-text-13); color: var(--ls-color-text-3); font-variant-numeric: tabular-nums; }
      .menu { display: none; position: relative; margin-inline-start: -8px; }
      .dot { position: absolute; inset-block-start: 6px; inset-inline-end: 6px; width: 8px; height: 8px; border-radius: 50%; background: var(--ls-color-danger); box-shadow: 0 0 0 2px var(--ls-color-surface); }
      @media (max-width: 819px) {
        :host { padding: 0 16px; }
        .menu { display: inline-flex; }
        :host(:not([narrow])) .lead { visibility: hidden; inline-size: 0; }
      }
    `,
  ];

  @property() heading = '';
  @property() lead: string | TemplateResult = '';
  /** It heads a column, not the whole page. */
  @property({ type: Boolean, reflect: true }) narrow = false;

  /** What is in its slot takes all of the row: the name is there for who cannot see it. */
  @property({ type: Boolean, reflect: true }) lean = false;

  #news = new Watch(this, notificationList);

  protected override render() {
    // In a narrow window the bell is behind this button.
    const unread = this.#news.value?.unread_count ?? 0;
    return html`<button class="button quiet square menu" type="button" aria-label=${unread ? `${t.menu}, ${t.notifications.unread(unread)}` : t.menu}
        @click=${() => this.dispatchEvent(new Event('navigation', { bubbles: true, composed: true }))}>
        ${icon(Menu, 20)}${unread ? html`<span class="dot"></span>` : nothing}
      </button>
      <h1 class="truncate">${this.heading}</h1>
      <span class="lead truncate">${this.lead || nothing}</span>
      <slot></slot>`;
  }
}
