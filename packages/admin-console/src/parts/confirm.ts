import { html, LitElement } from 'lit';
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
}

/** Asks before something that is not easily undone: `if (await confirm.ask({ … })) …`. */
@customElement('ls-confirm')
export class ConfirmPart extends LitElement {
  static override styles = [base, buttons];

  @state() private question: Question = { title: '', text: '', yes: '' };
  @query('ls-dialog') private dialog!: DialogPart;
  #answer: ((yes: boolean) => void) | undefined;

  async ask(question: Question): Promise<boolean> {
    this.question = question;
    await this.updateComplete;
    this.dialog.show();
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  #give(yes: boolean) {
    this.#answer?.(yes);
    this.#answer = undefined;
    if (this.dialog.open) this.dialog.hide();
  }

  protected override render() {
    const { title, text, yes } = this.question;
    return html`<ls-dialog .heading=${title} @close=${() => this.#give(false)}>
      <p>${text}</p>
      <div slot="actions">
        <button class="button" type="button" @click=${() => this.#give(false)}>${t.cancel}</button>
        <button class="button danger-primary" type="button" @click=${() => this.#give(true)}>${yes}</button>
      </div>
    </ls-dialog>`;
  }
}
