import type { FaqEntry, Locale, TicketCategory } from '@logishift/support-sdk';
import { askedWords, bagOf, hasWord, type WordBag } from '@logishift/support-sdk/finding';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { neighbours } from '../../data/faq.js';
import { placeEntry } from '../../data/faq-order.js';
import { base, fields, skeletons } from '../../parts/base.styles.js';
import { categoryIcon } from '../../parts/category-icon.js';
import { categories } from '../../parts/closed-sets.js';
import { icon } from '../../parts/icon.js';
import { CircleAlert, Search } from '../../parts/icons.js';
import '../../parts/message.js';
import { href, withQuery } from '../../router.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';
import { styles } from './faq-list.styles.js';

/** Where what is dragged would stand: before an entry, or behind it. */
interface Gap {
  id: string;
  behind: boolean;
}

/** The questions by category, in their order. An entry is moved within its category by dragging it, or with Alt and the arrows. */
@customElement('ls-faq-list')
export class FaqList extends LitElement {
  static override styles = [base, fields, skeletons, styles];

  @property({ attribute: false }) entries: FaqEntry[] | undefined;
  /** The id of the one that is open. */
  @property() open: string | null = null;

  @state() private words = '';
  @state() private dragged: FaqEntry | null = null;
  @state() private gap: Gap | null = null;
  @state() private problem = '';
  @state() private moved = '';

  #focused: Element | null = null;

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('open')) this.problem = '';
    this.#focused = this.shadowRoot?.activeElement ?? null;
  }

  /** A row that is put elsewhere loses the focus. */
  protected override updated() {
    const focused = this.#focused;
    if (focused?.isConnected && this.shadowRoot?.activeElement !== focused) (focused as HTMLElement).focus();
  }

  protected override render() {
    const { entries } = this;
    if (!entries) {
      return html`<div class="loading" role="status" aria-busy="true" aria-label=${t.loading}>
        ${Array.from({ length: 6 }, () => html`<i class="skeleton"></i>`)}
      </div>`;
    }
    const asked = askedWords(this.words);
    const found = asked.length
      ? entries.filter((entry) => bagsOf(entry).some((bag) => asked.every((word) => hasWord(bag, word))))
      : entries;
    return html`
      <label class="seek">${icon(Search)}<input class="input small" type="search" aria-label=${t.faq.find} placeholder=${t.faq.find}
        @input=${(event: InputEvent) => {
          this.words = (event.target as HTMLInputElement).value;
        }} /></label>
      ${this.problem ? html`<p class="error" role="alert">${icon(CircleAlert)}${this.problem}</p>` : nothing}
      ${found.length === 0 ? html`<ls-message .words=${asked.length ? t.faq.noneFit : t.faq.empty}></ls-message>` : nothing}
      ${categories.map((category) => this.#category(category, found, asked.length === 0))}
      <span class="visually-hidden" role="status">${this.moved}</span>
    `;
  }

  /** What is found by words is a part: places among them say nothing. */
  #category(category: TicketCategory, found: FaqEntry[], isWhole: boolean) {
    const own = found.filter((entry) => entry.category === category);
    if (own.length === 0) return nothing;
    const movable = isWhole && own.length > 1;
    return html`<h2>${categoryIcon(category, 14)}${t.category[category]} <span class="numbers">${own.length}</span></h2>
      <ul>${repeat(
        own,
        ({ id }) => id,
        (entry) => this.#row(entry, movable),
      )}</ul>`;
  }

  #row(entry: FaqEntry, movable: boolean) {
    const { id } = entry;
    const gap = this.gap?.id === id ? (this.gap.behind ? 'behind' : 'before') : '';
    return html`<li class="${gap} ${this.dragged?.id === id ? 'dragged' : ''}"
      @dragstart=${(event: DragEvent) => this.#drag(event, movable ? entry : null)} @dragend=${this.#leave}
      @dragover=${(event: DragEvent) => this.#over(event, entry)} @drop=${this.#drop}>
      <a href=${href(withQuery({ entry: id }))} class=${entry.is_active ? '' : 'retired'} draggable=${movable ? 'true' : nothing}
        aria-current=${id === this.open ? 'true' : nothing} aria-keyshortcuts=${movable ? 'Alt+ArrowUp Alt+ArrowDown' : nothing}
        @keydown=${(event: KeyboardEvent) => movable && this.#key(event, entry)}>
        <span class="truncate" dir="auto" title=${questionOf(entry)}>${questionOf(entry)}</span>
        ${entry.is_active ? nothing : html`<span class="tag">${t.faq.retired}</span>`}
      </a></li>`;
  }

  #drag(event: DragEvent, entry: FaqEntry | null) {
    if (!entry || !event.dataTransfer) return;
    // Not its address: dropped elsewhere, it opens nothing.
    event.dataTransfer.clearData();
    event.dataTransfer.setData('text/plain', questionOf(entry));
    event.dataTransfer.effectAllowed = 'move';
    this.dragged = entry;
  }

  #over(event: DragEvent, entry: FaqEntry) {
    if (this.dragged?.category !== entry.category) return;
    event.preventDefault();
    if (this.dragged.id === entry.id) {
      this.gap = null;
      return;
    }
    const { top, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const behind = event.clientY > top + height / 2;
    if (this.gap?.id !== entry.id || this.gap.behind !== behind) this.gap = { id: entry.id, behind };
  }

  #leave = () => {
    this.dragged = null;
    this.gap = null;
  };

  #drop = (event: DragEvent) => {
    const { dragged, gap } = this;
    this.#leave();
    if (!dragged || !gap) return;
    event.preventDefault();
    const others = neighbours(dragged).filter(({ id }) => id !== dragged.id);
    const at = others.findIndex(({ id }) => id === gap.id);
    if (at >= 0) void this.#place(dragged, at + Number(gap.behind));
  };

  #key(event: KeyboardEvent, entry: FaqEntry) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const own = neighbours(entry);
    const place = own.findIndex(({ id }) => id === entry.id) + by;
    if (place < 0 || place >= own.length) return;
    void this.#place(entry, place);
  }

  async #place(entry: FaqEntry, place: number) {
    const all = neighbours(entry).length;
    this.problem = this.moved = '';
    try {
      await placeEntry(entry, place);
      this.moved = t.faq.movedTo(place + 1, all);
    } catch (error) {
      this.problem = explain(error);
    }
  }
}

const known = new WeakMap<FaqEntry, WordBag[]>();

/** The words of an entry in each language. Made once: the list is looked through with every key. */
function bagsOf(entry: FaqEntry): WordBag[] {
  const bags =
    known.get(entry) ?? Object.values(entry.translations).map((text) => bagOf(`${text?.question} ${text?.answer}`));
  known.set(entry, bags);
  return bags;
}

/** Its question in English, else in the first language it has. */
function questionOf({ translations }: FaqEntry): string {
  const first = Object.keys(translations)[0] as Locale | undefined;
  return (translations.en ?? (first && translations[first]))?.question ?? '';
}
