import type { Locale } from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { previewAnswer } from '../../data/faq.js';
import { base, buttons } from '../../parts/base.styles.js';
import { directionOf, t } from '../../texts/index.js';
import { styles } from './faq-preview.styles.js';

/** The server is asked once the writer pauses this long (ms). */
const pause = 250;

/** Question and answer as customers see them. */
@customElement('ls-faq-preview')
export class FaqPreview extends LitElement {
  static override styles = [base, buttons, styles];

  @property() question = '';
  /** Markdown. */
  @property() answer = '';
  @property() locale: Locale = 'en';
  @property({ type: Boolean }) retired = false;

  @state() private answerHtml = '';
  @state() private failed = false;
  #asked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has('answer')) return;
    clearTimeout(this.#timer);
    // The first is shown at once: nobody is in the middle of a word.
    if (!this.hasUpdated) void this.#render();
    else this.#timer = setTimeout(() => this.#render(), pause);
  }

  #render = async () => {
    const { answer } = this;
    this.#asked = answer;
    try {
      const rendered = answer.trim() ? await previewAnswer(answer) : '';
      if (this.#asked !== answer) return;
      this.answerHtml = rendered;
      this.failed = false;
    } catch {
      if (this.#asked === answer) this.failed = true;
    }
  };

  protected override render() {
    const { question, answer, locale } = this;
    return html`
      ${this.retired ? html`<p class="none">${t.faq.previewRetired}</p>` : nothing}
      ${
        this.failed
          ? html`<p class="none" role="status">${t.faq.previewFailed}
              <button class="button small" type="button" @click=${this.#render}>${t.retry}</button></p>`
          : nothing
      }
      ${
        question.trim() || answer.trim()
          ? // The server has rendered and sanitised it; customers' pages insert the very same.
            html`<article lang=${locale} dir=${directionOf(locale)}><h2>${question}</h2>${unsafeHTML(this.answerHtml)}</article>`
          : html`<p class="none">${t.faq.previewEmpty}</p>`
      }`;
  }
}
