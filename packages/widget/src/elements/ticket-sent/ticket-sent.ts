import type { OwnTicket } from '@logishift/support-sdk/customer';
import { html, nothing, type TemplateResult } from 'lit';
import { base } from '../../parts/base.styles.js';
import { controls } from '../../parts/controls.styles.js';
import { parcelNumber, parcelOf } from '../../parts/parcel.js';
import { stepper } from '../../parts/stepper.js';
import { stepperStyles } from '../../parts/stepper.styles.js';
import { trackedWay, wayOf } from '../../parts/steps.js';
import { mailboxOf, tracked } from '../../session/asked-by-views.js';
import { Fresh } from '../../session/fresh.js';
import type { TextKey } from '../../texts/en.js';
import type { Words } from '../../texts/words.js';
import { icon } from '../../theme/icon.js';
import { check, copy } from '../../theme/icons.js';
import { SupportElement } from '../support-element.js';
import { ticketSentStyles } from './ticket-sent.styles.js';

/** `<logishift-ticket-sent>`: what stands there after sending: the number to keep, and the way of the ticket. */
export class LogishiftTicketSent extends SupportElement {
  static override properties = { ticket: { attribute: false }, alone: { type: Boolean }, copied: { state: true } };
  static override styles = [base, controls, stepperStyles, ticketSentStyles];

  /** Of a server of the version before there is no link, and its code stands there. */
  ticket!: OwnTicket & { tracking_url?: string | null };
  /** The form stands alone on the page: there is no home to go back to. */
  alone = false;
  /** What was copied; `none`: the page may not copy. Both stand there to be read. */
  protected copied: 'number' | 'link' | 'none' | undefined;

  constructor() {
    super();
    new Fresh(this, () => [
      tracked(this.session, this.ticket.tracking_code),
      this.session.hasOwn ? mailboxOf(this.session) : undefined,
    ]);
  }

  protected override firstUpdated(): void {
    // The form and its button are gone: the eyes and the keyboard go where the news is.
    void this.focusOn('h2');
  }

  protected override content(words: Words): TemplateResult {
    const { ticket } = this;
    const known = tracked(this.session, ticket.tracking_code).value;
    const way = known ? trackedWay(known) : wayOf(ticket);
    const mailbox = this.session.hasOwn ? mailboxOf(this.session).value : undefined;
    const parcel = parcelOf(ticket);
    const link = ticket.tracking_url ?? ticket.tracking_code;
    const copies = (
      what: 'number' | 'link',
      text: string,
      label: TextKey,
    ) => html`<button class="link" @click=${() => this.#copy(what, text, words)}>
        ${icon(this.copied === what ? check : copy, 16)}${words.t(this.copied === what ? 'copied' : label)}</button>`;
    return html`<div class="scroll"><div class="pad sent">
        <span class="disc">${icon(check, 24)}</span>
        <div class="head"><h2 tabindex="-1">${words.t('sent_heading')}</h2><p>${words.t('sent_text')}
          ${mailbox ? html`${words.t('sent_mail')} <b dir="ltr">${mailbox}</b>` : nothing}</p></div>
        <div class="card">
          <div class="part number">
            <div><span>${words.t('ticket_number')}</span><strong>${ticket.number}</strong></div>${copies('number', ticket.number, 'copy')}
          </div>
          <div class="part"><b><bdi>${ticket.subject}</bdi></b><span class="category">${words.t(`category_${ticket.category}`)}${
            parcel ? html`\u00a0· ${words.t('a_parcel')} ${parcelNumber(parcel)}` : nothing
          }</span></div>
          <div class="part follow"><span>${words.t(ticket.tracking_url ? 'tracking_link' : 'tracking_code')}</span>${copies('link', link, ticket.tracking_url ? 'copy_link' : 'copy')}
            <b dir="ltr">${link.replace(/^https?:\/\//, '')}</b><span>${words.t('tracking_text')}</span></div>
        </div>
        <div class="card part next"><h3>${words.t('what_next')}</h3>${stepper(way, words, 'down')}</div>
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

  async #copy(what: 'number' | 'link', text: string, words: Words): Promise<void> {
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
