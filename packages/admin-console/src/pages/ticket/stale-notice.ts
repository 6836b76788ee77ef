import type { TicketChange, TicketDetail } from '@logishift/support-sdk';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, buttons } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { TriangleAlert } from '../../parts/icons.js';
import { t } from '../../texts/index.js';

/** A change that somebody asked for: of the ticket's own fields, or of who has it. */
export type Wanted = TicketChange | { agent_id: string | null; agent_name: string };

type Seen = Pick<TicketDetail, 'status' | 'priority' | 'category' | 'agent'>;

/**
 * Somebody else changed the ticket first: shows what was seen, what is now, what was wanted, and lets the person
 * choose again. Nothing has been overwritten.
 *
 * @fires keep - leave it as it is
 * @fires apply - make the change after all
 */
@customElement('ls-stale-notice')
export class StaleNotice extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host { display: block; padding: 12px 24px; background: var(--ls-color-warning-tint); border-bottom: 1px solid var(--ls-color-border); font-size: var(--ls-text-13); }
      p { display: flex; align-items: center; gap: 8px; font-weight: var(--ls-weight-strong); color: var(--ls-color-warning); }
      dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 16px; margin: 8px 0 12px; padding-inline-start: 24px; }
      dt { color: var(--ls-color-text-2); }
      .acts { display: flex; flex-wrap: wrap; gap: 8px; padding-inline-start: 24px; }
    `,
  ];

  @property({ attribute: false }) seen!: TicketDetail;
  @property({ attribute: false }) now!: TicketDetail;
  @property({ attribute: false }) wanted!: Wanted;

  protected override render() {
    const possible = isPossible(this.wanted, this.now);
    const wanted = describe(this.wanted);
    return html`<div role="alert">
        <p>${icon(TriangleAlert)}${t.ticket.stale.title}</p>
        <dl>
          <dt>${t.ticket.stale.was}</dt><dd>${whole(this.seen)}</dd>
          <dt>${t.ticket.stale.now}</dt><dd>${whole(this.now)}</dd>
          <dt>${t.ticket.stale.wanted}</dt><dd>${wanted}${possible ? nothing : html`. ${t.ticket.stale.impossible}`}</dd>
        </dl>
      </div>
      <div class="acts">
        <button class="button" type="button" @click=${() => this.dispatchEvent(new Event('keep'))}>${t.ticket.stale.keep}</button>
        ${
          possible
            ? html`<button class="button primary" type="button" @click=${() => this.dispatchEvent(new Event('apply'))}>
                ${t.ticket.stale.apply(wanted)}
              </button>`
            : nothing
        }
      </div>`;
  }
}

function whole({ status, priority, category, agent }: Seen): string {
  return [t.status[status], t.priority[priority], t.category[category], agent?.name ?? t.management.unassigned].join(
    ' · ',
  );
}

function describe(wanted: Wanted): string {
  if ('agent_id' in wanted) return wanted.agent_name;
  const { status, priority, category } = wanted;
  return [status && t.status[status], priority && t.priority[priority], category && t.category[category]]
    .filter(Boolean)
    .join(' · ');
}

/** What the server says of the ticket as it is now. */
function isPossible(wanted: Wanted, { allowed_statuses, allowed_actions }: TicketDetail): boolean {
  if ('agent_id' in wanted) return allowed_actions.includes('reassign');
  if (wanted.status && !allowed_statuses.includes(wanted.status)) return false;
  if (wanted.priority && !allowed_actions.includes('priority')) return false;
  return !wanted.category || allowed_actions.includes('category');
}
