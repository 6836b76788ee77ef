import type { FaqQuestion } from '@logishift/support-sdk/customer';
import { html, nothing, type TemplateResult } from 'lit';
import { base } from '../../parts/base.styles.js';
import { controls } from '../../parts/controls.styles.js';
import { deliveryCard, fittingCategories } from '../../parts/delivery-card.js';
import { deliveryStyles } from '../../parts/delivery-card.styles.js';
import { pending, skeleton } from '../../parts/notice.js';
import { noticeStyles } from '../../parts/notice.styles.js';
import { signedInAs } from '../../parts/signed-in.js';
import { signedInStyles } from '../../parts/signed-in.styles.js';
import { ticketRow } from '../../parts/ticket-row.js';
import { ticketRowStyles } from '../../parts/ticket-row.styles.js';
import { Fresh } from '../../session/fresh.js';
import type { Words } from '../../texts/words.js';
import { chevronRight, messageCircle, search } from '../../theme/first-icons.js';
import { icon } from '../../theme/icon.js';
import { SupportElement } from '../support-element.js';
import { homeStyles } from './home.styles.js';

/** `<logishift-home>`: the panel's first view. Knows the parcel, and puts what fits it first. */
export class LogishiftHome extends SupportElement {
  static override styles = [base, controls, noticeStyles, deliveryStyles, ticketRowStyles, signedInStyles, homeStyles];

  constructor() {
    super();
    new Fresh(this, () => {
      const { session } = this;
      const own = session.hasOwn ? [session.unread, session.tickets(), this.#delivery] : [];
      return [session.person, this.words && session.faq(this.words.locale), ...own];
    });
  }

  protected override forget(): void {
    this.renderRoot.querySelector('form')?.reset();
  }

  get #delivery() {
    return this.delivery ? this.session.delivery(this.delivery) : undefined;
  }

  protected override content(words: Words): TemplateResult {
    const { session } = this;
    const delivery = session.hasOwn ? this.#delivery : undefined;
    const category = fittingCategories(delivery?.value)[0];
    return html`
      <div class="scroll"><div class="pad groups">
        ${
          delivery?.value
            ? deliveryCard(delivery.value, words)
            : delivery?.value === undefined && delivery && !delivery.error
              ? skeleton(words, 'card')
              : nothing
        }
        ${this.#questions(words)}
        ${this.#openTickets(words)}
        <form class="search" role="search" @submit=${this.#search}>
          ${icon(search)}
          <input class="field" type="search" name="query" enterkeyhint="search" autocomplete="off"
            placeholder=${words.t('search')} aria-label=${words.t('search')} />
        </form>
        ${signedInAs(session, words)}
      </div></div>
      <div class="foot">
        <button class="button primary wide" @click=${() => this.go({ view: 'form', category })}>
          ${icon(messageCircle)}${words.t(delivery?.value ? 'write_about_delivery' : 'write_to_us')}
        </button>
      </div>`;
  }

  #questions(words: Words): TemplateResult | typeof nothing {
    const { session } = this;
    const faq = session.faq(words.locale);
    const delivery = session.hasOwn ? this.#delivery?.value : undefined;
    if (!faq.value) return pending(words, 'error_title', faq, 'short', 'row', 'row', 'row');
    if (faq.value.length === 0) return nothing;
    const fitting = fittingCategories(delivery);
    const heading =
      !delivery || delivery.status === 'returned'
        ? 'about_any'
        : delivery.status === 'delivered'
          ? 'about_delivered'
          : delivery.status === 'delivery_failed'
            ? 'about_failed'
            : delivery.is_late
              ? 'about_late'
              : 'about_any';
    return html`<section>
      <h3>${words.t(heading)}</h3>
      <ul class="rows card">${firstThree(faq.value, fitting).map(
        (
          entry,
        ) => html`<li><button class="question" @pointerenter=${() => void session.answer(entry.id, words.locale).load()}
          @click=${() => this.go({ view: 'faq', entryId: entry.id, category: entry.category })}>
          <bdi>${entry.question}</bdi><span class="flip">${icon(chevronRight, 16)}</span></button></li>`,
      )}</ul>
    </section>`;
  }

  #openTickets(words: Words): TemplateResult | typeof nothing {
    const tickets = this.session.hasOwn ? this.session.tickets().value?.data : undefined;
    const open = tickets?.filter((ticket) => ticket.status !== 'closed').slice(0, 3) ?? [];
    if (open.length === 0) return nothing;
    return html`<section>
      <h3>${words.t('open_tickets', { count: open.length })}</h3>
      <ul class="rows card">${open.map((ticket) =>
        ticketRow(ticket, words, ({ id }) => this.go({ view: 'ticket', ticketId: id })),
      )}</ul>
    </section>`;
  }

  #search = (event: SubmitEvent): void => {
    event.preventDefault();
    const query = new FormData(event.target as HTMLFormElement).get('query');
    this.go({ view: 'faq', query: String(query ?? '') });
  };
}

/** The questions that fit best: of the fitting categories in their order, then of the others. */
function firstThree(entries: FaqQuestion[], fitting: string[]): FaqQuestion[] {
  const rank = (entry: FaqQuestion) => (fitting.indexOf(entry.category) + fitting.length + 1) % (fitting.length + 1);
  return [...entries].sort((a, b) => rank(a) - rank(b)).slice(0, 3);
}
