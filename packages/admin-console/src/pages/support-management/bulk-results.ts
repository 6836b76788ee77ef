import { StaleVersionError } from '@logishift/support-sdk';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { BulkResult, BulkRun } from '../../data/bulk.js';
import { base, buttons } from '../../parts/base.styles.js';
import '../../parts/dialog.js';
import type { DialogPart } from '../../parts/dialog.js';
import { icon } from '../../parts/icon.js';
import { Ban, CircleAlert, CircleCheck, Clock } from '../../parts/icons.js';
import { href, ticketPath } from '../../router.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';

const signs = { refused: CircleAlert, waiting: Ban, doing: Clock, done: CircleCheck };
const order = Object.keys(signs);

/**
 * What came of an act on many tickets, each with why it was refused; those first that need a look.
 *
 * @fires retry
 */
@customElement('ls-bulk-results')
export class BulkResults extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      ul { max-height: 52vh; margin: -8px 0; overflow: auto; }
      li { display: grid; grid-template-columns: 16px 76px minmax(0, 1fr) auto; align-items: center; gap: 2px 10px; min-height: 36px; padding: 6px 2px; border-bottom: 1px solid var(--ls-color-border); font-size: var(--ls-text-13); }
      li:last-child { border: 0; }
      .refused > .icon { color: var(--ls-color-danger); } .done > .icon { color: var(--ls-color-resolved); }
      a { font-weight: var(--ls-weight-medium); }
      a:hover { text-decoration: underline; }
      .subject, .state { color: var(--ls-color-text-2); }
      .why { grid-column: 2 / -1; color: var(--ls-color-text-2); font-size: var(--ls-text-12); }
    `,
  ];

  @property({ attribute: false }) run: BulkRun | null = null;
  @query('ls-dialog') private dialog!: DialogPart;

  show(): void {
    this.requestUpdate();
    this.dialog.show();
  }

  protected override render() {
    const results = [...(this.run?.results ?? [])].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
    const again = this.run?.again;
    return html`<ls-dialog size="large" .heading=${this.run?.words ?? ''}>
      <ul aria-label=${t.bulk.resultOf} tabindex="0">${results.map(this.#result)}</ul>
      <div slot="actions">
        ${
          again
            ? html`<button class="button" type="button" @click=${() => {
                this.dialog.hide();
                this.dispatchEvent(new Event('retry'));
              }}>${t.bulk.retry(again)}</button>`
            : nothing
        }
        <button class="button primary" type="button" @click=${() => this.dialog.hide()}>${t.close}</button>
      </div>
    </ls-dialog>`;
  }

  #result = ({ ticket, state, why }: BulkResult) => html`<li class=${state}>
    ${icon(signs[state], 14)}
    <a href=${href(ticketPath(ticket.number))} target="_blank" rel="noopener">${ticket.number}</a>
    <span class="subject truncate" dir="auto">${ticket.subject}</span><span class="state">${t.bulk.state[state]}</span>
    ${why ? html`<span class="why">${why instanceof StaleVersionError ? t.bulk.stale : explain(why)}</span>` : nothing}
  </li>`;
}
