import { NotFoundError } from '@logishift/support-sdk/customer';
import { html, nothing, type TemplateResult } from 'lit';
import { base } from '../../parts/base.styles.js';
import { controls } from '../../parts/controls.styles.js';
import { notice, pending } from '../../parts/notice.js';
import { noticeStyles } from '../../parts/notice.styles.js';
import { parcelName } from '../../parts/parcel.js';
import { statusChip } from '../../parts/status-chip.js';
import { stepper } from '../../parts/stepper.js';
import { stepperStyles } from '../../parts/stepper.styles.js';
import { trackedWay } from '../../parts/steps.js';
import { tracked } from '../../session/asked-by-views.js';
import { Fresh } from '../../session/fresh.js';
import type { Words } from '../../texts/words.js';
import { search } from '../../theme/first-icons.js';
import { SupportElement } from '../support-element.js';
import { ticketStatusStyles } from './ticket-status.styles.js';

/**
 * `<logishift-ticket-status code>`: the way of one ticket, for whoever has its tracking code. Needs no sign-in and
 * shows no word of the ticket, and of the parcel's number the end alone. Made to stand beside the parcel's own timeline.
 *
 * @tagname logishift-ticket-status
 * @csspart steps - Open → In Progress → Resolved → Closed
 */
export class LogishiftTicketStatus extends SupportElement {
  static override properties = { code: {} };
  static override styles = [base, controls, noticeStyles, stepperStyles, ticketStatusStyles];

  /** The ticket's tracking code. */
  code: string | undefined;

  constructor() {
    super();
    new Fresh(this, () => (this.code ? [tracked(this.session, this.code)] : []));
  }

  protected override content(words: Words): TemplateResult {
    const known = tracked(this.session, this.code ?? '');
    const ticket = known.value;
    if (!this.code || (known.error instanceof NotFoundError && !ticket)) {
      return notice(search, words.t('code_unknown_title'), words.t('code_unknown_text'));
    }
    if (!ticket) {
      return html`<div class="inside">${pending(words, 'error_ticket', known, 'short', 'row', 'row', 'row')}</div>`;
    }
    return html`<div class="inside">
        <div class="head"><h3>${words.t('status_title', { number: ticket.number })}</h3>${statusChip(ticket.status, words)}</div>
        ${ticket.parcel ? html`<p class="parcel">${parcelName(ticket.parcel, words)}</p>` : nothing}
        ${stepper(trackedWay(ticket), words, 'down')}
      </div>
      <p class="updated"><time datetime=${ticket.updated_at} title=${words.exact(ticket.updated_at)}
        >${words.t('updated', { time: words.ago(ticket.updated_at) })}</time></p>`;
  }
}
