import { InvalidInputError, type NewApiKey } from '@logishift/support-sdk';
import { isVisible } from '@logishift/support-sdk/text';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { makeKey } from '../../data/api-keys.js';
import { serverSettings } from '../../data/settings.js';
import { Watch } from '../../data/watch.js';
import { base, buttons, fields } from '../../parts/base.styles.js';
import '../../parts/dialog.js';
import type { DialogPart } from '../../parts/dialog.js';
import { icon } from '../../parts/icon.js';
import { Check, ChevronDown, CircleAlert, Copy, TriangleAlert } from '../../parts/icons.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';
import '../entrance/field.js';
import type { FieldPart } from '../entrance/field.js';

/** Makes an API key, and shows it the one time that it can be shown. */
@customElement('ls-new-key-dialog')
export class NewKeyDialog extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      form { display: grid; gap: 16px; padding-top: 8px; color: var(--ls-color-text); }
      .scope { font-size: var(--ls-text-13); color: var(--ls-color-text-2); }
      .made { display: grid; gap: 12px; padding-top: 4px; }
      .once { display: flex; gap: 8px; padding: 10px 12px; border-radius: var(--ls-radius-control); background: var(--ls-color-warning-tint); color: var(--ls-color-warning); font-size: var(--ls-text-13); font-weight: var(--ls-weight-medium); }
      .once .icon { margin-top: 1px; }
      .key-row { display: flex; gap: 8px; }
      .key-row input { flex: 1; min-width: 0; font-family: ui-monospace, SFMono-Regular, Menlo, monospace; font-size: var(--ls-text-13); }
      .key-row .button { height: 40px; min-width: 96px; }
    `,
  ];

  @state() private busy = false;
  @state() private problem = '';
  @state() private errors: { name?: string; issuer?: string } = {};
  @state() private made: NewApiKey | null = null;
  @state() private isCopied = false;
  @state() private issuerBefore = '';
  #settings = new Watch(this, () => (this.isShown ? serverSettings() : null));
  @state() private isShown = false;
  @query('ls-dialog') private dialog!: DialogPart;
  @query('[name=name]') private nameField!: FieldPart | null;
  @query('[name=issuer]') private issuerField!: FieldPart | HTMLSelectElement | null;
  @query('.made input') private keyField!: HTMLInputElement;

  get issuers(): string[] {
    return this.#settings.value?.trusted_issuers.map(({ name }) => name) ?? [];
  }

  /** `issuer`: the one used before, which is mostly meant again. */
  async show(issuer: string): Promise<void> {
    this.made = null;
    this.problem = '';
    this.errors = {};
    this.issuerBefore = issuer;
    this.isShown = true;
    if (this.nameField) this.nameField.value = '';
    this.dialog.show();
    await this.updateComplete;
    this.nameField?.focus();
  }

  protected override render() {
    const k = t.apiKeys;
    return html`<ls-dialog .heading=${this.made ? k.madeTitle : k.newTitle} @close=${this.#forget}>
      ${this.made ? this.#shown(this.made) : this.#form()}
      <div slot="actions">
        ${
          this.made
            ? html`<button class="button" type="button" @click=${() => this.dialog.hide()}>${k.done}</button>`
            : html`<button class="button" type="button" @click=${() => this.dialog.hide()}>${t.cancel}</button>
              <button class="button primary" type="button" ?disabled=${this.busy} @click=${this.#submit}>${this.busy ? k.busy : k.submit}</button>`
        }
      </div>
    </ls-dialog>`;
  }

  #form() {
    const k = t.apiKeys;
    return html`<form novalidate @submit=${this.#submit}>
      ${this.problem ? html`<p class="notice bad" role="alert">${icon(CircleAlert)}<span>${this.problem}</span></p>` : nothing}
      <ls-field name="name" .label=${k.nameLabel} .error=${this.errors.name ?? ''} .hint=${html`<span class="hint">${k.nameHint}</span>`}></ls-field>
      ${this.issuers.length ? this.#choice() : this.#freeIssuer()}
      <p class="scope">${k.scope}</p>
    </form>`;
  }

  /** The hosts that this server trusts, to choose from. */
  #choice() {
    const k = t.apiKeys;
    const { issuer } = this.errors;
    return html`<div class="field">
      <label for="issuer">${k.issuerLabel}</label>
      <span class="select"><select class="input" id="issuer" name="issuer" aria-invalid=${issuer ? 'true' : nothing} aria-describedby="issuer-below">
        ${this.issuers.length > 1 && !this.issuerBefore ? html`<option value="">${k.chooseIssuer}</option>` : nothing}
        ${this.issuers.map((name) => html`<option ?selected=${name === this.issuerBefore}>${name}</option>`)}
      </select>${icon(ChevronDown)}</span>
      <div id="issuer-below">${issuer ? html`<span class="error">${icon(CircleAlert, 14)}${issuer}</span>` : html`<span class="hint">${k.issuerHint}</span>`}</div>
    </div>`;
  }

  /** Where the settings cannot be had, its name still makes a key. */
  #freeIssuer() {
    const k = t.apiKeys;
    return html`<ls-field name="issuer" .label=${k.issuerLabel} .value=${this.issuerBefore} .error=${this.errors.issuer ?? ''}
      .hint=${html`<span class="hint">${k.issuerHint}</span>`}></ls-field>`;
  }

  #shown({ name, key }: NewApiKey) {
    const k = t.apiKeys;
    return html`<div class="made">
      <p class="once">${icon(TriangleAlert)}<span>${k.madeText}</span></p>
      <div class="key-row">
        <input class="input" readonly aria-label=${name} .value=${key} @focus=${() => this.keyField.select()} />
        <button class="button primary" type="button" @click=${this.#copy}>${icon(this.isCopied ? Check : Copy)}${this.isCopied ? k.copied : k.copy}</button>
      </div>
      <p class="scope">${k.scope}</p>
    </div>`;
  }

  #submit = async (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    const { nameField, issuerField } = this;
    if (!nameField || !issuerField) return;
    const name = nameField.value.trim();
    const issuer = issuerField.value.trim();
    this.problem = '';
    this.errors = { ...(!isVisible(name) && { name: t.required }), ...(!issuer && { issuer: t.required }) };
    if (this.errors.name || this.errors.issuer) return (this.errors.name ? nameField : issuerField).focus();
    this.busy = true;
    try {
      this.made = await makeKey(name, issuer);
      this.isCopied = false;
      // Closed meanwhile: nobody would ever see the key.
      this.isShown = true;
      if (this.isConnected) this.dialog.show();
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('.made .button')?.focus();
    } catch (error) {
      if (error instanceof InvalidInputError) {
        this.errors = Object.fromEntries(error.errors.map(({ path, message }) => [path, message]));
      }
      if (Object.keys(this.errors).length === 0) this.problem = explain(error);
    } finally {
      this.busy = false;
    }
  };

  #copy = async () => {
    try {
      await navigator.clipboard.writeText(this.made?.key ?? '');
      this.isCopied = true;
    } catch {
      // Where the clipboard is closed to us, it is selected for the person's own copying.
      this.keyField.focus();
    }
  };

  /** Closed: the key is nowhere any more. */
  #forget = () => {
    this.made = null;
    this.isShown = false;
  };
}
