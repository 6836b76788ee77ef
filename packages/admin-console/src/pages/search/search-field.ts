import { type Completion, completions, type Span } from '@logishift/support-sdk/filter';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { base, buttons } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { Search, X } from '../../parts/icons.js';
import { t } from '../../texts/index.js';
import { styles } from './search-field.styles.js';
import { valueWords } from './term-words.js';

/** The text is another one now. */
export class TypeEvent extends Event {
  constructor(readonly text: string) {
    super('type');
  }
}

/**
 * The field in which one says what to look for. A combobox: what can be typed at the caret stands in a list under it, which arrows
 * move in, Tab and Enter take from and Escape closes. The focus stays in the field.
 *
 * @fires type - TypeEvent
 * @fires caret - the caret is elsewhere
 * @fires enter - Enter, where it takes nothing from the list
 * @fires down - the arrow that leads out of it, to what was found
 * @fires mend - Tab, where the text has a mistake that is known better
 */
@customElement('ls-search-field')
export class SearchField extends LitElement {
  static override styles = [base, buttons, styles];

  @property() text = '';
  /** Tab takes what was most likely meant by a mistake. */
  @property({ type: Boolean }) mends = false;
  /** Stretches that are wrong, in their order: they are underlined. */
  @property({ attribute: false }) wrong: readonly Span[] = [];

  @state() private open = false;
  @state() private at = -1;
  @query('input') private input!: HTMLInputElement;
  #caret = 0;

  /** Behind what stands there. */
  override focus(): void {
    this.input?.focus();
    this.input?.setSelectionRange(this.input.value.length, this.input.value.length);
  }

  /** Goes on behind what stands there, with what can be typed next. */
  async goOn(): Promise<void> {
    await this.updateComplete;
    this.focus();
    this.#look(true);
  }

  /** Whether somebody is typing just there. */
  isAt(end: number): boolean {
    return this.matches(':focus-within') && this.#caret === end;
  }

  /** Whether there is a list, or would be one for who asks. */
  get canComplete(): boolean {
    return this.#found.options.length > 0;
  }

  get #found() {
    return completions(this.text, this.#caret);
  }

  protected override render() {
    const { options } = this.open ? this.#found : { options: [] };
    const isOpen = options.length > 0;
    const s = t.search;
    return html`<div class="field">
      ${icon(Search, 20)}
      <span class="text">${this.#lines()}<input type="text" role="combobox" aria-label=${s.field} placeholder=${s.placeholder} autocomplete="off" autocapitalize="off"
        spellcheck="false" enterkeyhint="search" dir="auto" maxlength="2000" aria-autocomplete="list" aria-expanded=${isOpen} aria-controls="list"
        aria-invalid=${this.wrong.length > 0 ? 'true' : nothing} aria-activedescendant=${isOpen && this.at >= 0 ? `option-${this.at}` : nothing}
        .value=${live(this.text)} @input=${this.#type} @keydown=${this.#key} @keyup=${this.#moved} @click=${this.#moved}
        @focus=${this.#moved} @blur=${this.#left} @scroll=${this.#scroll} /></span>
      ${
        this.text
          ? html`<button class="button quiet square" type="button" aria-label=${s.clear} title=${s.clear} @click=${this.#clear}>${icon(X)}</button>`
          : html`<kbd class="key" aria-hidden="true">/</kbd>`
      }
    </div>
    <div class="list" id="list" role="listbox" aria-label=${s.suggestions} ?hidden=${!isOpen}>
      ${options.map((option, index) => this.#option(option, index))}
    </div>`;
  }

  /** An input has no lines of its own: the same text lies under it, unseen but for them. */
  #lines() {
    if (this.wrong.length === 0) return nothing;
    const parts = this.wrong.flatMap(([start, end], index) => [
      this.text.slice(this.wrong[index - 1]?.[1] ?? 0, start),
      html`<u>${this.text.slice(start, end)}</u>`,
    ]);
    return html`<span class="lines" dir="auto" aria-hidden="true">${parts}${this.text.slice(this.wrong.at(-1)?.[1])}</span>`;
  }

  #scroll = () => {
    const lines = this.renderRoot.querySelector('.lines');
    if (lines) lines.scrollLeft = this.input.scrollLeft;
  };

  protected override updated() {
    this.#scroll();
  }

  #option(option: Completion, index: number) {
    const words = this.#words(option);
    return html`<div role="option" id="option-${index}" class=${index === this.at ? 'option at' : 'option'} aria-selected=${index === this.at}
      @pointerdown=${(event: Event) => event.preventDefault()} @click=${() => this.#take(option)}>
      <bdi class="code" dir="ltr">${option.text}</bdi>${words ? html`<span class="hint truncate">${words}</span>` : nothing}
      ${index === Math.max(this.at, 0) ? html`<kbd class="key" aria-hidden="true">Tab</kbd>` : nothing}
    </div>`;
  }

  #words({ of, text }: Completion): string | undefined {
    if (of === 'key') return t.search.keys[text.slice(0, -1) as keyof typeof t.search.keys];
    return valueWords(this.#keyAt, text);
  }

  /** The key whose values are listed. */
  get #keyAt(): string {
    const before = this.text.slice(0, this.#found.replace[0]);
    return /([a-z_]+):\S*$/i.exec(before)?.[1]?.toLowerCase() ?? '';
  }

  #type = () => {
    this.text = this.input.value;
    this.#caret = this.input.selectionStart ?? this.text.length;
    this.#look(false);
    this.dispatchEvent(new TypeEvent(this.text));
  };

  /** @param isAsked also where so little is typed that everything would be offered */
  #look(isAsked: boolean): void {
    this.#caret = this.input.selectionStart ?? this.text.length;
    const { replace, options } = this.#found;
    const [first] = options;
    this.at = -1;
    this.open = first !== undefined && (isAsked || first.of === 'value' || this.#caret - replace[0] > 1);
  }

  #moved = () => {
    const caret = this.input.selectionStart ?? 0;
    if (caret === this.#caret) return;
    this.#caret = caret;
    this.open = false;
    this.dispatchEvent(new Event('caret'));
  };

  #left = () => {
    this.open = false;
    this.dispatchEvent(new Event('caret'));
  };

  #key = (event: KeyboardEvent) => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    const { options } = this.open ? this.#found : { options: [] };
    const move = (to: number) => {
      event.preventDefault();
      this.at = (to + options.length) % options.length;
      void this.updateComplete.then(() => this.renderRoot.querySelector('.at')?.scrollIntoView({ block: 'nearest' }));
    };
    if (key === 'ArrowDown') {
      if (options.length) return move(this.at + 1);
      event.preventDefault();
      // On what is empty there is nothing yet to go down to.
      if (this.text.trim() === '') this.#look(true);
      else this.dispatchEvent(new Event('down'));
    } else if (key === 'ArrowUp' && options.length) move(this.at < 0 ? -1 : this.at - 1);
    else if (key === 'Escape') this.#escape(event, options.length > 0);
    else if (key === 'Tab' && !shiftKey && options.length) {
      event.preventDefault();
      this.#take(options[Math.max(this.at, 0)]!);
    } else if (key === 'Tab' && !shiftKey && this.mends) {
      event.preventDefault();
      this.dispatchEvent(new Event('mend'));
    } else if (key === 'Enter') {
      event.preventDefault();
      const option = options[this.at];
      if (option) return this.#take(option);
      this.open = false;
      this.dispatchEvent(new Event('enter'));
    }
  };

  /** First the list, then what Tab would take: after it, Tab goes on to what is next on the page. */
  #escape(event: KeyboardEvent, isOpen: boolean) {
    if (!isOpen && !this.mends) return;
    event.preventDefault();
    event.stopPropagation();
    if (isOpen) this.open = false;
    else this.dispatchEvent(new Event('keep'));
    this.dispatchEvent(new Event('caret'));
  }

  #take({ text, of }: Completion): void {
    const [start, end] = this.#found.replace;
    const rest = this.text.slice(end);
    const taken = text + (of === 'value' && rest === '' ? ' ' : '');
    this.text = this.text.slice(0, start) + taken + rest;
    this.input.value = this.text;
    this.input.focus();
    this.input.setSelectionRange(start + taken.length, start + taken.length);
    this.#look(of === 'key');
    this.dispatchEvent(new TypeEvent(this.text));
  }

  #clear = () => {
    this.text = '';
    this.#caret = 0;
    this.open = false;
    this.input.focus();
    this.dispatchEvent(new TypeEvent(''));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-search-field': SearchField;
  }
}
