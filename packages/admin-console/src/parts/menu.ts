import { fold } from '@logishift/support-sdk/text';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { base } from './base.styles.js';
import { icon } from './icon.js';
import { Check } from './icons.js';
import { styles } from './menu.styles.js';
import { popover } from './popover.styles.js';
import { placePopover } from './popover-place.js';

export interface MenuItem {
  value: string;
  label: string | TemplateResult;
  /** Words at the end: what happens then. */
  hint?: string;
  /** Several may be chosen: undefined where choosing is an act. */
  checked?: boolean;
  /** On or off by itself, beside choices of which one holds. */
  toggles?: boolean;
  danger?: boolean;
  disabled?: boolean;
  /** Items of one group stand together under it: choices of one kind. */
  group?: MenuGroup;
}

export interface MenuGroup {
  /** To a screen reader. */
  name: string;
  label: string | TemplateResult;
}

/** An item was chosen. */
export class ChooseEvent extends Event {
  constructor(readonly value: string) {
    super('choose', { bubbles: true, composed: true });
  }
}

/**
 * A button that opens a menu. All by keyboard: arrows, Home, End, first letters, Enter, Escape.
 *
 * @slot - what the button shows
 * @slot foot - words under the items
 * @fires choose - ChooseEvent
 * @csspart button
 */
@customElement('ls-menu')
export class MenuPart extends LitElement {
  static override styles = [base, popover, styles];
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ attribute: false }) items: MenuItem[] = [];
  /** Says what the button is for, where its words do not. */
  @property() label = '';
  @property() heading = '';
  @property() align: 'start' | 'end' = 'start';
  @property({ reflect: true }) look: 'control' | 'chip' | 'quiet' | 'plain' = 'control';
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Stays open while choosing several. */
  @property({ type: Boolean }) multiple = false;
  @property({ type: Boolean, reflect: true }) open = false;

  @query('button[part]') private button!: HTMLButtonElement;
  @query('[popover]') private box!: HTMLElement;

  #hadFocus = false;
  /** As they were when the menu was opened: what stands under the hand stays there. */
  #held: MenuItem[] | undefined;

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('disabled') && this.disabled) this.#hadFocus = this.matches(':focus-within');
    this.#held = this.open && !this.multiple ? (this.#held ?? this.items) : undefined;
  }

  protected override updated(changed: Map<string, unknown>) {
    // A disabled button loses the focus: who works by keyboard goes on where they were.
    if (changed.get('disabled') !== true || !this.#hadFocus) return;
    this.#hadFocus = false;
    if (document.activeElement === document.body) this.button.focus();
  }

  show(): void {
    if (this.disabled || this.open) return;
    this.box.showPopover();
    this.open = true;
    placePopover(this.box, this.button, this.align);
    // At once, not when the popover tells of itself: the next key may already be on its way.
    (this.#rows.find((row) => row.ariaChecked === 'true') ?? this.#rows[0])?.focus();
  }

  hide(): void {
    if (this.open) this.box.hidePopover();
  }

  protected override render() {
    return html`
      <button part="button" type="button" aria-haspopup="menu" aria-expanded=${this.open} ?disabled=${this.disabled}
        aria-label=${this.label || nothing} title=${this.look === 'quiet' && this.label ? this.label : nothing}
        @click=${() => (this.open ? this.hide() : this.show())}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            this.show();
          }
        }}><slot></slot></button>
      <div popover="auto" @toggle=${this.#toggled} @keydown=${this.#key}>
        ${this.heading ? html`<div class="heading" id="heading">${this.heading}</div>` : nothing}
        <div role="menu" aria-label=${this.heading || this.label || nothing}>
          ${grouped(this.#held ?? this.items).map(({ group, items }) =>
            group
              ? html`<div role="group" aria-label=${group.name}>
                  <div class="group" aria-hidden="true">${group.label}</div>${items.map(this.#item)}
                </div>`
              : items.map(this.#item),
          )}
        </div>
        <slot name="foot"></slot>
      </div>
    `;
  }

  #item = (item: MenuItem) => html`<button type="button" tabindex="-1" class=${item.danger ? 'item danger' : 'item'}
    role=${item.checked === undefined ? 'menuitem' : this.multiple || item.toggles ? 'menuitemcheckbox' : 'menuitemradio'}
    aria-checked=${item.checked ?? nothing} ?disabled=${item.disabled ?? false}
    @click=${() => this.#choose(item)}>
    <span class="words">${item.label}</span>
    ${item.hint ? html`<span class="hint">${item.hint}</span>` : nothing}
    ${item.checked ? icon(Check) : nothing}
  </button>`;

  #choose(item: MenuItem) {
    if (!this.multiple) {
      this.hide();
      // At once: the next key may already be on its way, and a hidden item would swallow it.
      this.button.focus();
    }
    this.dispatchEvent(new ChooseEvent(item.value));
  }

  get #rows(): HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLButtonElement>('.item:not(:disabled)')];
  }

  #toggled = (event: ToggleEvent) => {
    this.open = event.newState === 'open';
  };

  #key = (event: KeyboardEvent) => {
    const rows = this.#rows;
    const now = rows.indexOf(this.shadowRoot?.activeElement as HTMLButtonElement);
    const to = (index: number) => {
      event.preventDefault();
      event.stopPropagation();
      rows.at(index % rows.length)?.focus();
    };
    if (event.key === 'ArrowDown') to(now + 1);
    else if (event.key === 'ArrowUp') to(now - 1);
    else if (event.key === 'Home') to(0);
    else if (event.key === 'End') to(-1);
    else if (event.key === 'Tab' || event.key === 'Escape') {
      event.stopPropagation();
      if (event.key === 'Escape') event.preventDefault();
      this.hide();
      this.button.focus();
    } else if (event.key.length === 1 && /\S/.test(event.key) && !event.ctrlKey && !event.metaKey) {
      const after = [...rows.slice(now + 1), ...rows];
      const found = after.find((row) => fold(wordsIn(row)).trim().startsWith(fold(event.key)));
      event.stopPropagation();
      found?.focus();
    }
  };
}

/** What can be read in an item, also in parts of its own such as a status. Styles are no words. */
function wordsIn(node: Node): string {
  if (node instanceof Text) return node.data;
  if (node instanceof Element && ['style', 'svg'].includes(node.localName)) return '';
  const inside = (node instanceof Element && node.shadowRoot) || node;
  return [...inside.childNodes].map(wordsIn).join('');
}

/** Neighbours of the same group together, in their order. */
function grouped(items: MenuItem[]): { group: MenuGroup | undefined; items: MenuItem[] }[] {
  const groups: { group: MenuGroup | undefined; items: MenuItem[] }[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last && last.group?.name === item.group?.name) last.items.push(item);
    else groups.push({ group: item.group, items: [item] });
  }
  return groups;
}
