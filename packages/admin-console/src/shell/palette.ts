import { NotFoundError, type StaffTicket } from '@logishift/support-sdk';
import { marked } from '@logishift/support-sdk/finding';
import { ticketIdInUrl, ticketNumber } from '@logishift/support-sdk/ticket-number';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { agentList } from '../data/agents.js';
import { Watch } from '../data/watch.js';
import { base, buttons } from '../parts/base.styles.js';
import { commandKey } from '../parts/command-key.js';
import { icon } from '../parts/icon.js';
import { Search } from '../parts/icons.js';
import { toast } from '../parts/toast.js';
import { go, href } from '../router.js';
import { session } from '../session/session.js';
import { support } from '../session/support.js';
import { t } from '../texts/index.js';
import { explain } from '../texts/problems.js';
import { styles } from './palette.styles.js';
import { groupsFor, type PaletteEntry, type PaletteGroup } from './palette-entries.js';

/** Milliseconds without another key before a number is looked for. */
const pause = 150;

/**
 * The command palette: every page, what can be done with the open ticket, a ticket by its number, people. A combobox
 * with a list: the focus stays in the field, arrows move in the list.
 */
@customElement('ls-palette')
export class PalettePart extends LitElement {
  static override styles = [base, buttons, styles];

  @state() private typed = '';
  @state() private at = 0;
  @state() private isOpen = false;
  @state() private ticket: StaffTicket | null = null;
  /** The number that is not there, or is still looked for. */
  @state() private lookingFor: { number: string; state: 'looking' | 'missing' } | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('input') private input!: HTMLInputElement;

  #agents = new Watch(this, () => (this.isOpen && session.user?.role === 'admin' ? agentList() : null));
  #due: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  override connectedCallback() {
    super.connectedCallback();
    session.addEventListener('change', this.#person);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    session.removeEventListener('change', this.#person);
    clearTimeout(this.#due);
  }

  async toggle(): Promise<void> {
    await this.updateComplete;
    if (this.dialog.open) return this.dialog.close();
    this.typed = '';
    this.at = 0;
    this.#forgetTicket();
    this.isOpen = true;
    // What the pages offer may be other than the last time, though nothing of its own is.
    this.requestUpdate();
    await this.updateComplete;
    this.dialog.showModal();
    this.input.focus();
  }

  /** Nothing of one person is left for the next. */
  #person = () => {
    if (!session.user && this.dialog?.open) this.dialog.close();
  };

  get #groups(): PaletteGroup[] {
    const { user } = session;
    if (!user || !this.isOpen) return [];
    return groupsFor(this.typed, user, { agents: this.#agents.value ?? [], ticket: this.ticket });
  }

  protected override render() {
    const groups = this.#groups;
    const entries = groups.flatMap((group) => group.entries);
    const at = Math.min(this.at, entries.length - 1);
    const p = t.palette;
    // Agents are not told of other people, and have none to look for.
    const placeholder = session.user?.role === 'admin' ? p.placeholderAdmin : p.placeholder;
    return html`<dialog aria-label=${p.title} @close=${this.#closed} @click=${this.#outside} @keydown=${this.#key}>
      <div class="box">
        <div class="find">${icon(Search, 20)}
          <input type="text" role="combobox" aria-expanded="true" aria-controls="list" aria-autocomplete="list" aria-label=${p.title}
            aria-activedescendant=${at >= 0 ? `entry-${at}` : nothing} placeholder=${placeholder} autocomplete="off" spellcheck="false"
            .value=${this.typed} @input=${this.#type} />
          <kbd class="key" aria-hidden="true">Esc</kbd>
        </div>
        <div class="list" id="list" role="listbox" aria-label=${p.results}>
          ${groups.map((group) => this.#group(group, entries, at))}
        </div>
        ${this.#words(entries.length)}
        <div class="foot" aria-hidden="true">
          <span><kbd class="key">↑</kbd><kbd class="key">↓</kbd>${p.move}</span><span><kbd class="key">↵</kbd>${p.open}</span>
          <span><kbd class="key">${commandKey}</kbd><kbd class="key">↵</kbd>${p.newTab}</span><span class="end"><kbd class="key">LS-</kbd>${p.hint}</span>
        </div>
        <div class="visually-hidden" role="status">${this.isOpen ? p.count(entries.length) : ''}</div>
      </div>
    </dialog>`;
  }

  #group({ heading, entries }: PaletteGroup, all: PaletteEntry[], at: number) {
    return html`<div role="group" aria-label=${heading}>
      <div class="heading" aria-hidden="true">${heading}</div>
      ${entries.map((entry) => {
        const index = all.indexOf(entry);
        return html`<div role="option" id="entry-${index}" class=${index === at ? 'entry at' : 'entry'} aria-selected=${index === at}
          @click=${(event: MouseEvent) => this.#do(entry, event.ctrlKey || event.metaKey)}
          @pointermove=${() => {
            this.at = index;
          }}>
          ${icon(entry.icon)}
          <span class="label">${marked(entry.label, this.typed).map(([text, isHit]) => (isHit ? html`<b>${text}</b>` : text))}</span>
          ${entry.hint ? html`<span class="hint truncate">${entry.hint}</span>` : nothing}
          ${entry.key ? html`<span class="keys">${entry.key.split(' ').map((key) => html`<kbd class="key">${key}</kbd>`)}</span>` : nothing}
        </div>`;
      })}
    </div>`;
  }

  #words(count: number) {
    const { lookingFor } = this;
    const words = lookingFor
      ? lookingFor.state === 'looking'
        ? t.palette.looking(lookingFor.number)
        : t.palette.noTicket(lookingFor.number)
      : count === 0
        ? t.palette.none
        : '';
    return words ? html`<p class="none" role="status">${words}</p>` : nothing;
  }

  #type = () => {
    this.typed = this.input.value;
    this.at = 0;
    this.#forgetTicket();
    // An address of its page is not shown in full: it is the ticket that is looked for.
    const id = ticketIdInUrl(this.typed);
    const number = id ? t.palette.ticket : ticketNumber(this.typed);
    if (!number) return;
    this.lookingFor = { number, state: 'looking' };
    const typed = id ? this.typed.trim() : number;
    this.#due = setTimeout(() => this.#find(typed, number), pause);
  };

  #forgetTicket() {
    clearTimeout(this.#due);
    this.#asked++;
    this.ticket = null;
    this.lookingFor = null;
  }

  async #find(typed: string, number: string) {
    const mine = ++this.#asked;
    try {
      const ticket = await support.tickets.find(typed);
      if (mine !== this.#asked) return;
      this.ticket = ticket;
      this.lookingFor = null;
    } catch (error) {
      if (mine !== this.#asked) return;
      const missing = error instanceof NotFoundError;
      this.lookingFor = missing ? { number, state: 'missing' } : null;
      if (!missing) toast(explain(error), 'failed');
    }
  }

  #key = (event: KeyboardEvent) => {
    const entries = this.#groups.flatMap((group) => group.entries);
    const to = (index: number) => {
      event.preventDefault();
      this.at = entries.length ? (index + entries.length) % entries.length : 0;
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector('.entry.at')?.scrollIntoView({ block: 'nearest' }),
      );
    };
    const at = Math.min(this.at, entries.length - 1);
    if (event.key === 'ArrowDown') to(at + 1);
    else if (event.key === 'ArrowUp') to(at - 1);
    else if (event.key === 'PageDown') to(Math.min(at + 8, entries.length - 1));
    else if (event.key === 'PageUp') to(Math.max(at - 8, 0));
    else if (event.key === 'Enter') {
      event.preventDefault();
      const entry = entries[at];
      if (entry) this.#do(entry, event.ctrlKey || event.metaKey);
    }
  };

  /** After the palette has closed and given the focus back: what is done may want it. */
  #do(entry: PaletteEntry, inNewTab: boolean) {
    if (entry.types !== undefined) return this.#narrow(entry.types);
    this.dialog.close();
    if (!entry.path) entry.run?.();
    else if (inNewTab) window.open(href(entry.path), '_blank', 'noopener');
    else go(entry.path);
  }

  /** Goes on to choose among those that these words list. */
  #narrow(words: string) {
    this.typed = `${words} `;
    this.at = 0;
    this.#forgetTicket();
    this.input.focus();
  }

  #outside = (event: MouseEvent) => {
    if (event.target === this.dialog) this.dialog.close();
  };

  #closed = () => {
    // The event comes late: it may have been opened again meanwhile.
    if (this.dialog.open) return;
    this.isOpen = false;
    this.#forgetTicket();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-palette': PalettePart;
  }
}
