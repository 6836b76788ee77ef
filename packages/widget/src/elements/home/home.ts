import { html, nothing, type TemplateResult } from 'lit';
import { base } from '../../parts/base.styles.js';
import { controls } from '../../parts/controls.styles.js';
import { deliveryCard } from '../../parts/delivery-card.js';
import { deliveryStyles } from '../../parts/delivery-card.styles.js';
import { fittingQuestions } from '../../parts/fitting.js';
import { pending, skeleton } from '../../parts/notice.js';
import { noticeStyles } from '../../parts/notice.styles.js';
import { parcelNumber } from '../../parts/parcel.js';
import { signedInAs } from '../../parts/signed-in.js';
import { signedInStyles } from '../../parts/signed-in.styles.js';
import { ticketRow } from '../../parts/ticket-row.js';
import { ticketRowStyles } from '../../parts/ticket-row.styles.js';
import { queuedLine, whatWaits } from '../../parts/waiting.js';
import { type Draft, isBegun } from '../../session/draft.js';
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

  /** What is not closed, or has news: three at most. */
  get #shown() {
    const all = this.session.tickets().value?.data ?? [];
    return all.filter((ticket) => ticket.has_news || ticket.status !== 'closed').slice(0, 3);
  }

  protected override content(words: Words): TemplateResult {
    const { session } = this;
    const delivery = session.hasOwn ? this.#delivery : undefined;
    return html`
      <div class="scroll"><div class="pad groups">
        ${
          delivery?.value
            ? deliveryCard(delivery.value, words)
            : delivery?.value === undefined && delivery && !delivery.error
              ? skeleton(words, 'card')
              : nothing
        }
        ${this.#tickets(words)}
        ${this.#questions(words)}
        ${signedInAs(session, words)}
      </div></div>
      <div class="foot">
        <form class="search" role="search" @submit=${this.#search}>
          ${icon(search)}
          <input class="field" type="search" name="query" enterkeyhint="search" autocomplete="off"
            placeholder=${words.t('search')} aria-label=${words.t('search')} />
        </form>
        <button class="button primary" @click=${() => this.go({ view: 'form' })}>
          ${icon(messageCircle)}${words.t(this.delivery ? 'write_about_delivery' : 'write_to_us')}
        </button>
      </div>`;
  }

  #questions(words: Words): TemplateResult | typeof nothing {
    const { session } = this;
    const faq = session.faq(words.locale);
    if (!faq.value) return pending(words, 'error_title', faq, 'short', 'row', 'row', 'row');
    if (faq.value.length === 0) return nothing;
    const { heading, shown } = fittingQuestions(faq.value, session.hasOwn ? this.#delivery?.value : undefined);
    return html`<section>
      <h3>${words.t(heading)}</h3>
      <ul class="rows card">${shown.map(
        (
          entry,
        ) => html`<li lang=${entry.locale === words.language ? nothing : entry.locale}><button class="question" @pointerenter=${() => void session.answer(entry.id, words.locale).load()}
          @click=${() => this.go({ view: 'faq', entryId: entry.id, category: entry.category })}>
          <bdi>${entry.question}</bdi><span class="flip">${icon(chevronRight, 16)}</span></button></li>`,
      )}</ul>
    </section>`;
  }

  #tickets(words: Words): TemplateResult | typeof nothing {
    const { session } = this;
    const all = session.hasOwn ? session.tickets().value : undefined;
    const shown = all ? this.#shown : [];
    const { owner } = session;
    const draft = owner === undefined ? undefined : session.draft.read(owner);
    if (shown.length === 0 && !isBegun(draft)) return nothing;
    const count = all?.next_cursor ? undefined : all?.data.length;
    const more =
      !all || shown.length === all.data.length
        ? nothing
        : html`<button class="link" @click=${() => this.go({ view: 'tickets' })}>
      ${count ? words.t('all_tickets', { count }) : words.t('my_tickets')}</button>`;
    return html`<section>
      <div class="title"><h3>${words.t('your_tickets')}</h3>${more}</div>
      <ul class="rows card">${shown.map((ticket) =>
        ticketRow(ticket, session, words, ({ id }) => this.go({ view: 'ticket', ticketId: id })),
      )}${draft && isBegun(draft) ? this.#draft(draft, words) : nothing}</ul>
    </section>`;
  }

  #draft(draft: Draft, words: Words): TemplateResult {
    const saved = draft.saved ? words.t('draft_saved', { time: words.when(new Date(draft.saved).toISOString()) }) : '';
    return html`<li><button class="ticket draft" @click=${() => this.go({ view: 'form' })}>
      <span class="subject">${words.t('draft_title')}: <bdi>${draft.subject.trim() || draft.description.trim()}</bdi></span>
      <span class="state">${saved}${draft.parcel ? html`${saved && '\u00a0· '}${parcelNumber(draft.parcel)}` : nothing}</span>
      <span class="go">${words.t('draft_continue')}</span>
      ${queuedLine(whatWaits(this.session.outbox.waiting(''), words))}
    </button></li>`;
  }

  #search = (event: SubmitEvent): void => {
    event.preventDefault();
    const query = new FormData(event.target as HTMLFormElement).get('query');
    this.go({ view: 'faq', query: String(query ?? '') });
  };
}
