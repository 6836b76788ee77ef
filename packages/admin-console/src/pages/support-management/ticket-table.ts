import type { Agent, StaffTicket } from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../parts/agent-picker.js';
import type { PickEvent } from '../../parts/agent-picker.js';
import { base, skeletons } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { ArrowDown, ArrowUp } from '../../parts/icons.js';
import '../../parts/priority.js';
import '../../parts/status.js';
import '../../parts/time.js';
import { go, href } from '../../router.js';
import { Shortcuts } from '../../shell/shortcuts.js';
import { t } from '../../texts/index.js';
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

const ticketPath = (id: string) => `/support/tickets/${id}`;

/**
 * All tickets, one a row. Rows open their ticket; the agent's cell gives it to somebody else in place.
 *
 * @fires sort - SortEvent
 * @fires reassign - ReassignEvent
 */
@customElement('ls-ticket-table')
export class TicketTable extends LitElement {
  static override styles = [base, skeletons, styles];

  /** Undefined while they load. */
  @property({ attribute: false }) tickets: StaffTicket[] | undefined;
  @property({ attribute: false }) agents: Agent[] | undefined;
  @property() sort: Sort = '-created_at';

  constructor() {
    super();
    new Shortcuts(this, { j: () => this.#move(1), k: () => this.#move(-1) });
  }

  protected override render() {
    const c = t.management.columns;
    return html`<table aria-label=${t.management.table} aria-busy=${this.tickets === undefined}>
      <thead>
        <tr>
          <th class="number">${c.number}</th><th class="subject">${c.subject}</th><th>${c.customer}</th><th>${c.category}</th>
          ${this.#sortable('priority', c.priority)}<th>${c.status}</th><th class="agent">${c.agent}</th><th>${c.delivery}</th>
          ${this.#sortable('created_at', c.created, true)}${this.#sortable('updated_at', c.updated, true)}
        </tr>
      </thead>
      <tbody>
        ${this.tickets ? repeat(this.tickets, ({ id }) => id, this.#row) : this.#skeleton()}
      </tbody>
    </table>`;
  }

  #sortable(column: 'priority' | 'created_at' | 'updated_at', words: string, end = false) {
    const descending = this.sort === `-${column}`;
    const ascending = this.sort === column;
    const next: Sort = descending ? column : `-${column}`;
    return html`<th class=${end ? 'end' : ''} aria-sort=${descending ? 'descending' : ascending ? 'ascending' : nothing}>
      <button type="button" @click=${() => this.dispatchEvent(new SortEvent(next))}>
        ${words}${descending ? icon(ArrowDown, 12) : ascending ? icon(ArrowUp, 12) : nothing}
      </button>
    </th>`;
  }

  #row = (ticket: StaffTicket) => {
    const { id, number, subject, customer, category, priority, status, agent, delivery, created_at, updated_at } =
      ticket;
    // Nobody has it and somebody should.
    const waits = agent === null && status !== 'resolved' && status !== 'closed';
    return html`<tr class=${waits ? 'unassigned' : ''} @click=${(event: MouseEvent) => this.#open(event, id)}>
      <td class="number">${number}</td>
      <td class="subject"><a class="truncate" href=${href(ticketPath(id))} title=${subject}>${subject}</a></td>
      <td class="truncate">${customer.name || t.list.unnamed}</td>
      <td class="truncate">${t.category[category]}</td>
      <td><ls-priority .priority=${priority}></ls-priority></td>
      <td><ls-status look="chip" .status=${status}></ls-status></td>
      <td class="agent">
        <ls-agent-picker .current=${agent} .agents=${this.agents} .number=${number}
          ?disabled=${!ticket.allowed_actions.includes('reassign')}
          @pick=${(event: PickEvent) => this.dispatchEvent(new ReassignEvent(ticket, event.agentId))}></ls-agent-picker>
      </td>
      <td class="truncate">${delivery?.tracking_number ?? html`<span aria-label=${t.none}>–</span>`}</td>
      <td class="end"><ls-time .at=${created_at}></ls-time></td>
      <td class="end"><ls-time .at=${updated_at}></ls-time></td>
    </tr>`;
  };

  #skeleton() {
    return Array.from(
      { length: 8 },
      () => html`<tr>${Array.from({ length: 10 }, () => html`<td><i class="skeleton"></i></td>`)}</tr>`,
    );
  }

  /** Anywhere on the row opens it, but for its own controls and while text is selected. */
  #open(event: MouseEvent, id: string) {
    const onControl = event
      .composedPath()
      .some((target) => target instanceof HTMLElement && target.matches('a, button, ls-agent-picker'));
    if (onControl || getSelection()?.toString()) return;
    if (event.ctrlKey || event.metaKey) window.open(href(ticketPath(id)), '_blank', 'noopener');
    else go(ticketPath(id));
  }

  #move(by: 1 | -1) {
    const links = [...this.renderRoot.querySelectorAll<HTMLAnchorElement>('.subject a')];
    const at = links.indexOf(this.shadowRoot?.activeElement as HTMLAnchorElement);
    const next = links[at < 0 ? 0 : at + by];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  }
}
