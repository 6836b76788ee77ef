import { type FoundStaffTicket, NotFoundError, type StaffTicket } from '@logishift/support-sdk';
import { marked } from '@logishift/support-sdk/finding';
import { ticketIdInUrl, ticketNumber } from '@logishift/support-sdk/ticket-number';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { agentList } from '../data/agents.js';
import { lookFor } from '../data/found-tickets.js';
import { readingOf } from '../data/reading.js';
import { Watch } from '../data/watch.js';
import { base, buttons } from '../parts/base.styles.js';
import { commandKey } from '../parts/command-key.js';
import { icon } from '../parts/icon.js';
import { Lock, Search } from '../parts/icons.js';
import { markedText, marks } from '../parts/marked-text.js';
import { toast } from '../parts/toast.js';
import { go, href } from '../router.js';
import { session } from '../session/session.js';
import { support } from '../session/support.js';
import { t } from '../texts/index.js';
import { explain } from '../texts/problems.js';
import { keyOf } from './key-of.js';
import { styles } from './palette.styles.js';
import { groupsFor, type PaletteEntry, type PaletteGroup } from './palette-entries.js';
import { searchPath } from './to-search.js';

/** Milliseconds without another key before a number is looked for, and before words are. */
const pause = 150;
const longerPause = 200;
/** Tickets that words find: the rest is on the search page. */
const fewTickets = 5;

/**
 * The command palette: every page, what can be done with the open ticket, a ticket by its number, people. A combobox
 * with a list: the focus stays in the field, arrows move in the list.
 */
@customElement('ls-palette')
export class PalettePart extends LitElement {
  static override styles = [base, buttons, marks, styles];

  @state() private typed = '';
  @state() private at = 0;
  @state() private isOpen = false;
  @state() private ticket: StaffTicket | null = null;
  /** The number that is not there, or is still looked for. */
  @state() private lookingFor: { number: string; state: 'looking' | 'missing' } | null = null;
  /** Tickets that fit what was typed, as the server found them. */
  @state() private found: FoundStaffTicket[] = [];
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('input') private input!: HTMLInputElement;

  #agents = new Watch(this, () => (this.isOpen && session.user?.role === 'admin' ? agentList() : null));
  #due: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #searchDue: ReturnType<typeof setTimeout> | undefined;
  #search: AbortController | undefined;

  override connectedCallback() {
    super.connectedCallback();
    session.addEventListener('change', this.#person);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    session.removeEventListener('change', this.#person);
    clearTimeout(this.#due);
    this.#forgetFound();
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
    return groupsFor(this.typed, user, {
      agents: this.#agents.value ?? [],
      ticket: this.ticket,
      found: this.found,
    });
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
        return html`<div role="option" id="entry-${index}" class="entry ${index === at ? 'at' : ''} ${entry.quote ? 'quoting' : ''}" aria-selected=${index === at}
          @click=${(event: MouseEvent) => this.#do(entry, event.ctrlKey || event.metaKey)}
          @pointermove=${() => {
            this.at = index;
          }}>
          ${icon(entry.icon)}
          <span class="label ${entry.plain ? 'plain truncate' : ''}">${entry.plain ? entry.label : marked(entry.label, this.typed).map(([text, isHit]) => (isHit ? html`<b>${text}</b>` : text))}</span>
          ${entry.hint ? html`<span class="hint truncate">${entry.hint}</span>` : nothing}
          ${entry.quote ? html`<span class="quote ${entry.quote.isNote ? 'note' : ''}">${entry.quote.isNote ? html`${icon(Lock, 12)}<span class="visually-hidden">${t.timeline.note}: </span>` : nothing}<span class="truncate" dir="auto">${markedText(entry.quote.text, entry.quote.marks)}</span></span>` : nothing}
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
    this.#lookFor(this.typed);
    // An address of its page is not shown in full: it is the ticket that is looked for.
    const id = ticketIdInUrl(this.typed);
    const number = id ? t.palette.ticket : ticketNumber(this.typed);
    if (!number) return;
    this.lookingFor = { number, state: 'looking' };
    const typed = id ? this.typed.trim() : number;
    this.#due = setTimeout(() => this.#find(typed, number), pause);
  };

  /** Words, and whatever else the server may know tickets by. A number's ticket is found by itself. */
  #lookFor(typed: string) {
    clearTimeout(this.#searchDue);
    this.#search?.abort();
    const { asks, terms } = readingOf(typed);
    // What was found for other words is none of these.
    this.found = [];
    if (typed.trim().length < 2 || terms.length === 0 || ticketNumber(typed) || ticketIdInUrl(typed)) return;
    const search = new AbortController();
    this.#search = search;
    this.#searchDue = setTimeout(async () => {
      try {
        const { data } = await lookFor(asks, { limit: fewTickets }, search.signal);
        if (!search.signal.aborted) this.#showFound(data);
      } catch {
        // The search page says why; what can be done here is there all the same.
      }
    }, longerPause);
  }

  /** What was chosen by arrows meanwhile stays so. */
  #showFound(found: FoundStaffTicket[]) {
    const entries = () => this.#groups.flatMap((group) => group.entries);
    const chosen = this.at > 0 ? entries()[this.at]?.id : undefined;
    this.found = found;
    const now = entries().findIndex(({ id }) => id === chosen);
    if (now > 0) this.at = now;
  }

  #forgetFound() {
    clearTimeout(this.#searchDue);
    this.#search?.abort();
    this.found = [];
  }

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
    if (isSearchKey(event)) {
      event.preventDefault();
      this.dialog.close();
      return go(searchPath(this.typed));
    }
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
    this.#forgetFound();
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
    this.#forgetFound();
  };
}

/** Ctrl-Shift-F or ⌘-Shift-F: what was typed goes on to the search page. */
const isSearchKey = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey && keyOf(event).toLowerCase() === 'f';

declare global {
  interface HTMLElementTagNameMap {
    'ls-palette': PalettePart;
  }
}
