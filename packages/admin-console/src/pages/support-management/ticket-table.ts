import type { Agent, StaffTicket } from '@logishift/support-sdk';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../parts/agent-picker.js';
import { hasDraft } from '../../data/drafts.js';
import type { PickEvent } from '../../parts/agent-picker.js';
import { base, checkboxes, skeletons } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { ArrowDown, ArrowUp } from '../../parts/icons.js';
import { sized } from '../../parts/sized.js';
import '../../parts/priority.js';
import { RowPlaces } from '../../parts/row-places.js';
import { RowWindow } from '../../parts/row-window.js';
import '../../parts/status.js';
import '../../parts/time.js';
import { go, href, ticketPath } from '../../router.js';
import { Shortcuts } from '../../shell/shortcuts.js';
import { t } from '../../texts/index.js';
import { type Column, columns, selection, widthOf, widths } from './columns.js';
import type { Sort } from './filters.js';
import { styles } from './ticket-table.styles.js';

/** Another order is wanted. */
export class SortEvent extends Event {
  constructor(readonly sort: Sort) {
    super('sort');
  }
}

/** A ticket is to be given to somebody else, or to nobody (`null`). */
export class ReassignEvent extends Event {
  constructor(
    readonly ticket: StaffTicket,
    readonly agentId: string | null,
  ) {
    super('reassign');
  }
}

/** Other tickets are selected. */
export class SelectEvent extends Event {
  constructor(readonly selected: ReadonlySet<string>) {
    super('select');
  }
}

/** Other rows came into view; `isNearEnd` when more are needed soon. */
export class ViewEvent extends Event {
  constructor(
    readonly first: number,
    readonly isNearEnd: boolean,
  ) {
    super('view');
  }
}

const rowHeight = 40;
const sorts: Partial<Record<Column, 'priority' | 'created_at' | 'updated_at'>> = {
  priority: 'priority',
  created: 'created_at',
  updated: 'updated_at',
};
const atEnd: readonly Column[] = ['created', 'updated'];

/** More rows are wanted at once: the keys are at the end of those that are there. */
export class MoreEvent extends Event {
  constructor() {
    super('more');
  }
}

/**
 * Tickets, one a row; of thousands only those in view are drawn. Rows open their ticket; the agent's cell gives it to
 * somebody else in place. Keys: j and k or the arrows move, space selects, with shift all between. Tab leads to one row.
 *
 * @fires sort - SortEvent
 * @fires reassign - ReassignEvent
 * @fires select - SelectEvent
 * @fires view - ViewEvent
 * @fires more - MoreEvent
 */
@customElement('ls-ticket-table')
export class TicketTablePart extends LitElement {
  static override styles = [base, checkboxes, skeletons, styles];

  /** Undefined while they load. */
  @property({ attribute: false }) tickets: StaffTicket[] | undefined;
  @property({ attribute: false }) agents: Agent[] | undefined;
  @property({ attribute: false }) columns: Column[] = columns;
  @property({ attribute: false }) selected: ReadonlySet<string> = new Set();
  /** How many rows there are in all, where that is known. */
  @property({ type: Number }) total: number | null = null;
  @property() sort: Sort = '-created_at';
  /** Where the keys are; given from outside, where one comes back to. */
  @property({ attribute: false }) at = '';
  @query('tbody') private body!: HTMLElement | null;

  #window = new RowWindow(this, {
    count: () => this.tickets?.length ?? 0,
    height: rowHeight,
    body: () => this.body,
  });
  #places = new RowPlaces<StaffTicket>();
  /** Where a selection of several begins. */
  #anchor = '';
  #told = '';

  constructor() {
    super();
    new Shortcuts(this, {
      j: () => this.#move(1),
      k: () => this.#move(-1),
      J: () => this.#move(1, true),
      K: () => this.#move(-1, true),
      ' ': () => this.#indexOf(this.at) >= 0 && this.#toggle(this.at, false),
      Escape: () => this.#select(new Set()),
    });
  }

  protected override updated() {
    // The host, not the table within it: the page's scrolling and the header's line go by the host.
    this.style.minWidth = `${widthOf(this.columns)}px`;
    const { first, end } = this.#window.range;
    const count = this.tickets?.length ?? 0;
    const told = `${first} ${end} ${count}`;
    if (!this.tickets || told === this.#told) return;
    this.#told = told;
    this.dispatchEvent(new ViewEvent(first, end > count - 40));
  }

  protected override render() {
    const all = this.tickets ?? [];
    const range = this.#window.range;
    const end = Math.min(range.end, all.length);
    const first = Math.min(range.first, end);
    return html`<table aria-label=${t.management.table} aria-busy=${this.tickets === undefined}
      aria-rowcount=${(this.total ?? all.length) + 1}>
      <colgroup>
        <col ${sized({ width: selection })} />
        ${repeat(
          this.columns,
          (column) => column,
          (column) => html`<col ${sized({ width: column === 'subject' ? null : widths[column] })} />`,
        )}
      </colgroup>
      <thead><tr aria-rowindex="1"><th class="choice">${this.#all(all)}</th>${this.columns.map(this.#heading)}</tr></thead>
      <tbody @keydown=${this.#key} @focusin=${(event: FocusEvent) => {
        const row = (event.target as HTMLElement).closest<HTMLElement>('tr[data-id]');
        if (row) this.at = row.dataset.id!;
      }}>
        ${gap(first, this.columns.length + 1)}
        ${
          this.tickets
            ? repeat(
                this.#places.of(all.slice(first, end)),
                ([place]) => place,
                ([, ticket], index) => this.#row(ticket, first + index),
              )
            : this.#skeleton()
        }
        ${gap(all.length - end, this.columns.length + 1)}
      </tbody>
    </table>`;
  }

  #all(tickets: StaffTicket[]) {
    const { size } = this.selected;
    const words = t.management.selectAll(tickets.length, this.total);
    return html`<label><input type="checkbox" aria-label=${words} title=${words}
      .checked=${size > 0 && size >= tickets.length} .indeterminate=${size > 0 && size < tickets.length}
      @change=${() => this.#select(new Set(size >= tickets.length ? [] : tickets.map(({ id }) => id)))} /></label>`;
  }

  #heading = (column: Column) => {
    const words = t.management.columns[column];
    const field = sorts[column];
    const end = atEnd.includes(column) ? 'end' : '';
    if (!field) return html`<th class="${column} ${end}">${words}</th>`;
    const descending = this.sort === `-${field}`;
    const ascending = this.sort === field;
    return html`<th class="${column} ${end}" aria-sort=${descending ? 'descending' : ascending ? 'ascending' : nothing}>
      <button type="button" title=${t.management.sortBy(words)}
        @click=${() => this.dispatchEvent(new SortEvent(descending ? field : `-${field}`))}>
        ${words}${descending ? icon(ArrowDown, 12) : ascending ? icon(ArrowUp, 12) : nothing}
      </button>
    </th>`;
  };

  /** Drawn again only when something it shows has changed: while one scrolls, most rows stay as they are. */
  #row(ticket: StaffTicket, index: number) {
    const isSelected = this.selected.has(ticket.id);
    const isAt = ticket.id === this.at;
    // Any change of the selection: a box that was clicked has changed by itself already.
    const isStop = isAt || (index === this.#stop && this.#indexOf(this.at) < 0);
    const draft = hasDraft(ticket.id);
    const shown = [ticket, index, this.selected, isAt, isStop, draft, this.columns, this.agents, t];
    return guard(shown, () => this.#drawRow(ticket, index, isSelected, isAt, isStop ? 0 : -1));
  }

  #drawRow(ticket: StaffTicket, index: number, isSelected: boolean, isAt: boolean, tab: 0 | -1) {
    const { id, number, status, agent } = ticket;
    // Nobody has it and somebody should.
    const waits = agent === null && status !== 'resolved' && status !== 'closed';
    const kind = `${waits ? 'unassigned' : ''} ${isSelected ? 'selected' : ''} ${isAt ? 'at' : ''}`;
    return html`<tr class=${kind} data-id=${id} aria-rowindex=${index + 2} aria-selected=${isSelected}
      @click=${(event: MouseEvent) => this.#open(event, ticket)}>
      <td class="choice"><label><input type="checkbox" tabindex="-1" aria-label=${t.management.select(number)} .checked=${live(isSelected)}
        @click=${(event: MouseEvent) => this.#toggle(id, event.shiftKey)} /></label></td>
      ${this.columns.map((column) => this.#cell(column, ticket, tab))}
    </tr>`;
  }

  #cell(column: Column, ticket: StaffTicket, tab: 0 | -1): TemplateResult {
    const { number, subject, customer, category, priority, status, agent, delivery, delivery_ref } = ticket;
    switch (column) {
      case 'number':
        return html`<td>${number}</td>`;
      case 'subject':
        return html`<td class="subject"><a class="truncate" dir="auto" tabindex=${tab} href=${href(ticketPath(number))} title=${subject}>${
          hasDraft(ticket.id) ? html`<span class="draft">${t.list.draft}</span> ` : nothing
        }${subject}</a></td>`;
      case 'customer':
        return html`<td class="truncate" dir="auto">${customer.name || t.list.unnamed}</td>`;
      case 'category':
        return html`<td class="truncate">${t.category[category]}</td>`;
      case 'priority':
        return html`<td><ls-priority .priority=${priority}></ls-priority></td>`;
      case 'status':
        return html`<td><ls-status look="chip" .status=${status}></ls-status></td>`;
      case 'agent':
        return html`<td class="agent">
          <ls-agent-picker .current=${agent} .agents=${this.agents} .number=${number} .tab=${tab}
            ?disabled=${!ticket.allowed_actions.includes('reassign')}
            @pick=${(event: PickEvent) => this.dispatchEvent(new ReassignEvent(ticket, event.agentId))}></ls-agent-picker>
        </td>`;
      case 'delivery':
        return html`<td class="truncate">${delivery?.tracking_number ?? delivery_ref ?? html`<span aria-label=${t.none}>–</span>`}</td>`;
      case 'created':
        return html`<td class="end"><ls-time .at=${ticket.created_at}></ls-time></td>`;
      case 'updated':
        return html`<td class="end"><ls-time .at=${ticket.updated_at}></ls-time></td>`;
    }
  }

  #skeleton() {
    const cells = () => this.columns.map(() => html`<td><i class="skeleton"></i></td>`);
    return Array.from({ length: 8 }, () => html`<tr><td></td>${cells()}</tr>`);
  }

  /** Anywhere on the row opens it, but for its own controls and while text is selected. */
  #open(event: MouseEvent, { id, number }: StaffTicket) {
    const onControl = event
      .composedPath()
      .some((target) => target instanceof HTMLElement && target.matches('a, button, label, input, ls-agent-picker'));
    if (onControl || getSelection()?.toString()) return;
    if (event.shiftKey) return this.#toggle(id, true);
    if (event.ctrlKey || event.metaKey) window.open(href(ticketPath(number)), '_blank', 'noopener');
    else go(ticketPath(number));
  }

  /** Space selects, though the focus is on a row's link; there Escape would otherwise reach nobody. */
  #key = (event: KeyboardEvent) => {
    const link = event.composedPath()[0];
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
    if (by) {
      event.preventDefault();
      return void this.#move(by, event.shiftKey);
    }
    if (event.key !== ' ') return;
    event.preventDefault();
    const id = link.closest('tr')?.dataset.id;
    if (id) this.#toggle(id, event.shiftKey);
  };

  #toggle(id: string, through: boolean) {
    const next = new Set(this.selected);
    const anchor = this.#indexOf(this.#anchor);
    const to = this.#indexOf(id);
    if (through && anchor >= 0) {
      const [from, until] = anchor < to ? [anchor, to] : [to, anchor];
      for (const ticket of this.tickets!.slice(from, until + 1)) next.add(ticket.id);
    } else if (next.has(id)) next.delete(id);
    else next.add(id);
    if (!through) this.#anchor = id;
    this.#select(next);
  }

  #select(selected: ReadonlySet<string>) {
    if (selected.size === 0 && this.selected.size === 0) return;
    this.dispatchEvent(new SelectEvent(selected));
  }

  #indexOf(id: string): number {
    return this.tickets?.findIndex((ticket) => ticket.id === id) ?? -1;
  }

  #rowOf(id: string): HTMLElement | null {
    return (
      [...this.renderRoot.querySelectorAll<HTMLElement>('tr[data-id]')].find((row) => row.dataset.id === id) ?? null
    );
  }

  async #move(by: 1 | -1, selecting = false) {
    if (!this.tickets?.length) return;
    const focused = (this.shadowRoot?.activeElement as HTMLElement | null)?.closest<HTMLElement>('tr[data-id]');
    const from = focused?.dataset.id ?? (this.#rowOf(this.at) ? this.at : '');
    // Scrolled far away from where the keys were: they go on with what one sees.
    const index = from ? this.#indexOf(from) + by : this.#firstSeen();
    // The end of what is loaded is not the end of the list.
    if (index >= this.tickets.length) return void this.dispatchEvent(new MoreEvent());
    const next = this.tickets[Math.max(0, index)];
    if (!next) return;
    if (selecting) {
      const begins = this.selected.size === 0 || this.#indexOf(this.#anchor) < 0;
      if (begins && from) this.#toggle(from, false);
      this.#toggle(next.id, true);
    }
    this.at = next.id;
    await this.updateComplete;
    this.focusRow(next.id);
  }

  /** Puts the keys on a row, if it is drawn. */
  focusRow(id: string): void {
    const row = this.#rowOf(id);
    row?.querySelector<HTMLElement>('.subject a')?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }

  /** Where Tab leads while the keys have not been in the table. */
  get #stop(): number {
    return this.#window.range.first;
  }

  #firstSeen(): number {
    const top = this.body?.getBoundingClientRect().top ?? 0;
    const edge = this.renderRoot.querySelector('thead')?.getBoundingClientRect().bottom ?? 0;
    return Math.max(0, Math.ceil((edge - top) / rowHeight));
  }
}

/** The room of rows that are not drawn. */
function gap(rows: number, cells: number) {
  return rows > 0
    ? html`<tr class="gap" aria-hidden="true"><td colspan=${cells} ${sized({ height: rows * rowHeight })}></td></tr>`
    : nothing;
}
