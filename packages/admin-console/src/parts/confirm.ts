import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { t } from '../texts/index.js';
import { base, buttons } from './base.styles.js';
import './dialog.js';
import type { DialogPart } from './dialog.js';

export interface Question {
  title: string;
  text: string;
  /** The word on the button that does it. */
  yes: string;
  /** Another way to do it. */
  other?: string;
  /** What leaves everything as it is, where that is more than cancelling. */
  no?: string;
  /** What `yes` does is no loss: it is not red. */
  calm?: boolean;
}

export type Answer = 'yes' | 'other' | null;

/** Asks before something that is not easily undone: `if (await confirm.ask({ … })) …`. */
@customElement('ls-confirm')
export class ConfirmPart extends LitElement {
  static override styles = [base, buttons];

  @state() private question: Question = { title: '', text: '', yes: '' };
  @query('ls-dialog') private dialog!: DialogPart;
  #answer: ((answer: Answer) => void) | undefined;

  async ask(question: Question): Promise<boolean> {
    return (await this.choose(question)) === 'yes';
  }

  /** With more than one way to say yes. Null: nothing is to be done. */
  async choose(question: Question): Promise<Answer> {
    this.question = question;
    await this.updateComplete;
    if (!this.isConnected) return null;
    this.dialog.show();
    // The harmless way first: a key that was meant for something else does nothing.
    this.renderRoot.querySelector<HTMLElement>('.no')?.focus();
    return new Promise((resolve) => {
      this.#answer?.(null);
      this.#answer = resolve;
    });
  }

  /** What is taken off the page with its question open answers it: nothing is to be done. */
  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#give(null);
  }

  /** It is told of a moment later: the next question may be open by then. */
  #closed = () => {
    if (!this.dialog.open) this.#give(null);
  };

  #give(answer: Answer) {
    const give = this.#answer;
    this.#answer = undefined;
    if (this.dialog?.open) this.dialog.hide();
    // After the focus has gone back: what is done may want it.
    give?.(answer);
  }

  protected override render() {
    const { title, text, yes, other, no, calm } = this.question;
    return html`<ls-dialog .heading=${title} @close=${this.#closed}>
      <p>${text}</p>
      <div slot="actions">
        <button class="button no" type="button" @click=${() => this.#give(null)}>${no ?? t.cancel}</button>
        ${other ? html`<button class="button" type="button" @click=${() => this.#give('other')}>${other}</button>` : nothing}
        <button class="button ${calm ? 'primary' : 'danger-primary'}" type="button" @click=${() => this.#give('yes')}>${yes}</button>
      </div>
    </ls-dialog>`;
  }
}
