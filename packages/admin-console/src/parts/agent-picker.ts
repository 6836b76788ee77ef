import type { Agent } from '@logishift/support-sdk';
import { matcher } from '@logishift/support-sdk/finding';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../texts/index.js';
import { styles } from './agent-picker.styles.js';
import './avatar.js';
import { base, fields } from './base.styles.js';
import { icon } from './icon.js';
import { ChevronDown, Search, UserX } from './icons.js';
import { popover } from './popover.styles.js';
import { placePopover } from './popover-place.js';

/** Somebody was chosen, or nobody (`null`). */
export class PickEvent extends Event {
  constructor(readonly agentId: string | null) {
    super('pick', { bubbles: true, composed: true });
  }
}

/**
 * Shows who has a ticket and gives it to somebody else: a button with a list under it, each with their load.
 *
 * @fires pick - PickEvent
 * @fires open - the list is about to be shown
 */
@customElement('ls-agent-picker')
export class AgentPickerPart extends LitElement {
  static override styles = [base, fields, popover, styles];

  @property({ attribute: false }) current: { id: string; name: string } | null = null;
  /** Those who can be chosen, the least busy first; undefined while they load. */
  @property({ attribute: false }) agents: Agent[] | undefined;
  @property() number = '';
  /** The ticket can be taken from everybody. */
  @property({ type: Boolean }) canUnassign = true;
  @property({ type: Boolean }) disabled = false;
  /** -1: Tab passes it by. */
  @property({ attribute: false }) tab: 0 | -1 = 0;
  @property({ reflect: true }) look: 'control' | 'cell' = 'cell';

  @state() private open = false;
  @state() private words = '';
  @state() private at = 0;
  /** As they were when the list was opened: their order goes by load, and must not change under the hand. */
  #people: Agent[] | undefined;
  @query('.trigger') private trigger!: HTMLButtonElement;
  @query('[popover]') private box!: HTMLElement;

  get #found(): Agent[] {
    const fits = matcher(this.words);
    return (this.#people ?? []).filter(({ name, email }) => fits(`${name} ${email}`));
  }

  /** Not while a name is looked for: Enter on a name that is not there must not take the ticket from everybody. */
  get #maySayNobody(): boolean {
    return this.canUnassign && this.current !== null && this.#people !== undefined && this.words.trim() === '';
  }

  /** A list that leaves the page closes without an event. */
  override disconnectedCallback() {
    super.disconnectedCallback();
    this.open = false;
    this.words = '';
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    // It shows another ticket now: what is chosen would go there.
    if (changed.has('number') && this.open) this.box.hidePopover();
    this.#people = this.open ? (this.#people ?? this.agents) : undefined;
  }

  protected override render() {
    const { current } = this;
    const found = this.open ? this.#found : [];
    const unassign = this.#maySayNobody;
    return html`
      <button class="trigger ${current ? '' : 'nobody'}" type="button" aria-haspopup="listbox" aria-expanded=${this.open} tabindex=${this.tab}
        ?disabled=${this.disabled}
        @click=${() => (this.open ? this.box.hidePopover() : this.box.showPopover())}>
        <span class="visually-hidden">${t.management.assign(this.number)}: </span>
        <ls-avatar size="small" .name=${current?.name ?? ''} .kind=${current ? 'staff' : 'nobody'}></ls-avatar>
        <span class="truncate">${current?.name ?? t.management.unassigned}</span>${icon(ChevronDown, 14)}
      </button>
      <div popover="auto" @toggle=${this.#toggled} @click=${(event: Event) => event.stopPropagation()}>
        ${this.open ? this.#choices(found, unassign) : nothing}
      </div>
    `;
  }

  /** Only while it is open: there is a picker in every row of a long table. */
  #choices(found: Agent[], unassign: boolean) {
    const { current } = this;
    const lightest = this.#people?.find(({ id }) => id !== current?.id)?.id;
    return html`<div class="find">${icon(Search)}
          <input type="text" role="combobox" aria-expanded="true" aria-controls="list" aria-autocomplete="list"
            aria-label=${t.management.find(this.number)} placeholder=${t.management.find(this.number)}
            aria-activedescendant=${found.length + Number(unassign) > 0 ? `option-${this.at}` : nothing}
            .value=${this.words} @input=${this.#type} @keydown=${this.#key} />
        </div>
        <div role="listbox" id="list" aria-label=${t.management.assign(this.number)}>
          ${this.#people === undefined ? html`<p class="none">${t.loading}…</p>` : nothing}
          ${repeat(
            found,
            ({ id }) => id,
            (
              agent,
              index,
            ) => html`<div role="option" id="option-${index}" class=${index === this.at ? 'option at' : 'option'}
              aria-selected=${agent.id === current?.id} @click=${() => this.#pick(agent.id)}>
              <ls-avatar .name=${agent.name}></ls-avatar>
              <span class="name truncate">${agent.name}</span>
              <span class="load">${agent.id === current?.id ? `${t.management.hasItNow} · ` : agent.id === lightest ? `${t.management.lightest} · ` : nothing}${t.management.open(agent.open_tickets)}</span>
            </div>`,
          )}
          ${
            unassign
              ? html`<div role="option" id="option-${found.length}" aria-selected="false"
                  class=${found.length === this.at ? 'option last at' : 'option last'} @click=${() => this.#pick(null)}>
                  ${icon(UserX)}<span>${t.management.unassign}</span>
                </div>`
              : nothing
          }
        </div>
        ${this.#people && found.length === 0 ? html`<p class="none">${t.management.noAgent}</p>` : nothing}`;
  }

  protected override updated(changed: Map<string, unknown>) {
    if (changed.has('at')) this.renderRoot.querySelector('.option.at')?.scrollIntoView({ block: 'nearest' });
  }

  #toggled = async (event: ToggleEvent) => {
    this.open = event.newState === 'open';
    if (!this.open) {
      if (this.words) this.words = '';
      return;
    }
    this.at = 0;
    this.dispatchEvent(new Event('open'));
    await this.updateComplete;
    placePopover(this.box, this.trigger);
    this.renderRoot.querySelector('input')?.focus();
  };

  #type = (event: Event) => {
    this.words = (event.target as HTMLInputElement).value;
    this.at = 0;
  };

  #key = (event: KeyboardEvent) => {
    const found = this.#found;
    const count = found.length + Number(this.#maySayNobody);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.at = (this.at + (event.key === 'ArrowDown' ? 1 : -1) + count) % (count || 1);
    } else if (event.key === 'Enter' && count > 0) {
      event.preventDefault();
      const chosen = found[this.at];
      // Past the people there is nobody, where that may be said.
      if (chosen || this.#maySayNobody) this.#pick(chosen?.id ?? null);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.box.hidePopover();
      this.trigger.focus();
    }
  };

  #pick(agentId: string | null) {
    this.box.hidePopover();
    this.trigger.focus();
    if (agentId !== (this.current?.id ?? null)) this.dispatchEvent(new PickEvent(agentId));
  }
}
