import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { readDraft } from '../../data/drafts.js';
import { base, buttons } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { Copy } from '../../parts/icons.js';
import '../../parts/message.js';
import { toast } from '../../parts/toast.js';
import { href } from '../../router.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';

/** A ticket that is not, or no longer, this person's to see: why, where to go, and what they had begun to write. */
@customElement('ls-ticket-gone')
export class TicketGone extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host { display: grid; align-content: center; justify-items: center; flex: 1; overflow: auto; }
      .unsent { display: grid; gap: 8px; width: min(480px, 100% - 32px); margin-bottom: 24px; padding: 12px 16px; border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-card); font-size: var(--ls-text-13); }
      h3 { font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); color: var(--ls-color-text-2); }
      .unsent p { max-height: 160px; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
      .unsent .button { justify-self: start; }
    `,
  ];

  @property() ticketId = '';
  @property({ attribute: false }) words: [string, string] = ['', ''];
  @property() back = '/';
  /** It fills the page. */
  @property({ type: Boolean }) alone = false;

  protected override render() {
    const unsent = [readDraft(`${this.ticketId}:reply`), readDraft(`${this.ticketId}:note`)]
      .filter(Boolean)
      .join('\n\n');
    return html`<ls-message ?alone=${this.alone} .words=${this.words}><a class="button" href=${href(this.back)}>${t.ticket.toQueue}</a></ls-message>
      ${
        unsent
          ? html`<section class="unsent">
              <h3>${t.ticket.unsent}</h3>
              <p dir="auto" tabindex="0">${unsent}</p>
              <button class="button" type="button" @click=${() => this.#copy(unsent)}>${icon(Copy, 14)}${t.ticket.copyText}</button>
            </section>`
          : nothing
      }`;
  }

  async #copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      toast(t.ticket.textCopied);
    } catch (error) {
      toast(explain(error), 'failed');
    }
  }
}
