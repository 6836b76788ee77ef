import {
  ConflictError,
  NotFoundError,
  type StaffTicket,
  StaleVersionError,
  type TicketChange,
  type TicketDetail,
} from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ticketPresence } from '../../data/presence.js';
import { ticketDetail } from '../../data/ticket-detail.js';
import { addNote, change, isMine, reassign, reply, type StatusAfter, settle, take } from '../../data/tickets.js';
import { Watch } from '../../data/watch.js';
import { base, buttons, fields, skeletons } from '../../parts/base.styles.js';
import '../../parts/composer.js';
import type { ComposerPart, SendEvent } from '../../parts/composer.js';
import { icon } from '../../parts/icon.js';
import {
  ArrowDown,
  ArrowLeft,
  ChevronDown,
  ChevronRight,
  ChevronUp,
  Link,
  Package,
  PanelRight,
} from '../../parts/icons.js';
import '../../parts/message.js';
import '../../parts/presence.js';
import '../../parts/timeline.js';
import { toast } from '../../parts/toast.js';
import { href } from '../../router.js';
import { session } from '../../session/session.js';
import { Shortcuts } from '../../shell/shortcuts.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';
import { Reading } from './reading.js';
import './stale-notice.js';
import type { Wanted } from './stale-notice.js';
import './ticket-controls.js';
import type { TicketControls, WantEvent } from './ticket-controls.js';
import './ticket-gone.js';
import './ticket-side.js';
import { styles } from './ticket-view.styles.js';

/** Somebody else took the ticket a moment before. */
export class LostEvent extends Event {
  constructor(
    readonly ticket: { id: string; number: string },
    readonly name: string,
  ) {
    super('lost');
  }
}

/**
 * One ticket: its controls, its timeline, the composer, and what is known around it.
 *
 * @fires lost - LostEvent
 * @fires step - CustomEvent with 1 or -1: the next or previous ticket is wanted
 */
@customElement('ls-ticket-view')
export class TicketView extends LitElement {
  static override styles = [base, buttons, fields, skeletons, styles];

  @property() ticketId = '';
  /** Where "back" leads. */
  @property() back = '/';
  /** It fills the page: "back" is always shown. */
  @property({ type: Boolean, reflect: true }) alone = false;
  @property({ type: Boolean }) stepping = false;

  @state() private taking = false;
  @state() private changing = false;
  @state() private showSide = false;
  @state() private stale: { seen: TicketDetail; wanted: Wanted } | null = null;
  @state() private lostTo = '';

  @query('.conversation') private conversation!: HTMLElement;
  @query('ls-composer') private composer!: ComposerPart;
  @query('ls-ticket-controls') private controls!: TicketControls;

  #detail = new Watch(this, () => (this.ticketId ? ticketDetail(this.ticketId) : null));
  #presence = new Watch(this, () => (this.#detail.value ? ticketPresence(this.ticketId) : null));
  #reading = new Reading(
    this,
    () => this.conversation,
    () => this.#detail.value,
  );
  #goneId = '';

  constructor() {
    super();
    new Shortcuts(this, {
      a: () => void this.#take(),
      r: () => void this.composer?.write('reply'),
      n: () => void this.composer?.write('note'),
      s: () => this.controls?.showStatus(),
    });
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('ticketId')) {
      this.stale = null;
      this.lostTo = '';
      this.showSide = false;
    }
  }

  protected override updated() {
    const { value, resource } = this.#detail;
    // The list beside it keeps the row for a while, and names who has the ticket.
    if (value && resource?.gone && this.#goneId !== value.id) {
      this.#goneId = value.id;
      this.dispatchEvent(new LostEvent(value, resource.gone.agent?.name ?? ''));
    }
  }

  protected override render() {
    const ticket = this.#detail.value;
    const { error } = this.#detail;
    const gone = this.#goneWords();
    if (gone)
      return html`<ls-ticket-gone .ticketId=${this.ticketId} .words=${gone} .back=${this.back}></ls-ticket-gone>`;
    if (!ticket) {
      if (error) return html`<ls-message .error=${error} @retry=${() => this.#detail.resource?.reload()}></ls-message>`;
      return this.#skeleton();
    }
    return html`
      ${this.#header(ticket)}
      <div class="body ${this.showSide ? 'side-shown' : ''}">
        <div class="main">
          ${
            this.stale
              ? html`<ls-stale-notice .seen=${this.stale.seen} .now=${ticket} .wanted=${this.stale.wanted}
                  @keep=${() => {
                    this.stale = null;
                  }} @apply=${() => this.#apply(this.stale!.wanted)}></ls-stale-notice>`
              : nothing
          }
          ${this.#strip(ticket)}
          <div class="conversation" tabindex="0" role="region" aria-label=${t.ticket.conversation} @scroll=${this.#reading.look}>
            <ls-timeline .ticket=${ticket} .me=${session.user?.id ?? ''} .fresh=${this.#reading.fresh}></ls-timeline>
          </div>
          ${this.#beside()} ${this.#composer(ticket)}
        </div>
        <ls-ticket-side .ticket=${ticket}></ls-ticket-side>
      </div>
    `;
  }

  #goneWords(): [string, string] | null {
    const { value, error, resource } = this.#detail;
    if (this.lostTo) return [this.lostTo, t.ticket.lostHint];
    if (!resource?.gone) return error instanceof NotFoundError ? t.ticket.gone : null;
    const name = resource.gone.agent?.name;
    const number = value?.number ?? t.ticket.page;
    return [name ? t.ticket.hasItNow(name, number) : t.ticket.notYours(number), t.ticket.lostHint];
  }

  #header(ticket: TicketDetail) {
    return html`<header>
      <div class="title">
        <a class="button quiet square back" href=${href(this.back)} aria-label=${t.back} title=${t.back}>${icon(ArrowLeft)}</a>
        <h1><span class="number">${ticket.number}</span> <span class="subject" title=${ticket.subject}>${ticket.subject}</span></h1>
        ${
          this.stepping
            ? html`${this.#tool(ChevronUp, t.ticket.previous, () => this.#step(-1))}${this.#tool(ChevronDown, t.ticket.next, () => this.#step(1))}`
            : nothing
        }
        ${this.#tool(Link, t.ticket.copyLink, () => this.#copyLink(ticket))}
        <button class="button quiet square panel" type="button" aria-label=${t.ticket.details} title=${t.ticket.details}
          aria-pressed=${this.showSide} @click=${this.#toggleSide}>${icon(PanelRight)}</button>
      </div>
      <ls-ticket-controls .ticket=${ticket} ?busy=${this.changing} ?taking=${this.taking}
        @want=${(event: WantEvent) => this.#apply(event.wanted)} @take=${this.#take}></ls-ticket-controls>
    </header>`;
  }

  #tool(sign: typeof Link, words: string, act: () => void) {
    return html`<button class="button quiet square tool" type="button" aria-label=${words} title=${words} @click=${act}>${icon(sign)}</button>`;
  }

  /** On narrow windows, the delivery and the customer in one line that opens the rest. */
  #strip({ delivery, customer }: TicketDetail) {
    return html`<button class="strip" type="button" @click=${this.#toggleSide}>
      ${icon(Package)}
      ${delivery ? html`<strong>${delivery.tracking_number}</strong><span>${t.delivery[delivery.status]}</span>` : nothing}
      <span class="truncate">${customer?.name || t.list.unnamed}</span>${icon(ChevronRight)}
    </button>`;
  }

  /** Who else is here, and whether something came in below. */
  #beside() {
    return html`<div class="beside">
      <ls-presence .people=${this.#presence.value ?? []}></ls-presence>
      ${
        this.#reading.hasNewBelow
          ? html`<button class="button new-below" type="button" @click=${() => this.#reading.toEnd()}>
              ${icon(ArrowDown, 14)}${t.ticket.newBelow}
            </button>`
          : nothing
      }
    </div>`;
  }

  #composer(ticket: TicketDetail) {
    const allowed = ticket.allowed_actions;
    const canReply = allowed.includes('message');
    const hint = canReply
      ? ''
      : allowed.includes('assign_self')
        ? t.composer.takeFirst
        : isMine(ticket)
          ? t.composer.reopenFirst
          : t.composer.notYours;
    return html`<ls-composer .draftKey=${ticket.id} ?canReply=${canReply} ?canNote=${allowed.includes('note')}
      .replyHint=${hint} .to=${ticket.customer?.name ?? ''} .status=${ticket.status} .statuses=${ticket.allowed_statuses}
      @typing=${() => this.#presence.resource?.typing()} @send=${this.#send}></ls-composer>`;
  }

  #skeleton() {
    return html`<div class="loading" role="status" aria-busy="true" aria-label=${t.loading}>
      <i class="skeleton line"></i><i class="skeleton block"></i><i class="skeleton block tall"></i><i class="skeleton block"></i>
    </div>`;
  }

  #toggleSide = () => {
    this.showSide = !this.showSide;
  };

  #step(by: 1 | -1) {
    this.dispatchEvent(new CustomEvent('step', { detail: by }));
  }

  async #copyLink({ id }: TicketDetail) {
    try {
      await navigator.clipboard.writeText(location.origin + href(`/support/tickets/${id}`));
      toast(t.ticket.copied);
    } catch (error) {
      toast(explain(error), 'failed');
    }
  }

  #take = async () => {
    const ticket = this.#detail.value;
    if (!ticket?.allowed_actions.includes('assign_self') || this.taking) return;
    this.taking = true;
    try {
      await take(ticket.id);
      toast(t.ticket.took(ticket.number));
    } catch (error) {
      if (error instanceof ConflictError && error.code === 'already_assigned') this.#lose(ticket, error);
      else toast(explain(error), 'failed');
    } finally {
      this.taking = false;
      await this.#detail.resource?.reload();
      await this.updateComplete;
      // The button, or the row it was taken from, is gone: who works by keyboard goes on in the ticket.
      if (document.activeElement === document.body) this.conversation?.focus({ preventScroll: true });
    }
  };

  #lose(ticket: TicketDetail, { problem }: ConflictError) {
    const { name } = (problem.agent ?? { name: '' }) as { name: string };
    const words = name ? t.ticket.lost(name, ticket.number) : t.ticket.lostUnknown(ticket.number);
    // An admin still sees it; for an agent it is gone.
    if (session.user?.role !== 'admin') this.lostTo = words;
    toast(words, 'person');
    this.dispatchEvent(new LostEvent(ticket, name));
  }

  async #apply(wanted: Wanted) {
    const seen = this.#detail.value;
    if (!seen || this.changing) return;
    this.changing = true;
    this.stale = null;
    try {
      if ('agent_id' in wanted) await reassign(seen, wanted.agent_id);
      else await change(seen, wanted satisfies TicketChange);
    } catch (error) {
      if (error instanceof StaleVersionError) {
        this.stale = { seen, wanted };
        const now = error.problem.ticket as StaffTicket | undefined;
        if (now) settle(now);
      } else toast(explain(error), 'failed');
    } finally {
      this.changing = false;
      await this.#detail.resource?.reload();
    }
  }

  #send = async ({ mode, text, attempt, outcome }: SendEvent) => {
    const { composer, ticketId } = this;
    const seen = this.#detail.value?.version ?? 0;
    const after: StatusAfter | undefined = outcome ? { ...outcome, seen } : undefined;
    try {
      if (mode === 'note') await addNote(ticketId, text, attempt);
      else await reply(ticketId, text, attempt, after);
      composer.sent();
      if (mode === 'reply') this.#presence.resource?.stoppedTyping();
      void this.#reading.toEnd();
    } catch (error) {
      const now = error instanceof StaleVersionError ? (error.problem.ticket as StaffTicket | undefined) : undefined;
      if (now) {
        settle(now);
        composer.failed(t.composer.staleStatus(t.status[now.status]), 'refused');
      } else composer.failed(`${t.composer.failed} ${explain(error)}`);
    }
  };
}
