import type { TicketDetail } from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { base, buttons } from '../../parts/base.styles.js';
import { focused, isField } from '../../parts/focused.js';
import { icon } from '../../parts/icon.js';
import { TriangleAlert } from '../../parts/icons.js';
import '../../parts/priority.js';
import '../../parts/status.js';
import { toast } from '../../parts/toast.js';
import { session } from '../../session/session.js';
import { t } from '../../texts/index.js';
import { changesBetween, type TicketField, ticketFields } from './changes.js';
import { styles } from './conflict.styles.js';
import { isPossible, type Wanted } from './wanted.js';

type Version = Pick<TicketDetail, 'status' | 'priority' | 'category' | 'agent'>;

/**
 * Somebody else changed the ticket first: what was seen, what they made of it, and what one's own change would make
 * of that, side by side. Nothing has been overwritten; the person chooses.
 *
 * @fires keep - it stays as the other made it
 * @fires apply - one's own change is made after all
 */
@customElement('ls-conflict')
export class Conflict extends LitElement {
  static override styles = [base, buttons, styles];

  @property({ attribute: false }) seen!: TicketDetail;
  @property({ attribute: false }) now!: TicketDetail;
  @property({ attribute: false }) wanted!: Wanted;
  /** A reply goes with it, and waits too. */
  @property({ type: Boolean }) withReply = false;

  @query('.keep') private keepButton!: HTMLButtonElement;

  /** It follows an act of the person's own, so the focus may come here. */
  override focus(): void {
    this.keepButton.focus();
  }

  protected override firstUpdated() {
    // Whoever writes by now goes on writing: their next key must not answer this.
    if (isField(focused())) toast(t.ticket.conflict.title(this.#who), 'person');
    else this.focus();
  }

  /** Whose change it met. */
  get #who(): string {
    return this.#changes.findLast(({ by }) => by)?.by?.name ?? '';
  }

  get #changes() {
    return changesBetween(this.seen, this.now, session.user?.id ?? '');
  }

  protected override render() {
    const { seen, now, wanted } = this;
    const who = this.#who;
    const mine = withWanted(now, wanted);
    const possible = isPossible(wanted, now);
    return html`<section role="alertdialog" aria-labelledby="title" aria-describedby="told" @keydown=${this.#key}>
      <h2 id="title">${icon(TriangleAlert)}${t.ticket.conflict.title(who)}</h2>
      <p id="told">${this.withReply ? t.ticket.conflict.notSent : t.ticket.conflict.nothing}${possible ? nothing : ` ${t.ticket.conflict.impossible}`}</p>
      <table>
        <thead><tr>
          <td></td><th scope="col" class="saw">${t.ticket.conflict.saw}</th>
          <th scope="col">${who ? t.ticket.conflict.theirs(who) : t.ticket.conflict.now}</th><th scope="col">${t.ticket.conflict.mine}</th>
        </tr></thead>
        <tbody>${ticketFields.map((field) => this.#row(field, seen, now, mine))}</tbody>
      </table>
      <div class="acts">
        <button class="button keep" type="button" @click=${this.#keep}>${t.ticket.conflict.keep}</button>
        ${
          possible
            ? html`<button class="button primary" type="button" @click=${() => this.dispatchEvent(new Event('apply'))}>
                ${this.withReply ? t.ticket.conflict.send : t.ticket.conflict.apply}</button>`
            : nothing
        }
      </div>
    </section>`;
  }

  #row(field: TicketField, seen: Version, now: Version, mine: Version) {
    const [saw, theirs, own] = [seen, now, mine].map((version) => nameOf(field, version));
    const same = saw === theirs && theirs === own;
    return html`<tr class=${same ? 'same' : ''}>
      <th scope="row">${t.ticket[field]}</th>
      <td class="saw">${show(field, seen)}</td>
      <td class=${theirs === saw ? '' : 'differs'}>${show(field, now)}</td>
      <td class=${own === theirs ? '' : 'differs own'}>${show(field, mine)}</td>
    </tr>`;
  }

  #keep = () => this.dispatchEvent(new Event('keep'));

  #key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.#keep();
  };
}

function withWanted(now: Version, wanted: Wanted): Version {
  if (!('agent_id' in wanted)) return { ...now, ...wanted };
  return { ...now, agent: wanted.agent_id ? { id: wanted.agent_id, name: wanted.agent_name } : null };
}

function nameOf(field: TicketField, { status, priority, category, agent }: Version): string {
  if (field === 'status') return t.status[status];
  if (field === 'priority') return t.priority[priority];
  if (field === 'category') return t.category[category];
  if (!agent) return t.management.unassigned;
  return agent.id === session.user?.id ? t.you : agent.name;
}

function show(field: TicketField, version: Version) {
  if (field === 'status') return html`<ls-status .status=${version.status}></ls-status>`;
  if (field === 'priority') return html`<ls-priority .priority=${version.priority}></ls-priority>`;
  return nameOf(field, version);
}
