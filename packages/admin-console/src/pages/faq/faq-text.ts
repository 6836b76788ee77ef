import type { Locale } from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { base, fields } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { CircleAlert } from '../../parts/icons.js';
import { directionOf, t } from '../../texts/index.js';
import type { FaqText, Faults } from './faq-draft.js';
import { styles } from './faq-text.styles.js';

/** Something was typed: the text as it is now. */
export class TypeEvent extends Event {
  constructor(
    readonly locale: Locale,
    readonly text: FaqText,
  ) {
    super('type', { bubbles: true, composed: true });
  }
}

/** Markdown's image; the server leaves it out. */
const hasImage = (answer: string) => /!\[[^\]]*\]\s*[([]|<img\b/i.test(answer);

/**
 * Question and answer in one language.
 *
 * @fires type - TypeEvent
 * @fires save - Ctrl/⌘-Enter was pressed
 */
@customElement('ls-faq-text')
export class FaqTextPart extends LitElement {
  static override styles = [base, fields, styles];
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property() locale: Locale = 'en';
  @property({ attribute: false }) text: FaqText = { question: '', answer: '' };
  @property({ attribute: false }) faults: Faults = {};

  /** Puts the cursor into the first field that is at fault. */
  focusFault(): void {
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  protected override render() {
    const { locale, text } = this;
    const words = text.answer.trim() ? text.answer.trim().split(/\s+/).length : 0;
    const dir = directionOf(locale);
    return html`
      <div class="field question"><label for="question">${t.faq.question}</label>
        <input class="input" id="question" maxlength="300" lang=${locale} dir=${dir} .value=${live(text.question)}
          aria-invalid=${this.faults.question ? 'true' : nothing} aria-describedby="question-fault"
          @input=${(event: InputEvent) => this.#type({ question: (event.target as HTMLInputElement).value })} @keydown=${this.#key} />
        ${this.#fault('question')}</div>
      <div class="bar"><label class="label" for="answer">${t.faq.answer}</label><span>${t.faq.words(words)}</span></div>
      <textarea id="answer" maxlength="20000" lang=${locale} dir=${dir} spellcheck="true" .value=${live(text.answer)}
        aria-invalid=${this.faults.answer ? 'true' : nothing} aria-describedby="answer-fault"
        @input=${(event: InputEvent) => this.#type({ answer: (event.target as HTMLTextAreaElement).value })} @keydown=${this.#key}></textarea>
      ${this.#fault('answer')}
      <p class="hint" role="status">${hasImage(text.answer) ? t.faq.noImages : nothing}</p>`;
  }

  #fault(field: keyof FaqText) {
    const words = this.faults[field];
    return html`<span class="error" id="${field}-fault" ?hidden=${!words}>${icon(CircleAlert)}${words}</span>`;
  }

  #type(change: Partial<FaqText>) {
    this.dispatchEvent(new TypeEvent(this.locale, { ...this.text, ...change }));
  }

  #key = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.dispatchEvent(new Event('save', { bubbles: true, composed: true }));
  };
}
