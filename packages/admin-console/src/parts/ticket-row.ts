import type { StaffTicket } from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../texts/index.js';
import { base } from './base.styles.js';
import { icon } from './icon.js';
import { Hourglass, Reply } from './icons.js';
import './priority.js';
import './status.js';
import './time.js';
import { styles } from './ticket-row.styles.js';

/** A ticket in a list: number, customer, age; subject; priority, status, what it awaits. */
@customElement('ls-ticket-row')
export class TicketRowPart extends LitElement {
  static override styles = [base, styles];

  @property({ attribute: false }) ticket!: StaffTicket;
  @property() href = '';
  @property({ type: Boolean, reflect: true }) selected = false;
  @property({ type: Boolean, reflect: true }) unread = false;
  /** It is this person's to answer. */
  @property({ type: Boolean }) replyDue = false;
  /** Somebody else was faster: who. */
  @property() takenBy = '';

  /** Something was begun on it and not sent. */
  @property({ type: Boolean }) draft = false;
  /** Tab leads here: of many rows to one. */
  @property({ attribute: false }) stop = true;

  /** It was changed, or written to, while it was on the screen. */
  @property({ type: Boolean, reflect: true }) changed = false;

  protected override willUpdate(changes: Map<string, unknown>) {
    const before = changes.get('ticket') as StaffTicket | undefined;
    if (!before) return;
    const { id, version, last_message_at } = this.ticket;
    this.changed =
      before.id === id && (before.version !== version || before.last_message_at !== last_message_at || this.changed);
  }

  override focus(options?: FocusOptions) {
    this.renderRoot.querySelector('a')?.focus(options);
  }

  protected override render() {
    const { number, subject, customer, category, priority, status, created_at, unread_count } = this.ticket;
    return html`<a href=${this.href} tabindex=${this.stop ? nothing : '-1'} aria-current=${this.selected ? 'true' : nothing} class=${this.takenBy ? 'taken' : ''}
      @animationend=${() => {
        this.changed = false;
      }}>
      <span class="first">
        ${this.unread && !this.takenBy ? html`<span class="dot" role="img" aria-label=${t.list.unreadMark}></span>` : nothing}
        <span>${number}</span>
        <span class="who"><span class="name truncate" dir="auto">${customer.name || t.list.unnamed}</span>
          <span class="category">· ${t.category[category]}</span></span>
        <ls-time .at=${created_at}></ls-time>
      </span>
      <span class="second"><span class="subject truncate" dir="auto">${subject}</span>
        ${this.draft ? html`<span class="draft">${t.list.draft}</span>` : nothing}
        ${unread_count > 0 && !this.takenBy ? html`<span class="count" role="img" aria-label=${t.list.unreadMessages(unread_count)}>${unread_count}</span>` : nothing}
      </span>
      <span class="third">
        <ls-priority .priority=${priority}></ls-priority>
        ${
          this.takenBy
            ? html`<span class="end"><span class="truncate">${t.list.takenBy(this.takenBy)}</span></span>`
            : html`<ls-status .status=${status}></ls-status>
              ${this.#turn()}`
        }
      </span>
    </a>`;
  }

  /** Whose turn it is, and since when where somebody waits for staff. */
  #turn() {
    const { awaiting, waiting_since } = this.ticket;
    if (awaiting)
      return html`<span class="end">${icon(Hourglass, 12)}<span class="truncate">${t.awaits[awaiting]}</span></span>`;
    if (!waiting_since) return nothing;
    return html`<span class="end ${this.replyDue ? 'due' : ''}">${icon(this.replyDue ? Reply : Hourglass, 12)}
      <span class="truncate">${this.replyDue ? t.list.replyDue : t.list.waits}</span><ls-time .at=${waiting_since}></ls-time></span>`;
  }
}
