import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { t } from '../texts/index.js';
import { base, buttons } from './base.styles.js';
import { styles } from './dialog.styles.js';
import { icon } from './icon.js';
import { X } from './icons.js';

/**
 * A modal dialog on the native `<dialog>`: focus stays in it, Escape closes it, focus returns.
 *
 * @slot - what it says
 * @slot aside - beside the heading
 * @slot actions - buttons at its foot
 * @fires close - it was closed, in whatever way
 */
@customElement('ls-dialog')
export class DialogPart extends LitElement {
  static override styles = [base, buttons, styles];

  @property() heading = '';
  @property({ reflect: true }) size: 'small' | 'large' = 'small';

  @query('dialog') private dialog!: HTMLDialogElement;

  show(): void {
    if (!this.dialog.open) this.dialog.showModal();
  }

  hide(): void {
    this.dialog.close();
  }

  get open(): boolean {
    return this.dialog?.open ?? false;
  }

  protected override render() {
    return html`<dialog aria-labelledby="heading" @close=${() => this.dispatchEvent(new Event('close'))}
      @click=${(event: MouseEvent) => event.target === this.dialog && this.hide()}>
      <div class="box">
        <div class="head">
          <h2 id="heading">${this.heading}</h2>
          <slot name="aside"></slot>
          ${
            this.size === 'large'
              ? html`<button class="button quiet square" type="button" aria-label=${t.close} title=${t.close}
                  @click=${this.hide}>${icon(X)}</button>`
              : nothing
          }
        </div>
        <div class="content"><slot></slot></div>
        <div class="foot"><slot name="actions"></slot></div>
      </div>
    </dialog>`;
  }
}
