import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { base, buttons, fields } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { CircleAlert, Eye, EyeOff } from '../../parts/icons.js';
import { t } from '../../texts/index.js';

/**
 * A labelled field of a form, with what is wrong under it. A password can be shown.
 *
 * @slot hint - words under the field while nothing is wrong
 * @fires input - the value changed
 */
@customElement('ls-field')
export class FieldPart extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    base,
    buttons,
    fields,
    css`
      :host { display: block; }
      .with { position: relative; }
      .with .button { position: absolute; inset-block-start: 4px; inset-inline-end: 4px; margin: 0; }
      .with .input { padding-inline-end: 44px; }
      .hint { display: block; }
      #below:empty { display: none; }
    `,
  ];

  @property() label = '';
  @property() type: 'text' | 'email' | 'tel' | 'password' = 'text';
  @property() name = '';
  @property() autocomplete: AutoFill = 'off';
  @property() value = '';
  @property() error = '';
  @property({ attribute: false }) hint: unknown = nothing;

  @state() private shown = false;
  @query('input') private input!: HTMLInputElement;

  protected override render() {
    const { type, error } = this;
    const password = type === 'password';
    return html`<div class="field">
      <label for="input">${this.label}</label>
      <div class=${password ? 'with' : nothing}>
        <input class="input" id="input" name=${this.name} type=${password && this.shown ? 'text' : type}
          autocomplete=${this.autocomplete} autocapitalize="off" spellcheck="false" required
          aria-invalid=${error ? 'true' : nothing} aria-describedby="below" .value=${live(this.value)}
          @input=${() => {
            this.value = this.input.value;
          }}
          @keydown=${this.#enter} />
        ${
          password
            ? html`<button class="button quiet square" type="button" aria-pressed=${this.shown}
                aria-label=${t.signIn.show} title=${this.shown ? t.signIn.hide : t.signIn.show}
                @click=${() => {
                  this.shown = !this.shown;
                }}>${icon(this.shown ? EyeOff : Eye)}</button>`
            : nothing
        }
      </div>
      <div id="below">${error ? html`<span class="error">${icon(CircleAlert, 14)}${error}</span>` : this.hint}</div>
    </div>`;
  }

  /** Fields in a shadow root do not submit the form around it by themselves. */
  #enter = (event: KeyboardEvent) => {
    if (event.key === 'Enter') this.closest('form')?.requestSubmit();
  };
}
