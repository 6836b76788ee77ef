import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../texts/index.js';
import { explain } from '../texts/problems.js';
import { base, buttons } from './base.styles.js';
import { icon } from './icon.js';
import { CircleAlert, RefreshCw } from './icons.js';

/**
 * What stands where content would: nothing there, or it did not load. Says what to do next.
 *
 * @slot - buttons or links
 * @fires retry - "Try again" was pressed
 */
@customElement('ls-message')
export class MessagePart extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host { display: grid; justify-items: center; align-content: center; gap: 6px; padding: 40px 24px; text-align: center; }
      :host > .icon { color: var(--ls-color-danger); }
      :is(h1, h2) { font-size: var(--ls-text-14); font-weight: var(--ls-weight-strong); }
      p { max-width: 40ch; font-size: var(--ls-text-13); color: var(--ls-color-text-2); }
      .button, ::slotted(*) { margin-top: 8px; }
    `,
  ];

  /** Heading and words, where nothing went wrong. */
  @property({ attribute: false }) words: [title: string, text: string] = ['', ''];
  @property({ attribute: false }) error: unknown;
  /** There is nothing else on the page: its title is the page's. */
  @property({ type: Boolean }) alone = false;

  protected override render() {
    const [title, text] = this.error ? [t.problem.title, explain(this.error)] : this.words;
    return html`${this.error ? icon(CircleAlert, 20) : nothing}
      ${this.alone ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`}
      <p role=${this.error ? 'alert' : nothing}>${text}</p>
      ${
        this.error
          ? html`<button class="button" type="button" @click=${() => this.dispatchEvent(new Event('retry'))}>
              ${icon(RefreshCw)}${t.retry}
            </button>`
          : nothing
      }
      <slot></slot>`;
  }
}
