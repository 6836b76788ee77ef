import {
  InvalidInputError,
  type NewTicket,
  type Ticket,
  type TicketCategory,
  UnauthorizedError,
} from '@logishift/support-sdk/customer';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LogishiftTicketCreatedEvent } from '../../events.js';
import { base } from '../../parts/base.styles.js';
import { categories, categoryIcons } from '../../parts/category-icons.js';
import { controls } from '../../parts/controls.styles.js';
import { deliveryIcon, fittingCategories, lateness } from '../../parts/delivery-card.js';
import { errorLine } from '../../parts/error-line.js';
import { suggestFaq } from '../../parts/faq-search.js';
import { fieldLabel } from '../../parts/field-label.js';
import { offlineBanner, pending, skeleton, waitingLine } from '../../parts/notice.js';
import { noticeStyles } from '../../parts/notice.styles.js';
import { signedInAs } from '../../parts/signed-in.js';
import { signedInStyles } from '../../parts/signed-in.styles.js';
import type { Draft } from '../../session/draft.js';
import { Fresh } from '../../session/fresh.js';
import { Online } from '../../session/online.js';
import type { Sent } from '../../session/outbox.js';
import type { Words } from '../../texts/words.js';
import { icon } from '../../theme/icon.js';
import { check, chevronRight, lightbulb, x } from '../../theme/icons.js';
import { SupportElement } from '../support-element.js';
import { type FieldName, fieldNames, findMistakes, limits } from './fields.js';
import { ticketFormStyles } from './ticket-form.styles.js';

/**
 * `<logishift-ticket-form>`: write to support. Keeps a draft, suggests answers while typing, and shows the ticket's
 * number and its way once it is sent.
 *
 * @tagname logishift-ticket-form
 * @csspart categories - the categories as cards
 * @csspart field - a field, without its label and its error
 * @csspart delivery - the delivery it is about
 * @csspart submit - the button that sends
 * @fires {LogishiftTicketCreatedEvent} logishift-ticket-created - a ticket was sent: `ticket`
 * @fires {LogishiftNavigateEvent} logishift-navigate - an answer was chosen, or "Open ticket": `view`. Cancel it to show that yourself
 */
export class LogishiftTicketForm extends SupportElement {
  static override properties = {
    category: {},
    draft: { state: true },
    sent: { state: true },
    errors: { state: true },
    busy: { state: true },
    proving: { state: true },
  };
  static override styles = [base, controls, noticeStyles, signedInStyles, ticketFormStyles];

  /** The category chosen first. */
  category: TicketCategory | undefined;
  protected draft: Draft = { subject: '', description: '', category: '' };
  protected sent: Ticket | undefined;
  protected errors: Partial<Record<FieldName | 'delivery' | 'form', string>> = {};
  /** Send was pressed, and the delivery is waited for. */
  protected busy = false;
  /** All is written, but nobody is known yet: they prove an address first. */
  protected proving = false;

  readonly #online = new Online(this);
  /** What was sent from here, now or before the page was loaded. */
  #mine: Sent | undefined;
  #chosen = false;
  #restored: string | undefined;
  #suggests = false;

  constructor() {
    super();
    new Fresh(this, () => {
      const { session, words } = this;
      const who = session.person.value && session.owner === undefined ? session.who : undefined;
      return [session.person, who, words && session.faq(words.locale), this.#delivery];
    });
  }

  get #delivery() {
    return this.delivery && this.session.hasOwn ? this.session.delivery(this.delivery) : undefined;
  }

  /** @internal */
  override get isSending(): boolean {
    return this.#going !== undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { owner, draft } = this.session;
    if (owner !== undefined && this.#restored !== owner) {
      const kept = draft.read(owner);
      this.#restored = owner;
      if (kept) {
        this.draft = kept;
        this.#chosen = kept.category !== '';
        draft.write(owner, kept);
      }
    }
    this.#follow();
    if (!this.#chosen) {
      const category = this.category ?? fittingCategories(this.#delivery?.value)[0] ?? '';
      if (category !== this.draft.category) this.draft = { ...this.draft, category };
    }
  }

  /** It is on its way, or waits. */
  get #going(): Sent | undefined {
    return this.session.outbox.of('').find(({ key }) => key === this.#mine?.key);
  }

  /** Hears of what is on its way of this text; what waits while another text stands here is not sent. */
  #follow(): void {
    const { outbox } = this.session;
    const going = this.#going;
    const isText = ({ act }: Sent) =>
      act.kind === 'create' &&
      act.ticket.subject === this.draft.subject.trim() &&
      act.ticket.description === this.draft.description.trim();
    if (going) {
      if (outbox.isWaiting(going) && !isText(going)) outbox.drop(going);
      return;
    }
    const found = outbox.of('').find(isText);
    if (!found || this.sent) return;
    if (found.refused) {
      outbox.drop(found);
      this.errors = { form: this.words?.t('form_refused', { reason: this.words.reason({ code: found.refused }) }) };
    } else this.#await(found);
  }

  #await(sent: Sent): void {
    this.#mine = sent;
    this.session.outbox.answer(sent).then(
      (created) => this.#done(created as Ticket),
      (error) => this.#refused(error),
    );
  }

  protected override updated(): void {
    const suggests = this.renderRoot.querySelector('.suggestions') !== null;
    if (suggests && !this.#suggests) this.announce(this.words!.t('form_suggestions'));
    this.#suggests = suggests;
  }

  protected override content(words: Words): TemplateResult {
    const { person, owner, draft, who } = this.session;
    if (this.sent) return this.#sentView(this.sent);
    // What is kept comes back once it is known to be theirs; nobody who is signed in writes over it meanwhile.
    const isJudged = owner !== undefined || !draft.isKept || person.value === null || who.value;
    if (person.value === undefined || !isJudged) {
      const bones = ['short', 'card', 'short', 'row', 'short', 'card'] as const;
      return html`<div class="pad">${pending(words, 'error_title', isJudged ? person : who, ...bones)}</div>`;
    }
    if (person.value === null && this.proving) {
      return html`<logishift-guest ?fill=${this.fill} .waits=${this.draft.subject} .onProved=${this.#proved}
        .onBack=${() => (this.proving = false)}></logishift-guest>`;
    }
    return html`${offlineBanner(words, this.isRoot && this.#online.offline)}
      <form class="form" novalidate @submit=${this.#submit}>
        <div class="scroll"><div class="pad fields">
          ${this.#deliveryPart(words)} ${this.#categories(words)} ${this.#subject(words)} ${this.#description(words)}
          ${this.#suggestions(words)} ${signedInAs(this.session, words)}
        </div></div>
        <div class="foot">${this.#error('form')}${this.#submitButton(words)}</div>
      </form>`;
  }

  #sentView(ticket: Ticket): TemplateResult {
    return html`<logishift-ticket-sent .ticket=${ticket} ?fill=${this.fill} .alone=${this.isRoot}
      .ticketHref=${this.ticketHref} @logishift-again=${this.#reset}></logishift-ticket-sent>`;
  }

  /** The delivery of the page as a chip; where there is none, a customer of the host may name one of theirs. */
  #deliveryPart(words: Words): TemplateResult | typeof nothing {
    const known = this.#delivery;
    if (!known || known.value === null || this.#isRemoved)
      return this.session.person.value?.kind === 'host' ? this.#parcel(words) : nothing;
    const value = known.value;
    if (!value) return known.error ? nothing : skeleton(words, 'short', 'row');
    const late = lateness(value, words);
    return html`<div>
      <span class="label">${words.t('delivery')}</span>
      <div class="delivery ${late ? 'is-late' : ''}" part="delivery">
        ${icon(deliveryIcon(value))}
        <span class="words"><b>${value.tracking_number}</b> <span>${words.t(`delivery_${value.status}`)}${late ? ` · ${late}` : ''}</span></span>
        <button type="button" class="tool" title=${words.t('delivery_remove')}
          @click=${this.#remove}>${icon(x, 16)}</button>
      </div>
      ${this.#error('delivery')}
    </div>`;
  }

  #parcel(words: Words): TemplateResult {
    return html`<div>
      ${fieldLabel('parcel', words.t('delivery_number'), words.t('optional'))}
      <input class="field" part="field" dir="ltr" id="parcel" maxlength="100" autocomplete="off" .value=${this.draft.parcel ?? ''}
        aria-invalid=${this.errors.delivery ? 'true' : nothing} aria-describedby="parcel-hint delivery-error"
        @input=${(event: InputEvent) => this.#write({ parcel: (event.target as HTMLInputElement).value })} />
      ${this.#error('delivery')}
    </div>`;
  }

  get #isRemoved(): boolean {
    return this.draft.removed !== undefined && this.draft.removed === this.delivery;
  }

  #remove = (): void => {
    this.#write({ removed: this.delivery! });
    void this.focusOn('#parcel');
  };

  /** What the ticket says of its delivery: the one of the page, or the number typed. */
  get #deliveryId(): string | undefined {
    const known = this.#isRemoved ? undefined : this.#delivery;
    // Not loaded: the server knows it by the page's name for it too. A guest, of whom it may refuse it, could not take it out.
    if (known && known.value === undefined && this.session.person.value?.kind === 'host') return this.delivery!;
    return known?.value?.id ?? (this.draft.parcel?.trim() || undefined);
  }

  #categories(words: Words): TemplateResult {
    return html`<fieldset part="categories" role="radiogroup" aria-labelledby="category-label"
      aria-invalid=${this.errors.category ? 'true' : nothing} aria-describedby="category-error">
      <legend class="label" id="category-label">${words.t('form_category')}</legend>
      <div class="cards">
        ${categories.map(
          (category) => html`<label class="category">
            <input class="sr-only" type="radio" name="category" value=${category} .checked=${this.draft.category === category}
              @change=${() => this.#write({ category })} />
            <span class="tick">${icon(check, 16)}</span>
            ${icon(categoryIcons[category])}<span>${words.t(`category_${category}`)}</span>
          </label>`,
        )}
      </div>
      ${this.#error('category')}
    </fieldset>`;
  }

  #subject(words: Words): TemplateResult {
    return html`<div>
      ${fieldLabel('subject', words.t('form_subject'))}
      <input class="field" part="field" dir="auto" id="subject" maxlength=${limits.subject} autocomplete="off" required
        .value=${this.draft.subject} aria-invalid=${this.errors.subject ? 'true' : nothing} aria-describedby="subject-error"
        @input=${(event: InputEvent) => this.#write({ subject: (event.target as HTMLInputElement).value })} />
      ${this.#error('subject')}
    </div>`;
  }

  #description(words: Words): TemplateResult {
    const count = this.draft.description.length;
    return html`<div>
      ${fieldLabel('description', words.t('form_description'), count > 0 ? words.t('form_length', { count, max: limits.description }) : nothing)}
      <textarea class="field" part="field" dir="auto" id="description" rows="3" required
        .value=${this.draft.description} aria-invalid=${this.errors.description ? 'true' : nothing}
        aria-describedby="description-error description-hint"
        @input=${(event: InputEvent) => this.#write({ description: (event.target as HTMLTextAreaElement).value })}></textarea>
      ${this.#error('description')}
    </div>`;
  }

  #suggestions(words: Words): TemplateResult | typeof nothing {
    const { subject, description, category } = this.draft;
    const found = suggestFaq(this.session.faq(words.locale).value ?? [], `${subject} ${description}`, category);
    if (found.length === 0) return nothing;
    return html`<div class="suggestions">
      <h3>${icon(lightbulb, 16)}${words.t('form_suggestions')}</h3>
      <ul>${found.map(
        (
          entry,
        ) => html`<li><button type="button" @click=${() => this.go({ view: 'faq', entryId: entry.id, category: entry.category })}>
          <bdi>${entry.question}</bdi><span class="flip">${icon(chevronRight, 16)}</span></button></li>`,
      )}</ul>
    </div>`;
  }

  #error(name: keyof typeof this.errors): TemplateResult | typeof nothing {
    return errorLine(this.errors[name], `${name}-error`);
  }

  #submitButton(words: Words): TemplateResult {
    const going = this.#going;
    const waits = going && this.session.outbox.isWaiting(going);
    const state = waits ? 'waiting' : going || this.busy ? 'sending' : 'idle';
    const { offline } = this.#online;
    const label = state === 'idle' ? 'form_send' : state === 'waiting' || offline ? 'form_waiting' : 'form_sending';
    return html`<button class="button primary wide big" part="submit" aria-disabled=${state === 'sending' ? 'true' : nothing}>
        ${words.t(label)}</button>
      ${waitingLine(words, state === 'waiting' && !offline)}`;
  }

  #write(part: Partial<Draft>): void {
    if (part.category) this.#chosen = true;
    this.draft = { ...this.draft, ...part };
    this.session.draft.write(this.session.owner, this.draft);
    const errors = { ...this.errors, form: undefined, delivery: undefined };
    for (const name of Object.keys(part) as FieldName[]) delete errors[name];
    this.errors = errors;
    // What waits to be sent is not what stands in the fields any more.
    const going = this.#going;
    if (going && this.session.outbox.isWaiting(going)) this.session.outbox.drop(going);
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const known = this.#delivery;
    // Its category may still be chosen, and the ticket is to name it.
    if (known && known.value === undefined) {
      const { turn } = this.session;
      this.busy = true;
      await known.reload();
      if (turn !== this.session.turn) return;
      this.busy = false;
    }
    const { words, draft } = this;
    if (!words) return;
    if (this.#going) {
      this.session.outbox.now();
      return;
    }
    const mistakes = Object.entries(findMistakes(draft));
    this.errors = Object.fromEntries(mistakes.map(([name, { key, max }]) => [name, words.t(key, { max: max ?? 0 })]));
    if (mistakes.length > 0) {
      this.#showErrors(words);
      return;
    }

    if (this.session.person.value === null) this.#prove();
    else this.#send();
  };

  #prove(): void {
    this.proving = true;
    this.announce(this.words!.t('guest_title'));
  }

  /** Whoever has just proved an address sends what is written here. */
  #proved = (): void => {
    this.goOn();
    this.session.draft.write(this.session.owner, this.draft);
    this.#send();
  };

  #send = (): void => {
    const { draft, session } = this;
    const delivery_id = this.#deliveryId;
    this.proving = false;
    const ticket: NewTicket = {
      subject: draft.subject.trim(),
      description: draft.description.trim(),
      category: draft.category as TicketCategory,
      ...(delivery_id ? { delivery_id } : {}),
    };
    // It goes out in the name of a person, and not of whoever is there by then.
    this.#await(session.outbox.send('', { kind: 'create', ticket }));
  };

  #done(ticket: Ticket): void {
    this.session.draft.clear();
    this.sent = ticket;
    this.#mine = undefined;
    this.dispatchEvent(new LogishiftTicketCreatedEvent(ticket));
    this.announce(`${this.words!.t('ticket_number')}: ${ticket.number}`);
  }

  #refused(error: unknown): void {
    this.#mine = undefined;
    const { words } = this;
    if (!words) return;
    // Nobody is known any more: what was typed is kept, and goes out once somebody is.
    if (error instanceof UnauthorizedError) {
      this.#prove();
      return;
    }
    this.errors = { form: words.t('form_refused', { reason: words.reason(error) }) };
    if (error instanceof InvalidInputError) {
      if (error.code === 'unknown_delivery') {
        this.errors = { delivery: words.t('form_unknown_delivery') };
        // Shown to be taken out, or as a number to be mended.
        void this.#delivery?.reload();
      }
      const byField = error.errors.filter(({ path }) => (fieldNames as readonly string[]).includes(path));
      if (byField.length > 0)
        this.errors = Object.fromEntries(byField.map(({ path }) => [path, words.t('reason_invalid_input')]));
    } else {
      this.session.report(error);
    }
    this.#showErrors(words);
  }

  #showErrors(words: Words): void {
    const names = Object.keys(this.errors);
    this.announce(names.includes('form') ? (this.errors.form ?? '') : words.t('form_fix', { count: names.length }));
    void this.focusOn('.field[aria-invalid], fieldset[aria-invalid] input');
  }

  protected override forget(): void {
    this.#reset();
    this.#restored = undefined;
  }

  #reset = (): void => {
    this.#mine = undefined;
    this.busy = false;
    this.sent = undefined;
    this.proving = false;
    this.errors = {};
    this.#chosen = false;
    this.draft = { subject: '', description: '', category: '' };
  };
}
