import {
  InvalidInputError,
  type NewTicket,
  type OwnTicket,
  type TicketCategory,
  UnauthorizedError,
} from '@logishift/support-sdk/customer';
import { clip, isVisible, oneLine } from '@logishift/support-sdk/text';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LogishiftTicketCreatedEvent, type View } from '../../events.js';
import { base } from '../../parts/base.styles.js';
import { categories } from '../../parts/category-icons.js';
import { controls } from '../../parts/controls.styles.js';
import { suggestFaq } from '../../parts/faq-search.js';
import { clearCategory, fittingCategories } from '../../parts/fitting.js';
import { offlineBanner, pending, skeleton } from '../../parts/notice.js';
import { noticeStyles } from '../../parts/notice.styles.js';
import { signedInAs } from '../../parts/signed-in.js';
import { signedInStyles } from '../../parts/signed-in.styles.js';
import { deliveriesOf, whoIsHere } from '../../session/asked-by-views.js';
import { type Draft, isBegun } from '../../session/draft.js';
import { Fresh } from '../../session/fresh.js';
import { Online } from '../../session/online.js';
import type { Words } from '../../texts/words.js';
import { SupportElement } from '../support-element.js';
import { type AboutParcel, aboutParcel } from './about-parcel.js';
import { type FieldName, fieldNames, findMistakes, limits } from './fields.js';
import { inShort, suggestions } from './parts.js';
import { isText, Sending } from './sending.js';
import { ticketFormStyles } from './ticket-form.styles.js';
import { type Twin, twinFirst, twinHint } from './twin.js';
import { categoryField, descriptionField, type Errors, errorOf, subjectField } from './written.js';

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
    asked: { attribute: false },
    draft: { state: true },
    sent: { state: true },
    errors: { state: true },
    busy: { state: true },
    proving: { state: true },
  };
  static override styles = [base, controls, noticeStyles, signedInStyles, ticketFormStyles];

  /** The category chosen first. */
  category: TicketCategory | undefined;
  /** What led here: words that were looked for, a ticket that is closed. Set by the element around it. */
  protected asked: View | undefined;
  protected draft: Draft = { subject: '', description: '', category: '' };
  protected sent: OwnTicket | undefined;
  protected errors: Errors = {};
  /** Send was pressed, and the delivery is waited for. */
  protected busy = false;
  /** All is written, but nobody is known yet: they prove an address first. */
  protected proving = false;

  readonly #online = new Online(this);
  readonly #sending = new Sending(
    () => this.session,
    (ticket) => this.#done(ticket),
    (error) => this.#refused(error),
  );
  #chosen = false;
  #restored: string | undefined;
  #suggests = false;
  /** In their order, as long as the customer has chosen none. */
  #order = categories;
  #told: string | undefined;
  #leads = false;

  constructor() {
    super();
    new Fresh(this, () => {
      const { session, words } = this;
      const who = session.person.value && session.owner === undefined ? whoIsHere(session) : undefined;
      const { twin } = this.#about;
      const own = session.hasOwn ? [deliveriesOf(session), session.tickets(), twin && session.ticket(twin.id)] : [];
      return [session.person, who, words && session.faq(words.locale), this.#delivery, ...own];
    });
  }

  get #about(): AboutParcel {
    return aboutParcel(this.session, this.draft, this.delivery, !this.asked?.delivery);
  }

  get #delivery() {
    return this.delivery && this.session.hasOwn ? this.session.delivery(this.delivery) : undefined;
  }

  /** @internal */
  override get isSending(): boolean {
    return this.#sending.going !== undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { owner, draft } = this.session;
    if (owner !== undefined && this.#restored !== owner) {
      const kept = draft.read(owner);
      this.#restored = owner;
      if (kept && isBegun(kept)) {
        this.draft = kept;
        this.#chosen = kept.category !== '';
        draft.write(owner, kept);
      }
    }
    this.#follow();
    const { query, subject } = this.asked ?? {};
    if ((changed as Map<PropertyKey, unknown>).has('asked') && (query || subject) && !isBegun(this.draft)) {
      this.draft = { ...this.draft, subject: clip((query || subject)!.trim(), limits.subject), searched: !!query };
      this.#leads = true;
    }
    if (!this.#chosen) {
      const { known, parcel } = this.#about;
      const fitting = fittingCategories(known);
      this.#order = [...new Set([...fitting, ...categories])];
      // What nothing was found for is of no category yet.
      const clear = this.category ?? clearCategory(known) ?? (parcel ? '' : this.draft.category);
      const category = this.draft.searched ? '' : clear;
      if (category !== this.draft.category) this.draft = { ...this.draft, category };
    }
  }

  /** What was refused comes back here. Until it can be said why, it stays. */
  #follow(): void {
    const { words } = this;
    const found = this.sent ? undefined : this.#sending.follow(this.draft);
    if (!found || !words) return;
    if (!isText(found, this.draft) && found.act.kind === 'create') {
      const { delivery_ref, ...written } = found.act.ticket;
      this.#write({ ...written, parcel: delivery_ref ?? null });
    }
    this.#sending.drop(found);
    this.errors = { form: words.t('form_refused', { reason: words.reason({ code: found.refused }) }) };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sending.leave();
  }

  protected override updated(): void {
    const suggests = this.renderRoot.querySelector('.suggestions') !== null;
    if (suggests && !this.#suggests) {
      this.announce(this.words!.t('form_suggestions'));
      // They take room from what is written.
      (this.renderRoot as ShadowRoot).activeElement?.scrollIntoView({ block: 'nearest' });
    }
    this.#suggests = suggests;
    const { words } = this;
    const twin = this.renderRoot.querySelector('.twin, .twin-first') ? this.#about.twin?.id : undefined;
    if (words && twin && twin !== this.#told) this.announce(words.t('twin_said'));
    this.#told = twin;
    if (!this.#leads || !this.renderRoot.querySelector('#description')) return;
    this.#leads = false;
    // After whoever shows the view has put the focus on its heading.
    requestAnimationFrame(() => void this.focusOn('#description'));
  }

  protected override content(words: Words): TemplateResult {
    const { person, owner, draft } = this.session;
    const who = whoIsHere(this.session);
    if (this.sent) return this.#sentView(this.sent);
    // What is kept comes back once it is known to be theirs; nobody who is signed in writes over it meanwhile.
    const isJudged = owner !== undefined || !draft.isKept || person.value === null || who.value;
    if (person.value === undefined || !isJudged) {
      const bones = ['short', 'card', 'short', 'row', 'short', 'card'] as const;
      return html`<div class="pad">${pending(words, 'error_title', isJudged ? person : who, ...bones)}</div>`;
    }
    if (person.value === null && this.proving) {
      return html`<logishift-guest ?fill=${this.fill} .waits=${this.draft.subject} .about=${inShort(this.draft.category, this.#about.parcel, words)} .onProved=${this.#proved}
        .onBack=${() => (this.proving = false)}></logishift-guest>`;
    }
    const about = this.#about;
    const twin = about.twin && this.#twinOf(about.twin);
    if (twin && this.draft.parcel === undefined && !isBegun(this.draft)) return twinFirst(twin, words);
    // Whether there is such a ticket is known in a moment.
    if (about.isAsking) return html`<div class="pad">${skeleton(words, 'card', 'short', 'row')}</div>`;
    const found = this.#suggested(words);
    return html`${offlineBanner(words, this.isRoot && this.#online.offline, this.#sending.isLate && !this.#online.offline ? words.t('waiting') : '')}
      <form class="form" novalidate @submit=${this.#submit}>
        <div class="scroll"><div class="pad fields">
          <div><logishift-parcel-picker .parcel=${about.parcel} .known=${about.known} .own=${about.own} .ofPage=${about.ofPage}
            .onChoose=${this.#choose}></logishift-parcel-picker>${twin ? twinHint(twin, words) : nothing}</div>
          ${categoryField(this.#order, this.draft, this.errors, this.#write, words)}
          ${subjectField(this.draft, this.errors, this.#write, words)} ${descriptionField(this.draft, this.errors, this.#write, words)}
          ${this.fill ? nothing : found} ${signedInAs(this.session, words)}
        </div></div>
        <div class="foot">${this.fill ? found : nothing}${errorOf(this.errors, 'form')}${this.#submitButton(words)}</div>
      </form>`;
  }

  #sentView(ticket: OwnTicket): TemplateResult {
    return html`<logishift-ticket-sent .ticket=${ticket} ?fill=${this.fill} .alone=${this.isRoot}
      .ticketHref=${this.ticketHref} @logishift-again=${this.#reset}></logishift-ticket-sent>`;
  }

  #choose = (parcel: string | null): void => this.#write({ parcel });

  /** What is said of a ticket that there is already, and the two ways on. */
  #twinOf(ticket: OwnTicket): Twin {
    const { session } = this;
    const { id } = ticket;
    const goOn = () => {
      const { subject, description, searched } = this.draft;
      const isOwn = !searched && subject !== this.asked?.subject;
      // What is written goes along, behind what is written there.
      const texts = [session.replies.get(id), isOwn ? subject.trim() : '', description.trim()];
      session.replies.set(id, texts.filter(Boolean).join('\n\n'));
      this.#sending.drop();
      session.draft.clear();
      this.#reset();
      this.go({ view: 'ticket', ticketId: id });
    };
    const writeNew = () => {
      this.#write({ warned: [...(this.draft.warned ?? []), id] });
      void this.focusOn('#subject');
    };
    return { ticket, detail: session.ticket(id).value, goOn, writeNew };
  }

  #suggested(words: Words): TemplateResult | typeof nothing {
    const { subject, description, category, searched } = this.draft;
    // What was looked for in vain finds nothing here either.
    const text = searched ? description : `${subject} ${description}`;
    const found = suggestFaq(this.session.faq(words.locale).value ?? [], text, category);
    if (found.length === 0) return nothing;
    return suggestions(found, ({ id, category }) => this.go({ view: 'faq', entryId: id, category }), words);
  }

  #submitButton(words: Words): TemplateResult {
    const state = this.#sending.isLate ? 'waiting' : this.#sending.going || this.busy ? 'sending' : 'idle';
    const { offline } = this.#online;
    const label = state === 'idle' ? 'form_send' : state === 'waiting' || offline ? 'form_waiting' : 'form_sending';
    return html`<button class="button primary wide big" part="submit" aria-disabled=${state === 'sending' ? 'true' : nothing}>
        ${words.t(label)}</button>`;
  }

  #write = (part: Partial<Draft>): void => {
    if (part.category) this.#chosen = true;
    // It stays about the parcel that it was begun about.
    const parcel = this.draft.parcel ?? (this.draft.parcel === null ? null : this.#about.parcel || undefined);
    this.draft = { ...this.draft, parcel, ...part, saved: Date.now() };
    this.session.draft.write(this.session.owner, this.draft);
    const errors = { ...this.errors, form: undefined };
    for (const name of Object.keys(part) as FieldName[]) delete errors[name];
    this.errors = errors;
    // What waits to be sent is not what stands in the fields any more.
    if (this.#sending.isLate) this.#sending.drop();
    this.#sending.letGo();
  };

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
    if (this.#sending.going) {
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
    this.#sending.letGo();
    this.session.draft.write(this.session.owner, this.draft);
    this.#send();
  };

  /** What the ticket names the parcel by. The server knows it by any name of the host's too; what nobody knows is kept as it is. */
  get #reference(): string | undefined {
    const about = this.#about;
    const parcel = oneLine(about.known?.tracking_number ?? about.parcel ?? '');
    return isVisible(parcel) ? clip(parcel, limits.parcel) : undefined;
  }

  #send = (): void => {
    const { draft } = this;
    const delivery_ref = this.#reference;
    this.proving = false;
    const ticket: NewTicket = {
      subject: draft.subject.trim(),
      description: draft.description.trim(),
      category: draft.category as TicketCategory,
      ...(delivery_ref ? { delivery_ref } : {}),
    };
    this.#sending.send(ticket);
  };

  #done(ticket: OwnTicket): void {
    this.sent = ticket;
    this.dispatchEvent(new LogishiftTicketCreatedEvent(ticket));
    this.announce(`${this.words!.t('ticket_number')}: ${ticket.number}`);
  }

  #refused(error: unknown): void {
    const { words } = this;
    if (!words) return;
    // Nobody is known any more: what was typed is kept, and goes out once somebody is.
    if (!error || error instanceof UnauthorizedError) {
      this.#prove();
      return;
    }
    this.errors = { form: words.t('form_refused', { reason: words.reason(error) }) };
    if (error instanceof InvalidInputError) {
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
    this.#sending.clear();
    this.busy = false;
    this.sent = undefined;
    this.proving = false;
    this.errors = {};
    this.#chosen = false;
    this.draft = { subject: '', description: '', category: '' };
  };
}
