import type { TicketDetail } from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { agentList, assignable } from '../../data/agents.js';
import { isMine } from '../../data/tickets.js';
import { Watch } from '../../data/watch.js';
import { categories, priorities } from '../../parts/closed-sets.js';
import '../../parts/agent-picker.js';
import type { PickEvent } from '../../parts/agent-picker.js';
import '../../parts/avatar.js';
import { base, buttons } from '../../parts/base.styles.js';
import { categoryIcon } from '../../parts/category-icon.js';
import { icon } from '../../parts/icon.js';
import { ChevronDown, UserPlus } from '../../parts/icons.js';
import '../../parts/menu.js';
import type { ChooseEvent, MenuItem, MenuPart } from '../../parts/menu.js';
import '../../parts/priority.js';
import '../../parts/status.js';
import { statusChoice, statusItems } from '../../parts/status-items.js';
import { session } from '../../session/session.js';
import { t } from '../../texts/index.js';
import type { FieldChange, TicketField } from './changes.js';
import { styles } from './ticket-controls.styles.js';
import type { Wanted } from './wanted.js';

/** A change is wanted. */
export class WantEvent extends Event {
  constructor(readonly wanted: Wanted) {
    super('want');
  }
}

/**
 * Status, priority, category and agent of a ticket. What can be chosen is what the server says is allowed.
 *
 * @fires want - WantEvent
 * @fires take - the ticket is to be taken
 */
@customElement('ls-ticket-controls')
export class TicketControls extends LitElement {
  static override styles = [base, buttons, styles];

  @property({ attribute: false }) ticket!: TicketDetail;
  /** What others have just changed: marked. */
  @property({ attribute: false }) changes: FieldChange[] = [];
  @property({ type: Boolean }) busy = false;
  @property({ type: Boolean }) taking = false;

  @query('.status') private status!: MenuPart | null;
  #agents = new Watch(this, () => (this.ticket?.allowed_actions.includes('reassign') ? agentList() : null));

  showStatus(): void {
    this.status?.show();
  }

  protected override render() {
    const { status, priority, category, allowed_actions: allowed } = this.ticket;
    return html`
      ${
        allowed.includes('assign_self')
          ? html`<button class="button primary" type="button" ?disabled=${this.taking}
              @click=${() => this.dispatchEvent(new Event('take'))}>
              ${icon(UserPlus)}${this.taking ? t.ticket.taking : t.ticket.take}<span class="key" aria-hidden="true">a</span>
            </button>`
          : nothing
      }
      ${this.#menu('status', t.ticket.status, this.#moves(), html`<ls-status .status=${status}></ls-status>`, t.ticket.moveTo)}
      ${this.#menu(
        'priority',
        t.ticket.priority,
        allowed.includes('priority')
          ? priorities.map((value) => ({
              value,
              label: html`<ls-priority .priority=${value}></ls-priority>`,
              checked: value === priority,
            }))
          : [],
        html`<ls-priority .priority=${priority}></ls-priority>`,
      )}
      ${this.#menu(
        'category',
        t.ticket.category,
        allowed.includes('category')
          ? categories.map((value) => ({
              value,
              label: html`${categoryIcon(value)}${t.category[value]}`,
              checked: value === category,
            }))
          : [],
        html`<span class="category">${categoryIcon(category)}${t.category[category]}</span>`,
      )}
      ${this.#agent()}
      <span class="news" role="status">${this.#news()}</span>
    `;
  }

  #news() {
    if (this.changes.length === 0) return nothing;
    const fields = this.changes.map(({ field }) => t.ticket[field]);
    const what = new Intl.ListFormat(document.documentElement.lang || undefined).format(fields);
    const by = this.changes.findLast((change) => change.by)?.by;
    return by ? t.ticket.changedBy(what, by.name) : t.ticket.changedByItself(what);
  }

  #mark(field: TicketField): string {
    return this.changes.some((change) => change.field === field) ? 'changed' : '';
  }

  #moves(): MenuItem[] {
    return statusItems(this.ticket.allowed_statuses, {
      in_progress: t.ticket.backToWork,
      resolved: t.ticket.asksCustomer,
      closed: t.ticket.closes,
    });
  }

  #menu(field: 'status' | 'priority' | 'category', label: string, items: MenuItem[], shown: unknown, heading = label) {
    const { ticket } = this;
    // Nothing to choose: then it is told, not offered.
    if (items.length === 0) return html`<span class="told ${field}-told ${this.#mark(field)}">${shown}</span>`;
    return html`<ls-menu class="${field} ${field === 'status' ? ticket.status : ''} ${this.#mark(field)}" ?tinted=${field === 'status'} .items=${items}
      .heading=${heading} ?disabled=${this.busy} @choose=${(event: ChooseEvent) => this.#choose(field, event.value)}>
      <span class="visually-hidden">${label}: </span>${shown}${icon(ChevronDown, 14)}
    </ls-menu>`;
  }

  #choose(field: 'status' | 'priority' | 'category', value: string) {
    if (value === this.ticket[field]) return;
    this.dispatchEvent(new WantEvent(field === 'status' ? statusChoice(value) : { [field]: value }));
  }

  #agent() {
    const { ticket } = this;
    const agent = ticket.agent ? { ...ticket.agent, name: isMine(ticket) ? t.you : ticket.agent.name } : null;
    if (ticket.allowed_actions.includes('reassign')) {
      const agents = this.#agents.value && assignable(this.#agents.value);
      return html`<ls-agent-picker class=${this.#mark('agent')} look="control" .current=${ticket.agent ?? null} .agents=${agents} .number=${ticket.number}
        ?disabled=${this.busy} @pick=${(event: PickEvent) => {
          const agent_name = agents?.find(({ id }) => id === event.agentId)?.name ?? t.management.unassigned;
          this.dispatchEvent(new WantEvent({ agent_id: event.agentId, agent_name }));
        }}></ls-agent-picker>`;
    }
    if (!agent) return nothing;
    const name = isMine(ticket) ? (session.user?.name ?? '') : agent.name;
    return html`<span class="told ${this.#mark('agent')}"><ls-avatar size="small" .name=${name}></ls-avatar>${agent.name}</span>`;
  }
}
