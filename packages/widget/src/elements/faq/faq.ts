import type { FaqAnswer, FaqQuestion, TicketCategory } from '@logishift/support-sdk/customer';
import { askedWords } from '@logishift/support-sdk/finding';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { base } from '../../parts/base.styles.js';
import { categories, categoryIcons } from '../../parts/category-icons.js';
import { choice } from '../../parts/choice.js';
import { choiceStyles } from '../../parts/choice.styles.js';
import { controls } from '../../parts/controls.styles.js';
import { isAllKnown, searchFaq } from '../../parts/faq-search.js';
import { nothingFound } from '../../parts/nothing-found.js';
import { nothingFoundStyles } from '../../parts/nothing-found.styles.js';
import { failure, notice, pending } from '../../parts/notice.js';
import { noticeStyles } from '../../parts/notice.styles.js';
import { searchField } from '../../parts/search-field.js';
import { whoIsHere } from '../../session/asked-by-views.js';
import { Fresh } from '../../session/fresh.js';
import type { Words } from '../../texts/words.js';
import { search } from '../../theme/first-icons.js';
import { icon } from '../../theme/icon.js';
import { chevronDown } from '../../theme/icons.js';
import { SupportElement } from '../support-element.js';
import { faqStyles } from './faq.styles.js';

/** Milliseconds without another key before the server is asked. */
const pause = 250;
const answers = new WeakMap<FaqAnswer, TemplateStringsArray>();

/**
 * Sanitised by the server against its allow-list: the one thing ever taken for HTML. What Lit's `unsafeHTML` does, by hand:
 * that is a directive, which the script tag's Lit has not (`squeezeLit`). The same entry is the same template.
 */
function asHtml(entry: FaqAnswer): TemplateResult {
  const text = [entry.answer_html];
  const strings = answers.get(entry) ?? Object.assign(text, { raw: text });
  answers.set(entry, strings);
  return html(strings);
}

/**
 * `<logishift-faq>`: questions and answers by category, with a search, an accordion, and a way to write when none
 * helps. Asks under an answer whether it did. Needs no sign-in.
 *
 * @tagname logishift-faq
 * @csspart search - the search field
 * @csspart categories - the row of categories
 * @csspart entry - a question with its answer
 * @csspart answer - an answer
 * @fires {LogishiftNavigateEvent} logishift-navigate - "Write to us" was chosen: `view`. Cancel it to show that yourself
 */
export class LogishiftFaq extends SupportElement {
  static override properties = {
    category: {},
    query: {},
    entryId: { attribute: 'entry-id' },
    open: { state: true },
    asked: { state: true },
  };
  static override styles = [base, controls, noticeStyles, choiceStyles, nothingFoundStyles, faqStyles];

  /** The category chosen first; empty for all. */
  category: TicketCategory | '' | undefined;
  /** Words looked for first. */
  query: string | undefined;
  /** The entry to unfold. */
  entryId: string | undefined;
  protected open = new Set<string>();
  /** The words that the server is asked for. */
  protected asked = '';
  #due: ReturnType<typeof setTimeout> | undefined;
  #said = '';

  constructor() {
    super();
    new Fresh(this, () => {
      const { words, asked, query, session } = this;
      if (!words) return [];
      // Whose it is what is looked for: else it went with each newer token.
      const { person, owner } = session;
      const whose = query && owner === undefined ? (person.value ? whoIsHere(session) : person) : undefined;
      return [this.#faq, asked ? this.#hits : undefined, ...[...this.open].map((id) => this.#answer(id)), whose];
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#due);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('entryId') && this.entryId) this.open = new Set([this.entryId]);
    if (!changed.has('query')) return;
    clearTimeout(this.#due);
    const wanted = askedWords(this.query ?? '').join(' ');
    if (wanted === this.asked) return;
    // Nobody waits for it any more.
    if (this.asked && this.words) this.#hits.stop();
    this.asked = '';
    const ask = () => {
      const all = this.words && this.#faq.value;
      if (!all || !isAllKnown(all)) this.asked = wanted;
    };
    if (wanted) this.#due = setTimeout(ask, pause);
  }

  /** Says how many were found, once it is sure. */
  protected override updated(): void {
    const { query, words } = this;
    if (!query) this.#said = '';
    if (!query || !words || !this.#isSure || query === this.#said) return;
    this.#said = query;
    const count = this.#found.length;
    this.announce(count ? words.t('faq_results', { count }) : words.t('faq_none_title', { query }));
  }

  protected override forget(): void {
    this.query = '';
  }

  get #faq() {
    return this.session.faq(this.words!.locale);
  }

  /** What the server finds: in all of each answer. */
  get #hits() {
    return this.session.faq(this.words!.locale, this.asked);
  }

  #answer(id: string) {
    return this.session.answer(id, this.words!.locale);
  }

  protected override content(words: Words): TemplateResult {
    return html`
      <div class="scroll">
        <div class="pad tools">
          ${searchField(words, 'search', this.query, this.#search)}
          <div class="choices" part="categories" role="group" aria-label=${words.t('faq_categories')}>
            ${['' as const, ...categories].map((category) => this.#choice(category, words))}
          </div>
        </div>
        ${this.#entries(words)}
      </div>
      <div class="foot still">
        <div><strong>${words.t('still_need_help')}</strong><span>${words.t('answer_time')}</span></div>
        ${this.#write('button primary', words)}
      </div>`;
  }

  /** What was searched for, among all of them; else the category's. Until the server has answered, by what is known here. */
  get #found(): FaqQuestion[] {
    const { query, category } = this;
    const all = this.#faq.value ?? [];
    if (!query) return all.filter((entry) => !category || entry.category === category);
    return (this.asked && this.#hits.value) || searchFaq(all, query);
  }

  /** Nothing more will be found. */
  get #isSure(): boolean {
    const { value } = this.#faq;
    if (!value) return false;
    if (isAllKnown(value) || !askedWords(this.query ?? '')[0]) return true;
    // Without a line, what is known here is all there is; that it is nothing, nobody can say.
    return !!this.asked && (!!this.#hits.value || (!!this.#hits.error && this.#found.length > 0));
  }

  /** What was looked for goes along, and then of no category: it was looked for in all of them. */
  #ask = (): void => {
    const query = this.query?.trim() || undefined;
    this.go({ view: 'form', category: query ? undefined : this.category || undefined, query });
  };

  #write(look: string, words: Words): TemplateResult {
    return html`<button class=${look} @click=${this.#ask}>${words.t('write_to_us')}</button>`;
  }

  /** It says what was looked for and where, and leads on. */
  #nothing(words: Words): TemplateResult {
    const count = this.#faq.value?.length ?? 0;
    const where = `${words.t('faq_none_where', { count })} ${words.t('faq_none_text')}`;
    const all = words.t('faq_all', { count });
    return html`<div class="pad">${nothingFound(words, this.query!, where, this.#ask, all, this.#clear)}</div>`;
  }

  #choice(category: TicketCategory | '', words: Words): TemplateResult {
    const label = category
      ? html`${icon(categoryIcons[category], 16)}${words.t(`category_${category}`)}`
      : words.t('all');
    return choice(label, (this.query ? '' : (this.category ?? '')) === category, () => {
      this.category = category;
      this.query = '';
    });
  }

  #entries(words: Words): TemplateResult {
    const faq = this.#faq;
    if (!faq.value) {
      return html`<div class="pad">${pending(words, 'error_faq', faq, 'row', 'row', 'row', 'row')}</div>`;
    }
    const found = this.#found;
    if (found.length === 0 && this.query && !this.#isSure)
      return html`<div class="pad">${pending(words, 'error_faq', this.asked ? this.#hits : faq, 'row', 'row')}</div>`;
    if (found.length === 0)
      return this.query ? this.#nothing(words) : notice(search, words.t('faq_empty_title'), words.t('faq_empty_text'));
    return html`<ul class="entries">${found.map((entry) => this.#entry(entry, words))}</ul>`;
  }

  #entry(entry: FaqQuestion, words: Words): TemplateResult {
    const open = this.open.has(entry.id);
    const answer = open ? this.#answer(entry.id) : undefined;
    // Begun before it is asked for, so that it is there when it is.
    const begin = () => void this.#answer(entry.id).load();
    const other = entry.locale === words.language ? nothing : entry.locale;
    return html`<li class="entry" part="entry" lang=${other}>
      <h3>
        <button class="question" aria-expanded=${open} aria-controls="a-${entry.id}"
          @click=${() => this.#toggle(entry.id)} @pointerenter=${begin} @focus=${begin}>
          <span><bdi>${entry.question}</bdi>${
            other === nothing ? nothing : html`<small lang=${words.locale}>${words.languageName(entry.locale)}</small>`
          }</span><span class="turn">${icon(chevronDown)}</span>
        </button>
      </h3>
      <div class="answer" part="answer" dir="auto" id="a-${entry.id}" ?hidden=${!open} aria-busy=${answer && !answer.value && !answer.error ? 'true' : nothing}>${
        answer?.value ? asHtml(answer.value) : html`<p>${entry.excerpt}</p>`
      }</div>
      ${answer?.value ? this.#helped(entry.id, words) : answer?.error ? failure(words, 'error_faq', answer) : nothing}
    </li>`;
  }

  /** "Did this help?"; once it is answered, thanks in its place, and after a No the way to write, if it is far. */
  #helped(id: string, words: Words): TemplateResult {
    const vote = this.session.votes.get(id);
    const button = (helpful: boolean) =>
      choice(words.t(helpful ? 'yes' : 'no'), nothing, () => void this.#vote(id, helpful, words));
    return html`<div class="pad choices" role="group" aria-labelledby="v-${id}" lang=${words.locale}>
      <span class="hint" tabindex="-1" id="v-${id}">${
        typeof vote === 'string' ? vote : words.t(vote === undefined ? 'faq_helped' : 'thanks_rating')
      }</span>
      ${typeof vote !== 'boolean' ? [button(true), button(false)] : vote || this.fill ? nothing : this.#write('link', words)}
    </div>`;
  }

  async #vote(id: string, helpful: boolean, words: Words): Promise<void> {
    const { session } = this;
    const { votes } = session;
    votes.set(id, helpful);
    this.requestUpdate();
    // The button that had the focus goes.
    void this.focusOn(`#v-${id}`);
    try {
      await session.support.faq.vote(id, helpful);
    } catch (error) {
      // Somebody else may be here now.
      if (votes.has(id)) {
        const refused = words.t('act_refused', { reason: words.reason(error) });
        votes.set(id, refused);
        this.announce(refused);
      }
      this.requestUpdate();
    }
  }

  #toggle(id: string): void {
    const open = new Set(this.open);
    if (!open.delete(id)) open.add(id);
    this.open = open;
  }

  #search = (query: string): void => {
    this.query = query;
  };

  #clear = (): void => {
    this.query = '';
    void this.focusOn('input');
  };
}
