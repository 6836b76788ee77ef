import {
  type FaqEntry,
  InvalidInputError,
  type Locale,
  newIdempotencyKey,
  type TicketCategory,
} from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { createEntry, neighbours, retireEntry, saveEntry } from '../../data/faq.js';
import { placeEntry } from '../../data/faq-order.js';
import { base, buttons, fields } from '../../parts/base.styles.js';
import { categories } from '../../parts/closed-sets.js';
import type { ConfirmPart } from '../../parts/confirm.js';
import { icon } from '../../parts/icon.js';
import { ArrowLeft, ChevronDown, CircleAlert } from '../../parts/icons.js';
import { toast } from '../../parts/toast.js';
import { href, withQuery } from '../../router.js';
import { dayAndTime } from '../../texts/format.js';
import { directionOf, t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';
import './faq-acts.js';
import type { FaqAct } from './faq-acts.js';
import {
  changedTexts,
  completeness,
  type FaqText,
  isSameText,
  keepFaqDraft,
  readFaqDraft,
  type Texts,
  textOf,
} from './faq-draft.js';
import { styles } from './faq-editor.styles.js';
import { type AllFaults, faultsOf, lacking } from './faq-faults.js';
import { faqLocales } from './faq-languages.js';
import './faq-preview.js';
import './faq-text.js';
import type { FaqTextPart, TypeEvent } from './faq-text.js';
import { Overtaken, savedTexts, saveOver } from './save-over.js';

/**
 * Writes one FAQ entry, a language at a time; beside it the answer as customers see it, or another language.
 *
 * @fires created - CustomEvent with the new entry
 */
@customElement('ls-faq-editor')
export class FaqEditor extends LitElement {
  static override styles = [base, buttons, fields, styles];

  /** Undefined: a new one is written. */
  @property({ attribute: false }) entry: FaqEntry | undefined;
  @property({ attribute: false }) confirm!: ConfirmPart;

  @state() private locale: Locale = 'en';
  @state() private beside: Locale | 'preview' = 'preview';
  /** What was typed and is not saved, by language. */
  @state() private drafts: Texts = {};
  /** Chosen by hand, and not saved; else the entry's own counts. */
  @state() private chosen: TicketCategory | null = null;
  /** What somebody else has made of a text meanwhile, by language. */
  @state() private theirs: Texts = {};
  /** What one began to write over, by language. */
  #over: Texts = {};
  /** The version of the entry that was on the screen before one began to change it, or beside it as that of somebody else. */
  #seen = 0;
  @state() private busy = false;
  @state() private problem = '';
  @state() private faults: AllFaults = {};
  @state() private moved = '';
  @query('ls-faq-text') private written!: FaqTextPart;
  #shown: string | null = null;
  #attempt = newIdempotencyKey();

  override connectedCallback() {
    super.connectedCallback();
    addEventListener('beforeunload', this.#guard);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.#guard);
  }

  protected override willUpdate() {
    const id = this.entry?.id ?? 'new';
    if (id !== this.#shown) this.#show(id);
    else if (!this.#changed) this.#seen = this.entry?.version ?? 0;
  }

  #show(id: string) {
    this.#shown = id;
    this.#seen = this.entry?.version ?? 0;
    this.drafts = readFaqDraft(id);
    this.chosen = null;
    this.#over = savedTexts(this.entry, this.drafts);
    this.theirs = {};
    this.problem = this.moved = '';
    this.faults = {};
    const written = Object.keys(this.entry?.translations ?? {}) as Locale[];
    this.locale = written.length === 0 || written.includes('en') ? 'en' : written[0]!;
    // A language is never its own neighbour.
    if (this.beside === this.locale) this.beside = 'preview';
  }

  private get category(): TicketCategory {
    return this.chosen ?? this.entry?.category ?? categories[0];
  }

  get #changed(): boolean {
    const { entry, drafts, category } = this;
    return Boolean(entry && category !== entry.category) || Object.keys(changedTexts(entry, drafts)).length > 0;
  }

  /** A category that was chosen is kept nowhere: closing the tab would lose it. */
  #guard = (event: BeforeUnloadEvent) => {
    if (this.entry && this.category !== this.entry.category) event.preventDefault();
  };

  protected override render() {
    const { entry, locale, drafts } = this;
    const text = textOf(entry, drafts, locale);
    const states = Object.fromEntries(faqLocales.map((one) => [one, completeness(textOf(entry, drafts, one))]));
    return html`
      <div class="languages">
        <a class="button quiet square back" href=${href(withQuery({ entry: null }))} aria-label=${t.back} title=${t.back}>${icon(ArrowLeft)}</a>
        <ls-faq-languages .chosen=${locale} .states=${states} @language=${({ detail }: CustomEvent<Locale>) => this.#choose(detail)}></ls-faq-languages>
      </div>
      <div class="texts" @type=${this.#type} @save=${this.#save}>
        <ls-faq-text .locale=${locale} .text=${text} .faults=${this.faults[locale] ?? {}}></ls-faq-text>
        <div class="beside">
          <div class="bar">${this.#select('beside', t.faq.beside, this.beside, this.#besides(), this.#setBeside)}
            ${this.#select('category', t.faq.category, this.category, this.#categories(), this.#setCategory)}</div>
          ${this.#theirText()}
          ${
            this.beside === 'preview'
              ? html`<ls-faq-preview .question=${text.question} .answer=${text.answer} .locale=${locale}
                  ?retired=${entry?.is_active === false}></ls-faq-preview>`
              : html`<ls-faq-text .locale=${this.beside} .text=${textOf(entry, drafts, this.beside)} .faults=${this.faults[this.beside] ?? {}}></ls-faq-text>`
          }
        </div>
      </div>
      <footer>${this.#foot()}</footer>
      <span class="visually-hidden" role="status">${this.moved}</span>
    `;
  }

  /** What somebody else made of the text that is being written: to be compared, and taken where it is better. */
  #theirText() {
    const theirs = this.theirs[this.locale];
    if (!theirs) return nothing;
    return html`<section class="theirs" aria-labelledby="theirs">
      <div class="bar"><h2 id="theirs">${t.faq.theirs}</h2>
        <button class="button" type="button" @click=${this.#takeTheirs}>${t.faq.takeTheirs}</button></div>
      <div class="text" tabindex="0" lang=${this.locale} dir=${directionOf(this.locale)}><strong>${theirs.question}</strong><p>${theirs.answer}</p></div>
    </section>`;
  }

  #takeTheirs = () => {
    const { locale } = this;
    this.theirs = { ...this.theirs, [locale]: undefined };
    this.problem = '';
    this.#drop(this.#shown ?? '', (one) => one === locale);
  };

  #select(
    id: string,
    label: string,
    value: string,
    options: [value: string, words: string][],
    choose: (value: string) => void,
  ) {
    return html`<label class="choice" for=${id}><span class=${id === 'beside' ? 'visually-hidden' : ''}>${label}</span>
      <span class="select"><select class="input small" id=${id} .value=${live(value)}
        @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        ${options.map(([one, words]) => html`<option value=${one} ?selected=${one === value}>${words}</option>`)}
      </select>${icon(ChevronDown)}</span></label>`;
  }

  #besides(): [string, string][] {
    const others = faqLocales.filter((one) => one !== this.locale);
    return [['preview', t.faq.preview], ...others.map((one): [string, string] => [one, t.language[one]])];
  }

  #categories = (): [string, string][] => categories.map((one) => [one, t.category[one]]);

  #setBeside = (value: string) => {
    this.beside = value as Locale | 'preview';
  };

  #setCategory = (value: string) => {
    this.chosen = value as TicketCategory;
  };

  #choose(locale: Locale) {
    // What stood here and what stood beside it change places.
    if (this.beside === locale) this.beside = this.locale;
    this.locale = locale;
  }

  #foot() {
    const { entry } = this;
    const changed = this.#changed;
    return html`
      ${
        this.problem
          ? html`<span class="error" role="alert">${icon(CircleAlert)}${this.problem}</span>`
          : html`<span class="state">${changed ? t.faq.unsaved : entry ? t.faq.savedAt(dayAndTime(entry.updated_at)) : ''}</span>`
      }
      ${
        entry && entry.helpful_count + entry.unhelpful_count > 0
          ? html`<span class="votes">${t.faq.helpful(entry.helpful_count)} · ${t.faq.unhelpful(entry.unhelpful_count)}</span>`
          : nothing
      }
      ${
        changed
          ? html`<button class="button quiet" type="button" ?disabled=${this.busy} @click=${this.#discard}>${t.faq.discard}</button>`
          : nothing
      }
      ${
        entry
          ? html`<ls-faq-acts .entry=${entry} .locale=${this.locale} ?busy=${this.busy}
              @act=${({ detail }: CustomEvent<FaqAct>) => this.#entryAct(entry, detail)}></ls-faq-acts>`
          : nothing
      }
      <button class="button primary" type="button" ?disabled=${this.busy || !changed} @click=${this.#save}>
        ${this.busy ? t.faq.saving : entry ? t.faq.save : t.faq.create}
      </button>`;
  }

  #type = ({ locale, text }: TypeEvent) => {
    this.problem = '';
    this.faults = { ...this.faults, [locale]: {} };
    this.#attempt = newIdempotencyKey();
    if (!this.drafts[locale]) this.#over = { ...this.#over, [locale]: textOf(this.entry, {}, locale) };
    this.#keep({ ...this.drafts, [locale]: text });
  };

  #keep(drafts: Texts) {
    this.drafts = drafts;
    keepFaqDraft(this.entry?.id ?? 'new', drafts);
  }

  /** Takes away drafts that are over, of an entry that may not be the one shown any more. Returns those that stay. */
  #drop(id: string, isOver: (locale: Locale, text: FaqText) => boolean): Texts {
    const drafts = this.#shown === id ? this.drafts : readFaqDraft(id);
    const rest: Texts = Object.fromEntries(
      Object.entries(drafts).filter(([locale, text]) => !isOver(locale as Locale, text)),
    );
    keepFaqDraft(id, rest);
    if (this.#shown === id) this.drafts = rest;
    return rest;
  }

  #discard = async () => {
    const id = this.#shown;
    if (!(await this.confirm.ask(t.faq.confirmDiscard)) || this.#shown !== id) return;
    this.chosen = null;
    this.#over = {};
    this.theirs = {};
    this.problem = '';
    this.faults = {};
    this.#keep({});
  };

  #save = async () => {
    if (this.busy || !this.#changed) return;
    const { category, chosen, entry, drafts } = this;
    const translations = changedTexts(entry, drafts);
    if (this.#refuse(lacking(translations))) return;
    // One goes on typing, or opens another entry, before the answer comes: only what was sent is no draft any more.
    const wasSent = (locale: Locale, text: FaqText) => isSameText(drafts[locale], text);
    await this.#act(
      async () => {
        if (entry) {
          const change = { ...(chosen && { category: chosen }), translations };
          const now = await saveOver({ id: entry.id, version: this.#seen }, change, this.#over);
          this.#drop(entry.id, wasSent);
          if (this.#shown !== entry.id) return;
          if (this.chosen === chosen) this.chosen = null;
          this.theirs = {};
          this.#seen = now.version;
          this.#over = { ...this.#over, ...savedTexts(now, translations) };
          return;
        }
        const made = await createEntry({ category, translations }, this.#attempt);
        keepFaqDraft(made.id, this.#drop('new', wasSent));
        this.#drop('new', () => true);
        if (this.#shown === 'new') this.dispatchEvent(new CustomEvent('created', { detail: made }));
      },
      entry ? t.saved : t.faq.created,
    );
  };

  /** Said once: who saves again has chosen. */
  #compare({ theirs, version }: Overtaken) {
    this.theirs = theirs;
    this.#over = { ...this.#over, ...theirs };
    this.#seen = version;
    this.problem = t.faq.overtaken;
  }

  /** Shows the first language at fault, with the cursor in its field. */
  #refuse(faults: AllFaults): boolean {
    const [first] = Object.keys(faults) as Locale[];
    this.faults = faults;
    if (!first) return false;
    if (first !== this.beside) this.locale = first;
    void this.updateComplete.then(async () => {
      await this.written.updateComplete;
      this.written.focusFault();
    });
    return true;
  }

  #entryAct = async (entry: FaqEntry, act: FaqAct) => {
    if (act === 'retire') return this.#act(() => retireEntry(entry), t.faq.retiredDone);
    if (act === 'bring-back') return this.#act(() => saveEntry(entry, { is_active: true }), t.faq.backDone);
    if (act === 'remove-language') return this.#removeLanguage(entry);
    return this.#act(async () => {
      const own = neighbours(entry);
      const place = own.findIndex(({ id }) => id === entry.id) + (act === 'up' ? -1 : 1);
      await placeEntry(entry, place);
      this.moved = t.faq.movedTo(place + 1, own.length);
    });
  };

  async #removeLanguage(entry: FaqEntry) {
    const { locale } = this;
    if (!(await this.confirm.ask(t.faq.confirmRemove(t.language[locale])))) return;
    const done = await this.#act(() => saveEntry(entry, { translations: { [locale]: null } }));
    if (!done) return;
    this.#drop(entry.id, (one) => one === locale);
  }

  async #act(does: () => Promise<unknown>, words = ''): Promise<boolean> {
    const id = this.#shown;
    this.busy = true;
    this.problem = '';
    try {
      await does();
      if (words) toast(words);
      return true;
    } catch (error) {
      if (this.#shown !== id) toast(error instanceof Overtaken ? t.problem.changed : explain(error), 'failed');
      else if (error instanceof Overtaken) this.#compare(error);
      else if (!(error instanceof InvalidInputError && this.#refuse(faultsOf(error)))) this.problem = explain(error);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
