import type { Ticket } from '@logishift/support-sdk/customer';
import { html, nothing, type TemplateResult } from 'lit';
import { base } from '../../parts/base.styles.js';
import { controls } from '../../parts/controls.styles.js';
import { stepper } from '../../parts/stepper.js';
import { stepperStyles } from '../../parts/stepper.styles.js';
import { trackedWay, wayOf } from '../../parts/steps.js';
import { Fresh } from '../../session/fresh.js';
import type { Words } from '../../texts/words.js';
import { icon } from '../../theme/icon.js';
import { check, copy, link } from '../../theme/icons.js';
import { SupportElement } from '../support-element.js';
import { ticketSentStyles } from './ticket-sent.styles.js';

/** `<logishift-ticket-sent>`: what stands there after sending: the number to keep, and the way of the ticket. */
export class LogishiftTicketSent extends SupportElement {
  static override properties = { ticket: { attribute: false }, alone: { type: Boolean }, copied: { state: true } };
  static override styles = [base, controls, stepperStyles, ticketSentStyles];

  ticket!: Ticket;
  /** The form stands alone on the page: there is no home to go back to. */
  alone = false;
  /** What was copied; `none`: the page may not copy, so the code stands there to be read, as the number does. */
  protected copied: 'number' | 'code' | 'none' | undefined;

  constructor() {
    super();
    new Fresh(this, () => [this.session.tracked(this.ticket.tracking_code)]);
  }

  protected override firstUpdated(): void {
    // The form and its button are gone: the eyes and the keyboard go where the news is.
    void this.focusOn('h2');
  }

  protected override content(words: Words): TemplateResult {
    const { ticket } = this;
    const tracked = this.session.tracked(ticket.tracking_code).value;
    const way = tracked ? trackedWay(tracked) : wayOf(ticket);
    return html`<div class="scroll"><div class="pad sent">
        <span class="disc">${icon(check, 24)}</span>
        <div class="head"><h2 tabindex="-1">${words.t('sent_heading')}</h2><p>${words.t('sent_text')}</p></div>
        <div class="card">
          <div class="part number">
            <div><span>${words.t('ticket_number')}</span><strong>${ticket.number}</strong></div>
            <button class="link" @click=${() => this.#copy('number', ticket.number, words)}>
              ${icon(this.copied === 'number' ? check : copy, 16)}${words.t(this.copied === 'number' ? 'copied' : 'copy')}
            </button>
          </div>
          <div class="part"><b>${ticket.subject}</b><span class="category">${words.t(`category_${ticket.category}`)}</span></div>
          <div class="part next"><h3>${words.t('what_next')}</h3>${stepper(way, words, 'down')}</div>
        </div>
        <p class="follow">${icon(link, 16)}<span>${words.t('follow_code')} ${this.copied === 'none' ? html`<b dir="ltr">${ticket.tracking_code}</b> ` : nothing}<button class="link" @click=${() => this.#copy('code', ticket.tracking_code, words)}>
            ${words.t(this.copied === 'code' ? 'copied' : 'copy_code')}</button></span></p>
      </div></div>
      <div class="foot two">
        ${
          this.alone
            ? html`<button class="button big" @click=${() => this.dispatchEvent(new Event('logishift-again'))}>${words.t('write_another')}</button>`
            : html`<button class="button big" @click=${() => this.go({ view: 'home' })}>${words.t(this.fill ? 'back_home' : 'my_tickets')}</button>`
        }
        <button class="button primary big" @click=${() => this.go({ view: 'ticket', ticketId: ticket.id })}>${words.t('open_ticket')}</button>
      </div>`;
  }

  async #copy(what: 'number' | 'code', text: string, words: Words): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.copied = what;
      this.announce(words.t('copied'));
    } catch {
      this.copied = 'none';
      this.announce(text);
    }
  }
}
