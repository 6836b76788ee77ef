import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { wholeNumber } from '../texts/format.js';
import { t } from '../texts/index.js';
import { base, skeletons } from './base.styles.js';
import { icon } from './icon.js';
import { Check } from './icons.js';

/**
 * A number that also filters what is below it.
 *
 * @slot icon
 */
@customElement('ls-stat-tile')
export class StatTilePart extends LitElement {
  static override styles = [
    base,
    skeletons,
    css`
      :host { display: block; }
      a {
        display: grid; align-content: center; gap: 2px; height: 100%; padding: 12px 16px; border: 1px solid var(--ls-color-border);
        border-radius: var(--ls-radius-card); background: var(--ls-color-surface);
      }
      a:hover { border-color: var(--ls-color-border-control); }
      a[aria-current] { background: var(--ls-color-accent-tint); border-color: var(--ls-color-accent); }
      .label { display: flex; align-items: center; gap: 8px; font-size: var(--ls-text-13); font-weight: var(--ls-weight-medium); color: var(--ls-color-text-2); }
      .label span { flex: 1; }
      .label .icon { color: var(--ls-color-accent); }
      .value { display: flex; align-items: baseline; gap: 8px; min-height: 36px; }
      strong { font-size: var(--ls-text-28); line-height: 36px; font-weight: var(--ls-weight-strong); font-variant-numeric: tabular-nums; letter-spacing: -0.01em; }
      .hint { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
      .skeleton { width: 48px; height: 24px; margin-block: 6px; }
    `,
  ];

  @property() label = '';
  @property({ type: Number }) value: number | undefined;
  @property() hint = '';
  @property() href = '';
  /** It filters now. */
  @property({ type: Boolean }) selected = false;

  protected override render() {
    return html`<a href=${this.href} aria-current=${this.selected ? 'true' : nothing} title=${t.management.filterHint}>
      <span class="label"><slot name="icon"></slot><span>${this.label}</span>${this.selected ? icon(Check) : nothing}</span>
      <span class="value">
        ${this.value === undefined ? html`<span class="skeleton"></span>` : html`<strong>${wholeNumber(this.value)}</strong>`}
        ${this.hint ? html`<span class="hint">${this.hint}</span>` : nothing}
      </span>
    </a>`;
  }
}
