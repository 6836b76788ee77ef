import { type FoundStaffTicket, NotFoundError } from '@logishift/support-sdk';
import { filterKeys, type Mistake, type Term, withoutTerm, withTerm } from '@logishift/support-sdk/filter';
import { ticketNumber } from '@logishift/support-sdk/ticket-number';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ChangeWatch } from '../../change-watch.js';
import { foundTickets, isTooBroad } from '../../data/found-tickets.js';
import { listPlace } from '../../data/list-place.js';
import { asWords, meantTerm, mended, orderIn, type Reading, readingOf, wantedIn } from '../../data/reading.js';
import { Watch } from '../../data/watch.js';
import { base, buttons, chips, skeletons } from '../../parts/base.styles.js';
import { focused } from '../../parts/focused.js';
import { icon } from '../../parts/icon.js';
import { ChevronDown, Plus, TriangleAlert, X } from '../../parts/icons.js';
import '../../parts/menu.js';
import type { ChooseEvent } from '../../parts/menu.js';
import '../../parts/message.js';
import { MorePages } from '../../parts/more-pages.js';
import { ScrollPlace } from '../../parts/scroll-place.js';
import { toast } from '../../parts/toast.js';
import { cameFromTicket, go, href, listAddress, place, router, ticketPath, withQuery } from '../../router.js';
import { support } from '../../session/support.js';
import '../../shell/page-header.js';
import { Shortcuts } from '../../shell/shortcuts.js';
import { searchField } from '../../shell/to-search.js';
import { moreThan, wholeNumber } from '../../texts/format.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';
import './found-row.js';
import { FoundRow, type Wanted } from './found-row.js';
import './search-field.js';
import type { SearchField, TypeEvent } from './search-field.js';
import { styles } from './search-page.styles.js';
import { listed, mistakeWords, termInWords, termWords } from './term-words.js';

/** Milliseconds without another key before the server is asked. */
const pause = 200;
const examples = {
  phrase: () => `"${t.search.phrase}"`,
  waiting: () => 'is:waiting priority:high',
  late: () => 'is:late -has:reply created:<30d',
} as const;
/** What makes less of what is too much. */
const narrower = ['status:open', 'created:<30d'];
const orders = ['-created', 'created', '-updated', 'updated', '-waiting'] as const;

/** A number and nothing else, as it is typed or pasted. */
const bareNumber = (text: string): string | null =>
  /\p{L}/u.test(text.replace(/ticket|ls|nr|no/gi, '')) ? null : ticketNumber(text);

/** Looks for tickets by a text, which stands in the address: chips, suggestions and the order are other ways to write it. */
@customElement('ls-search-page')
export class SearchPage extends LitElement {
  static override styles = [base, buttons, chips, skeletons, styles];

  /** As it stands in the field. */
  @state() private typed = this.#inAddress;
  /** As it is looked for: the same, a moment later. */
  @state() private sought = this.typed;
  /** The row that Tab leads to. */
  @state() private at = '';
  /** Whoever does not want a mistake mended by Tab has said so. */
  @state() private isKept = false;
  @query('ls-search-field') private field!: SearchField | null;
  @query('.scroll') private box!: HTMLElement;

  #due: ReturnType<typeof setTimeout> | undefined;
  /** The address is that of a text which is still being typed. */
  #isTyping = false;
  /** What was found last, until what is looked for now is found. */
  #before: { rows: FoundStaffTicket[]; wanted: Wanted[] } | null = null;
  #comesBackTo = cameFromTicket() ? listPlace(listAddress()).at : '';
  #found = new Watch(this, () => {
    const { asks } = this.#reading;
    return asks && asks === readingOf(this.sought).asks ? foundTickets(asks) : null;
  });
  #pages = new MorePages(this, () => this.#found.resource);

  constructor() {
    super();
    new ChangeWatch(this, router, () => this.#moved());
    new ScrollPlace(this, {
      box: () => this.box,
      place: () => listPlace(listAddress()),
      isThere: () => this.#found.value !== undefined,
    });
    new Shortcuts(this, {
      j: () => this.#step(1),
      k: () => this.#step(-1),
      '/': () => this.field?.focus(),
      'g s': () => this.field?.focus(),
    });
  }

  get #inAddress(): string {
    return place().query.get('q') ?? '';
  }

  get #reading(): Reading {
    return readingOf(this.typed);
  }

  override connectedCallback() {
    super.connectedCallback();
    // In the form in which it is kept where one was.
    go(listAddress(), { replace: true });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#due);
  }

  protected override async firstUpdated() {
    if (this.#comesBackTo) return;
    await this.field?.updateComplete;
    // On a phone, the keys would cover what one came for.
    if (!this.typed || matchMedia('(hover: hover)').matches) this.field?.focus();
    searchField.dispatchEvent(new Event('there'));
  }

  protected override updated() {
    const { value } = this.#found;
    if (value) this.#before = { rows: value.data, wanted: wantedIn(this.#reading.terms) };
    const id = this.#comesBackTo;
    if (!id || !value) return;
    this.#comesBackTo = '';
    this.at = id;
    // After the place was scrolled to.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const now = focused();
        if (now === document.body || now?.localName === 'main') this.#focusRow(id);
      }),
    );
  }

  /** Back, forward, or a link: the text is another one. */
  #moved() {
    if (place().path !== '/search') return;
    const now = this.#inAddress;
    if (now !== this.typed.trim()) {
      clearTimeout(this.#due);
      this.#isTyping = false;
      this.typed = now;
      this.sought = now;
      this.isKept = false;
    }
    this.requestUpdate();
  }

  #type = ({ text }: TypeEvent) => {
    this.typed = text;
    this.isKept = false;
    clearTimeout(this.#due);
    this.#due = setTimeout(this.#seek, pause);
  };

  /** Looks for what stands in the field now. */
  #seek = () => {
    clearTimeout(this.#due);
    this.sought = this.typed;
    const isThere = this.#inAddress === this.typed.trim();
    if (isThere) return;
    // One entry to go back to for what is typed in one go.
    go(withQuery({ q: this.typed.trim() }), { replace: this.#isTyping });
    this.#isTyping = true;
  };

  /** Another text at once, by a button. */
  #set(text: string) {
    this.#isTyping = false;
    this.typed = text;
    this.isKept = false;
    this.#seek();
    this.#isTyping = false;
  }

  /** By a button that goes with what it did: the keys go on in the field. */
  #write(text: string) {
    this.#set(text);
    void this.field?.goOn();
  }

  #enter = async () => {
    this.#seek();
    this.#isTyping = false;
    const { typed } = this;
    const isNow = () => this.isConnected && this.typed === typed && place().path === '/search';
    const number = bareNumber(typed.trim());
    if (number) {
      try {
        const ticket = await support.tickets.find(number);
        if (isNow()) this.#open(ticket);
        return;
      } catch (error) {
        // It may be a number of something else, which is looked for.
        if (!(error instanceof NotFoundError)) toast(explain(error), 'failed');
      }
    }
    await this.updateComplete;
    const list = this.#found.resource;
    await list?.ready();
    if (!isNow() || !list?.value) return;
    const { data, next_cursor } = list.value;
    if (data.length === 1 && !next_cursor) return this.#open(data[0]!);
    await this.updateComplete;
    this.#step(1);
  };

  #open({ id, number }: { id: string; number: string }) {
    listPlace(listAddress()).at = id;
    go(ticketPath(number));
  }

  get #rows(): FoundRow[] {
    return [...this.renderRoot.querySelectorAll<FoundRow>('.rows:not([inert]) ls-found-row')];
  }

  get #focusedRow(): number {
    const { activeElement } = this.renderRoot as ShadowRoot;
    return this.#rows.indexOf(activeElement as FoundRow);
  }

  #focusRow(id: string | undefined) {
    const row = this.#rows.find(({ ticket }) => ticket.id === id);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }

  #step(by: 1 | -1) {
    const rows = this.#rows;
    const now = this.#focusedRow;
    const to = now < 0 ? rows.findIndex(({ ticket }) => ticket.id === this.at) : now + by;
    this.#focusRow(rows[Math.max(0, Math.min(to, rows.length - 1))]?.ticket.id);
  }

  #key = (event: KeyboardEvent) => {
    const rows = this.#rows;
    const now = this.#focusedRow;
    if (now < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to < 0) return this.field?.focus();
    this.#focusRow(rows[Math.min(to, rows.length - 1)]?.ticket.id);
  };

  /** Mistakes but for what is still being typed. */
  get #mistakes(): Mistake[] {
    return this.#reading.mistakes.filter(
      ({ at, code }) => !this.field?.isAt(at[1]) || !(code === 'no_value' || this.field.canComplete),
    );
  }

  protected override render() {
    const { terms, text } = this.#reading;
    const mistakes = this.#mistakes;
    const [mistake] = mistakes;
    const mends = mistake?.suggestion !== undefined && !this.isKept;
    return html`
      <ls-page-header lean .heading=${t.search.title}>
        <ls-search-field .text=${this.typed} ?mends=${mends} .wrong=${mistakes.map(({ at }) => at)} @type=${this.#type} @enter=${this.#enter}
          @caret=${() => this.requestUpdate()} @focusout=${() => {
            this.#isTyping = false;
          }} @down=${() => this.#step(1)} @mend=${() => mistake && this.#write(mended(text, mistake))}
          @keep=${() => {
            this.isKept = true;
          }}></ls-search-field>
      </ls-page-header>
      <div class="said" role="status">${mistake ? this.#mistake(mistake, mends) : this.#tooBroad()}</div>
      ${this.#terms(terms, text)}
      <div class="scroll" @keydown=${this.#key} @focusin=${(event: FocusEvent) => {
        if (event.target instanceof FoundRow) this.at = event.target.ticket.id;
      }}>
        <p class="count numbers" role="status">${this.#count()}</p>
        ${this.#content(terms, text)}
      </div>
    `;
  }

  #mistake(mistake: Mistake, mends: boolean) {
    const { text, asks } = this.#reading;
    const s = t.search;
    const meant = meantTerm(text, mistake);
    const words = asWords(text, mistake);
    return html`${icon(TriangleAlert)}<strong>${mistakeWords(mistake)}</strong>
      ${
        meant
          ? html`<span class="offer">${s.didYouMean} <button class="button" type="button" @click=${() => this.#write(mended(text, mistake))}>
              <bdi dir="ltr">${meant}</bdi>${mends ? html`<kbd class="key" aria-hidden="true">Tab</kbd>` : nothing}</button></span>`
          : nothing
      }
      ${
        words
          ? html`<span class="offer">${meant ? s.orWords : s.wordsInstead} <button class="button" type="button" @click=${() => this.#write(words.text)}>
              <bdi dir="ltr">${words.term}</bdi></button></span>`
          : nothing
      }
      ${asks ? html`<span class="until">${s.leftOut}</span>` : nothing}`;
  }

  #tooBroad() {
    if (!isTooBroad(this.#found.error)) return nothing;
    return html`${icon(TriangleAlert)}<strong>${t.search.tooBroad}</strong>
      <span class="offer">${t.search.narrow} ${narrower.map(
        (term) =>
          html`<button class="button" type="button" @click=${() => this.#write(`${withTerm(this.typed, term)} `)}><bdi dir="ltr">${term}</bdi></button>`,
      )}</span>`;
  }

  /** What is looked for, term by term, and more that can be. */
  #terms(terms: Term[], text: string) {
    const order = orderIn(terms);
    const shown = terms
      .map((term, index) => ({ term, index }))
      .filter(({ term }) => term.kind !== 'word' && !(term.kind === 'set' && term.key === 'sort'));
    return html`<div class="bar">
      <div class="chips" role="group" aria-label=${t.search.lookedFor}>
        ${shown.map(({ term, index }) => {
          const { key, value, isTyped } = termWords(term);
          return html`<span class="term">${key ? html`<span>${key}:</span>` : nothing} <bdi class="truncate" dir=${isTyped ? 'auto' : nothing}>${value}</bdi><button type="button"
            aria-label=${t.management.remove(termInWords(term))} title=${t.management.remove(termInWords(term))}
            @click=${() => this.#write(withoutTerm(text, index))}>${icon(X, 12)}</button></span>`;
        })}
        <ls-menu look="chip" .label=${t.search.addFilter} .heading=${t.search.addFilter} .items=${filterKeys
          .filter(({ key }) => key !== 'sort')
          .map(({ key }) => ({ value: key, label: t.search.keys[key], hint: `${key}:` }))}
          @choose=${({ value }: ChooseEvent) => this.#write(`${text.trim()}${text.trim() ? ' ' : ''}${value}:`)}>${icon(Plus, 12)}${t.search.filter}</ls-menu>
      </div>
      ${
        text.trim()
          ? html`<ls-menu class="order" look="chip" align="end" .label=${`${t.search.order}: ${t.search.sort[order as '-created']}`} .heading=${t.search.order}
              .items=${orders.map((value) => ({ value, label: t.search.sort[value], checked: value === order }))}
              @choose=${({ value }: ChooseEvent) => this.#order(value)}>${t.search.sort[order as '-created']}${icon(ChevronDown, 12)}</ls-menu>`
          : nothing
      }
    </div>`;
  }

  #order(value: string) {
    const { text, terms } = this.#reading;
    const old = terms.findIndex((term) => term.kind === 'set' && term.key === 'sort');
    const isUsual = value === '-created';
    if (isUsual && old < 0) return;
    this.#set(isUsual ? withoutTerm(text, old) : withTerm(text, `sort:${value}`));
  }

  /** How many were found, which is read out too: honestly, where there are more. */
  #count() {
    const { value, error, resource } = this.#found;
    if (!this.#reading.asks) return nothing;
    if (!value) return error && !resource?.loading ? nothing : t.search.searching;
    const { data, next_cursor } = value;
    if (data.length === 0) return html`<span class="visually-hidden">${t.search.none}</span>`;
    if (!next_cursor) return t.queue.tickets(data.length);
    return html`<span aria-hidden="true">${moreThan(data.length)}</span><span class="visually-hidden">${t.moreThan(wholeNumber(data.length))}</span> ${t.nav.tickets}`;
  }

  #content(terms: Term[], text: string) {
    const { value, error, resource } = this.#found;
    const { asks } = this.#reading;
    if (!text.trim()) return this.#examples();
    if (!asks) return nothing;
    if (!value && error && !resource?.loading) {
      if (isTooBroad(error)) return nothing;
      return html`<ls-message .error=${error} @retry=${() => resource?.reload()}></ls-message>`;
    }
    if (!value) return this.#searching();
    if (value.data.length === 0) return this.#none(terms, text);
    const { next_cursor, data } = value;
    return html`${this.#list(data, wantedIn(terms))}
      ${
        next_cursor
          ? html`<div class="more"><button class="button" type="button" aria-disabled=${this.#pages.loading ? 'true' : nothing} @click=${this.#more}>${t.loadMore}</button></div>`
          : nothing
      }`;
  }

  #list(rows: FoundStaffTicket[], wanted: Wanted[], isOld = false) {
    const stop = rows.some(({ id }) => id === this.at) ? this.at : rows[0]?.id;
    return html`<div class="rows" ?inert=${isOld}>${repeat(
      rows,
      ({ id }) => id,
      (ticket) =>
        html`<ls-found-row .ticket=${ticket} .wanted=${wanted} .href=${href(ticketPath(ticket.number))} .stop=${ticket.id === stop}
          @click=${() => {
            listPlace(listAddress()).at = ticket.id;
          }}></ls-found-row>`,
    )}</div>`;
  }

  /** What was found before is there for the eye alone, so that nothing flickers while one types. */
  #searching() {
    const { rows, wanted } = this.#before ?? { rows: [], wanted: [] };
    return rows.length > 0
      ? this.#list(rows, wanted, true)
      : html`<div aria-hidden="true">${[70, 45, 60, 80, 55].map(
          (width) =>
            html`<div class="ghost"><i class="skeleton number"></i><span><i class="skeleton w${width}"></i><i class="skeleton tiny"></i></span></div>`,
        )}</div>`;
  }

  #more = async () => {
    const count = this.#found.value?.data.length ?? 0;
    const isByKey = focused()?.matches(':focus-visible');
    await this.#pages.load();
    await this.updateComplete;
    const next = this.#found.value?.data[count];
    if (!next || !isByKey) return;
    this.#focusRow(next.id);
  };

  #none(terms: Term[], text: string) {
    const all = terms
      .map((term, index) => ({ term, index }))
      .filter(({ term }) => !(term.kind === 'set' && term.key === 'sort'));
    const what = listed(
      all.map(({ term }) => termInWords(term)),
      'conjunction',
    );
    const words: [string, string] = [t.search.none, all.length > 1 ? t.search.noneFor(what) : t.search.noneOne(what)];
    return html`<ls-message .words=${words}>
      ${
        all.length > 1
          ? html`<div class="without">${all.map(
              ({ term, index }) =>
                html`<button class="button" type="button" @click=${() => this.#write(withoutTerm(text, index))}>${t.search.without(termInWords(term))}</button>`,
            )}</div>`
          : nothing
      }
    </ls-message>`;
  }

  #examples() {
    const [title, lead] = t.search.empty;
    return html`<div class="empty"><h2>${title}</h2><p>${lead}</p>
      <ul>${(Object.keys(examples) as (keyof typeof examples)[]).map(
        (name) =>
          html`<li><button type="button" @click=${() => this.#write(examples[name]())}><bdi>${examples[name]()}</bdi><span>${t.search.examples[name]}</span></button></li>`,
      )}</ul></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ls-search-page': SearchPage;
  }
}
