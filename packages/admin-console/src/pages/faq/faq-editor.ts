import {
  type FaqChange,
  type FaqEntry,
  InvalidInputError,
  type Locale,
  newIdempotencyKey,
  type TicketCategory,
} from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { categories } from '../../data/closed-sets.js';
import { createEntry, faqAnswers, faqEntries, moveEntry, retireEntry, saveEntry } from '../../data/faq.js';
import { Watch } from '../../data/watch.js';
import { base, buttons, fields } from '../../parts/base.styles.js';
import type { ConfirmPart } from '../../parts/confirm.js';
import { icon } from '../../parts/icon.js';
import {
  Archive,
  ArrowDown,
  ArrowLeft,
  ArrowUp,
  Check,
  ChevronDown,
  CircleAlert,
  Eye,
  RotateCcw,
  Trash,
} from '../../parts/icons.js';
import { toast } from '../../parts/toast.js';
import { href, withQuery } from '../../router.js';
import { dayAndTime } from '../../texts/format.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';
import { forgetFaqDraft, keepFaqDraft, readFaqDraft, type Texts } from './faq-draft.js';
import { styles } from './faq-editor.styles.js';

const locales = Object.keys(t.language) as Locale[];
const blank = { question: '', answer: '' };

/**
 * Writes one FAQ entry, a language at a time; beside it the answer as the server renders it for customers.
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
  /** What was typed and is not saved, by language. */
  @state() private texts: Texts = {};
  @state() private category: TicketCategory = categories[0];
  @state() private busy = false;
  @state() private problem = '';
  #shown: string | null = null;
  #attempt = newIdempotencyKey();

  #answers = new Watch(this, () => (this.entry ? faqAnswers(this.locale) : null));

  protected override willUpdate() {
    const id = this.entry?.id ?? 'new';
    if (id === this.#shown) return;
    this.#shown = id;
    this.texts = readFaqDraft(id);
    this.category = this.entry?.category ?? categories[0];
    this.problem = '';
    const written = Object.keys(this.entry?.translations ?? {}) as Locale[];
    this.locale = written.length === 0 || written.includes('en') ? 'en' : written[0]!;
  }

  #text(locale: Locale) {
    return this.texts[locale] ?? this.entry?.translations[locale] ?? blank;
  }

  get #changed(): boolean {
    const { entry } = this;
    if (entry && this.category !== entry.category) return true;
    return (Object.keys(this.texts) as Locale[]).some((locale) => {
      const saved = entry?.translations[locale] ?? blank;
      const now = this.texts[locale]!;
      return now.question !== saved.question || now.answer !== saved.answer;
    });
  }

  protected override render() {
    const { question, answer } = this.#text(this.locale);
    const words = answer.trim() ? answer.trim().split(/\s+/).length : 0;
    return html`
      <div class="languages">
        <a class="button quiet square back" href=${href(withQuery({ entry: null }))} aria-label=${t.back} title=${t.back}>${icon(ArrowLeft)}</a>
        ${locales.map((locale) => this.#tab(locale))}
      </div>
      <form class="fields" @submit=${this.#save} novalidate>
        <div class="field question"><label for="question">${t.faq.question}</label>
          <input class="input" id="question" maxlength="300" dir="auto" .value=${live(question)} aria-describedby="problem"
            @input=${(event: InputEvent) => this.#type({ question: (event.target as HTMLInputElement).value })} /></div>
        <div class="field"><label for="category">${t.faq.category}</label>
          <span class="select"><select class="input" id="category" .value=${live(this.category)} @change=${(
            event: Event,
          ) => {
            this.category = (event.target as HTMLSelectElement).value as TicketCategory;
          }}>
            ${categories.map((value) => html`<option value=${value} ?selected=${value === this.category}>${t.category[value]}</option>`)}
          </select>${icon(ChevronDown)}</span></div>
      </form>
      <div class="texts">
        <div class="answer">
          <div class="bar"><label class="label" for="answer">${t.faq.answer}</label><span>${t.faq.words(words)}</span></div>
          <textarea id="answer" dir="auto" spellcheck="true" .value=${live(answer)} aria-describedby="problem"
            @input=${(event: InputEvent) => this.#type({ answer: (event.target as HTMLTextAreaElement).value })}
            @keydown=${(event: KeyboardEvent) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void this.#save(event);
            }}></textarea>
        </div>
        <div class="preview"><div class="bar">${icon(Eye)}<span>${t.faq.preview}</span></div>${this.#preview()}</div>
      </div>
      <footer>${this.#foot()}</footer>
    `;
  }

  #tab(locale: Locale) {
    const written = Boolean(this.entry?.translations[locale]);
    return html`<button type="button" class="tab" aria-pressed=${locale === this.locale} lang=${locale}
      @click=${() => {
        this.locale = locale;
      }}><span>${t.language[locale]}</span>
      <small lang=${document.documentElement.lang} class=${written ? 'written' : ''}>${written ? html`${icon(Check, 12)}${t.faq.written}` : t.faq.missing}</small>
    </button>`;
  }

  #preview() {
    const { entry, locale } = this;
    if (entry && !entry.is_active) return html`<p class="none">${t.faq.previewRetired}</p>`;
    const shown = entry && this.#answers.value?.find((answer) => answer.id === entry.id && answer.locale === locale);
    if (!shown) return html`<p class="none">${t.faq.previewEmpty}</p>`;
    // The server has rendered and sanitised it; customers' pages insert the very same.
    return html`${this.#changed ? html`<p class="none">${t.faq.previewOld}</p>` : nothing}
      <article dir="auto"><h2>${shown.question}</h2>${unsafeHTML(shown.answer_html)}</article>`;
  }

  #foot() {
    const { entry } = this;
    const state = this.problem
      ? html`<span class="error" id="problem" role="alert">${icon(CircleAlert)}${this.problem}</span>`
      : html`<span class="state" id="problem">${this.#changed ? t.faq.unsaved : entry ? t.faq.savedAt(dayAndTime(entry.updated_at)) : ''}</span>`;
    return html`${state}
      ${entry ? this.#entryActs(entry) : nothing}
      <button class="button primary" type="button" ?disabled=${this.busy || !this.#changed} @click=${this.#save}>
        ${this.busy ? t.faq.saving : entry ? t.faq.save : t.faq.create}
      </button>`;
  }

  #entryActs(entry: FaqEntry) {
    const own = (faqEntries().value ?? []).filter(({ category }) => category === entry.category);
    const at = own.findIndex(({ id }) => id === entry.id);
    const move = (by: -1 | 1, sign: typeof ArrowUp, words: string, possible: boolean) =>
      html`<button class="button quiet square" type="button" aria-label=${words} title=${words} ?disabled=${this.busy || !possible}
        @click=${() => this.#act(() => moveEntry(entry, by))}>${icon(sign)}</button>`;
    const removable = entry.translations[this.locale] && Object.keys(entry.translations).length > 1;
    return html`
      ${move(-1, ArrowUp, t.faq.moveUp, at > 0)}${move(1, ArrowDown, t.faq.moveDown, at >= 0 && at < own.length - 1)}
      ${
        removable
          ? html`<button class="button quiet" type="button" ?disabled=${this.busy} @click=${this.#removeLanguage}>
              ${icon(Trash)}${t.faq.removeLanguage(t.language[this.locale])}</button>`
          : nothing
      }
      ${
        entry.is_active
          ? html`<button class="button danger" type="button" ?disabled=${this.busy}
              @click=${() => this.#act(() => retireEntry(entry.id), t.faq.retiredDone)}>${icon(Archive)}${t.faq.retire}</button>`
          : html`<button class="button" type="button" ?disabled=${this.busy}
              @click=${() => this.#act(() => saveEntry(entry.id, { is_active: true }), t.faq.backDone)}>${icon(RotateCcw)}${t.faq.bringBack}</button>`
      }`;
  }

  #type(change: Partial<typeof blank>) {
    this.texts = { ...this.texts, [this.locale]: { ...this.#text(this.locale), ...change } };
    this.problem = '';
    this.#attempt = newIdempotencyKey();
    keepFaqDraft(this.entry?.id ?? 'new', this.texts);
  }

  #save = async (event: Event) => {
    event.preventDefault();
    if (this.busy || !this.#changed) return;
    const half = (Object.keys(this.texts) as Locale[]).find((locale) => {
      const { question, answer } = this.texts[locale]!;
      return !question.trim() || !answer.trim();
    });
    if (half || (!this.entry && Object.keys(this.texts).length === 0)) {
      if (half) this.locale = half;
      this.problem = t.faq.both;
      return;
    }
    const { category, texts, entry } = this;
    await this.#act(
      async () => {
        if (entry) {
          const change: FaqChange = { category, ...(Object.keys(texts).length ? { translations: texts } : {}) };
          await saveEntry(entry.id, change);
          forgetFaqDraft(entry.id);
          this.texts = {};
        } else {
          const made = await createEntry({ category, translations: texts }, this.#attempt);
          forgetFaqDraft('new');
          this.dispatchEvent(new CustomEvent('created', { detail: made }));
        }
      },
      entry ? t.saved : t.faq.created,
    );
  };

  #removeLanguage = async () => {
    const { entry, locale } = this;
    if (!entry || !(await this.confirm.ask(t.faq.confirmRemove(t.language[locale])))) return;
    await this.#act(() => saveEntry(entry.id, { translations: { [locale]: null } }));
    const { [locale]: _, ...rest } = this.texts;
    this.texts = rest;
    keepFaqDraft(entry.id, rest);
  };

  async #act(does: () => Promise<unknown>, done = '') {
    this.busy = true;
    this.problem = '';
    try {
      await does();
      if (done) toast(done);
    } catch (error) {
      const fields = error instanceof InvalidInputError ? error.errors.map(({ message }) => message).join(' ') : '';
      this.problem = fields || explain(error);
    } finally {
      this.busy = false;
    }
  }
}
