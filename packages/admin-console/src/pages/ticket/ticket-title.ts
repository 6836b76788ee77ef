import type { StaffTicket } from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, buttons } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { ArrowLeft, ChevronDown, ChevronUp, Link, PanelRight } from '../../parts/icons.js';
import { href } from '../../router.js';
import { t } from '../../texts/index.js';
import { copyLink } from './copy-link.js';
import { styles } from './ticket-title.styles.js';

/**
 * Number and subject of a ticket, and the tools beside them.
 *
 * @fires step - CustomEvent with 1 or -1: the next or previous ticket is wanted
 * @fires side - what is known around the ticket is to be shown, or not
 */
@customElement('ls-ticket-title')
export class TicketTitle extends LitElement {
  static override styles = [base, buttons, styles];

  @property({ attribute: false }) ticket!: StaffTicket;
  /** Where "back" leads. */
  @property() back = '/';
  @property({ type: Boolean, reflect: true }) alone = false;
  @property({ type: Boolean }) stepping = false;
  @property({ type: Boolean }) sideShown = false;

  protected override render() {
    const { number, subject } = this.ticket;
    return html`
      <a class="button quiet square back" href=${href(this.back)} aria-label=${t.back} title=${t.back}>${icon(ArrowLeft)}</a>
      <h1><span class="number">${number}</span> <span class="subject" dir="auto" title=${subject}>${subject}</span></h1>
      ${
        this.stepping
          ? html`${this.#tool(ChevronUp, t.ticket.previous, 'k', () => this.#step(-1))}${this.#tool(ChevronDown, t.ticket.next, 'j', () => this.#step(1))}`
          : nothing
      }
      ${this.#tool(Link, t.ticket.copyLink, '', () => void copyLink(this.ticket.number))}
      <button class="button quiet square panel" type="button" aria-label=${t.ticket.details} title=${t.ticket.details}
        aria-pressed=${this.sideShown} @click=${() => this.dispatchEvent(new Event('side'))}>${icon(PanelRight)}</button>
    `;
  }

  #tool(sign: typeof Link, words: string, key: string, act: () => void) {
    return html`<button class="button quiet square tool" type="button" aria-label=${words} aria-keyshortcuts=${key || nothing}
      title=${key ? `${words} (${key})` : words} @click=${act}>${icon(sign)}</button>`;
  }

  #step(by: 1 | -1) {
    this.dispatchEvent(new CustomEvent('step', { detail: by, bubbles: true, composed: true }));
  }
}
