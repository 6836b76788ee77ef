import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** Somebody's initials; their name stands beside it, so it is decoration to a screen reader. */
@customElement('ls-avatar')
export class AvatarPart extends LitElement {
  static override styles = css`
    :host {
      display: inline-grid; place-items: center; flex: none; inline-size: 28px; block-size: 28px; border-radius: 50%;
      background: var(--ls-color-surface-2); color: var(--ls-color-text-2); border: 1px solid var(--ls-color-border);
      box-sizing: border-box; font-size: 11px; font-weight: 600; line-height: 1; user-select: none;
    }
    :host([size='small']) { inline-size: 20px; block-size: 20px; font-size: 8.5px; }
    :host([size='large']) { inline-size: 36px; block-size: 36px; font-size: 13px; }
    :host([kind='customer']) { background: var(--ls-color-accent-tint); color: var(--ls-color-accent-strong); border-color: transparent; }
    :host([kind='nobody']) { background: none; border: 1px dashed var(--ls-color-border-control); color: var(--ls-color-text-2); font-weight: 400; font-size: 14px; }
  `;

  @property() name = '';
  @property({ reflect: true }) kind: 'staff' | 'customer' | 'nobody' = 'staff';
  @property({ reflect: true }) size: 'small' | 'medium' | 'large' = 'medium';

  protected override render() {
    return html`<span aria-hidden="true">${this.kind === 'nobody' ? '+' : initials(this.name)}</span>`;
  }
}

/** The first letters of the first and the last word: whole letters, also outside the Latin alphabet. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase() || '?';
}
