import { NotFoundError, type PendingAct, type TicketDetail } from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { ChangeWatch } from '../../change-watch.js';
import { goesOn } from '../../data/go-on.js';
import { lastWaiting, pendingActs, statusToBe } from '../../data/pending-acts.js';
import { ticketPresence } from '../../data/presence.js';
import { ticketDetail } from '../../data/ticket-detail.js';
import { ticketLists } from '../../data/tickets.js';
import { Watch } from '../../data/watch.js';
import { base, buttons, skeletons } from '../../parts/base.styles.js';
import './composer.js';
import '../../parts/confirm.js';
import type { ConfirmPart } from '../../parts/confirm.js';
import { icon } from '../../parts/icon.js';
import { ArrowDown, ChevronRight, Package } from '../../parts/icons.js';
import type { ComposerMode, ComposerPart, SendEvent } from './composer.js';
import '../../parts/message.js';
import '../../parts/presence.js';
import '../../parts/timeline.js';
import type { StatusChoice } from '../../parts/status-items.js';
import { toast } from '../../parts/toast.js';
import { session } from '../../session/session.js';
import { PaletteActions } from '../../shell/palette-actions.js';
import { Shortcuts } from '../../shell/shortcuts.js';
import { nameThing } from '../../shell/title.js';
import { toComposer } from '../../shell/to-composer.js';
import { typeAhead } from '../../shell/type-ahead.js';
import { offerUndo, undo } from '../../shell/undo.js';
import { t } from '../../texts/index.js';
import { Acting } from './acting.js';
import './conflict.js';
import { copyLink } from './copy-link.js';
import { leavingBy } from './leaving.js';
import { Noticing } from './noticing.js';
import { Reading } from './reading.js';
import { replyHint } from './reply-hint.js';
import { type TicketActs, ticketActions } from './ticket-actions.js';
import './ticket-controls.js';
import type { TicketControls, WantEvent } from './ticket-controls.js';
import './ticket-gone.js';
import './ticket-side.js';
import type { TicketSide } from './ticket-side.js';
import './ticket-title.js';
import { styles } from './ticket-view.styles.js';
import { UnderWay } from './under-way.js';
import { Unsent } from './unsent.js';
import type { Wanted } from './wanted.js';

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
 * @fires done - it was resolved, and the next one is wanted
 */
@customElement('ls-ticket-view')
export class TicketView extends LitElement {
  static override styles = [base, buttons, skeletons, styles];

  @property() ticketId = '';
  /** Where "back" leads. */
  @property() back = '/';
  /** It fills the page: "back" is always shown. */
  @property({ type: Boolean, reflect: true }) alone = false;
  @property({ type: Boolean }) stepping = false;

  @state() private showSide = false;

  @query('.conversation') private conversation!: HTMLElement;
  @query('ls-composer') private composer!: ComposerPart;
  @query('ls-ticket-controls') private controls!: TicketControls;
  @query('ls-confirm') private confirm!: ConfirmPart;
  @query('ls-ticket-side') private side!: TicketSide;

  #detail = new Watch(this, () => (this.ticketId ? ticketDetail(this.ticketId) : null));
  #presence = new Watch(this, () => (this.#detail.value ? ticketPresence(this.ticketId) : null));
  #noticing = new Noticing(this, () => this.#detail.value);
  #acting = new Acting(
    this,
    () => this.#detail.value,
    (ticket, name) => this.dispatchEvent(new LostEvent(ticket, name)),
  );
  #reading = new Reading(
    this,
    () => this.conversation,
    () => this.#detail.value,
  );
  #unsent = new Unsent({
    ticketId: () => this.ticketId,
    composer: () => this.composer,
    confirm: () => this.confirm,
    sending: () => this.#sending,
  });
  #underWay = new UnderWay(this);
  #goneId = '';
  #acts: TicketActs = {
    take: () => void this.#take(),
    write: (mode) => this.#write(mode),
    want: (wanted) => void this.#want(wanted),
    copyLink: () => void copyLink(this.#detail.value?.number ?? this.ticketId),
  };

  constructor() {
    super();
    new ChangeWatch(this, pendingActs);
    new Shortcuts(this, {
      a: () => void this.#take(),
      r: () => this.#write('reply'),
      n: () => this.#write('note'),
      s: () => void this.#showStatus(),
      e: () => void this.#resolve(),
    });
    new PaletteActions(this, {
      heading: () => t.palette.on(this.#detail.value?.number ?? ''),
      actions: () => (this.#detail.value && !this.#goneWords() ? ticketActions(this.#detail.value, this.#acts) : []),
    });
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has('ticketId')) return;
    this.#acting.forget();
    this.showSide = false;
  }

  override connectedCallback() {
    super.connectedCallback();
    toComposer.addEventListener('write', this.#toComposer);
  }

  /** Whatever can be written: a reply, else a note. */
  #toComposer = () => this.#write(this.#detail.value?.allowed_actions.includes('message') ? 'reply' : 'note');

  override disconnectedCallback() {
    super.disconnectedCallback();
    toComposer.removeEventListener('write', this.#toComposer);
    nameThing('');
  }

  protected override updated() {
    const { value, resource } = this.#detail;
    nameThing(value ? `${value.number} ${value.subject}` : '');
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
      return html`<ls-ticket-gone ?alone=${this.alone} .ticketId=${this.ticketId} .words=${gone} .back=${this.back}></ls-ticket-gone>`;
    if (!ticket) {
      if (error)
        return html`<ls-message ?alone=${this.alone} .error=${error} @retry=${() => this.#detail.resource?.reload()}></ls-message>`;
      return this.#skeleton();
    }
    return html`
      <header>
        <ls-ticket-title .ticket=${ticket} .back=${this.back} ?alone=${this.alone} ?stepping=${this.stepping}
          ?sideShown=${this.showSide} @side=${this.#toggleSide}></ls-ticket-title>
        ${
          // Another ticket gets others: a menu left open would act on the wrong one.
          keyed(
            ticket.id,
            html`<ls-ticket-controls .ticket=${{ ...ticket, ...statusToBe(ticket.id) }} .changes=${this.#noticing.changes} ?busy=${this.#acting.changing}
              ?taking=${this.#acting.taking} @want=${(event: WantEvent) => this.#want(event.wanted)} @take=${this.#take}></ls-ticket-controls>`,
          )
        }
      </header>
      <div class="body ${this.showSide ? 'side-shown' : ''}">
        <div class="main">
          ${this.#strip(ticket)} ${this.#conflict(ticket)}
          <div class="conversation" tabindex="0" role="region" aria-label=${t.ticket.conversation} @scroll=${this.#reading.look}>
            <ls-timeline @parcel=${this.#showParcel} .ticket=${ticket} .me=${session.user?.id ?? ''} .fresh=${this.#reading.fresh}
              .pending=${this.#underWay.on(ticket.id)}></ls-timeline>
          </div>
          ${this.#beside()} ${this.#composer(ticket)}
        </div>
        <ls-ticket-side tabindex="0" role="region" aria-label=${t.side.label} .ticket=${ticket}></ls-ticket-side>
      </div>
      <ls-confirm></ls-confirm>
    `;
  }

  #goneWords(): [string, string] | null {
    const { value, error, resource } = this.#detail;
    if (this.#acting.lost) return [this.#acting.lost, t.ticket.lostHint];
    if (!resource?.gone) return error instanceof NotFoundError ? t.ticket.gone : null;
    const name = resource.gone.agent?.name;
    const number = value?.number ?? t.ticket.page;
    return [name ? t.ticket.hasItNow(name, number) : t.ticket.notYours(number), t.ticket.lostHint];
  }

  #conflict(ticket: TicketDetail) {
    const { met } = this.#acting;
    if (!met) return nothing;
    return html`<ls-conflict .seen=${met.seen} .now=${ticket} .wanted=${met.wanted} ?withReply=${met.withReply}
      @keep=${this.#keepTheirs} @apply=${this.#useMine}></ls-conflict>`;
  }

  /** On narrow windows, the delivery and the customer in one line that opens the rest. */
  #strip({ delivery, delivery_ref, customer }: TicketDetail) {
    return html`<button class="strip" type="button" @click=${this.#toggleSide}>
      ${icon(Package)}
      ${delivery || delivery_ref ? html`<strong class="truncate">${delivery?.tracking_number ?? delivery_ref}</strong>` : nothing}
      ${delivery ? html`<span>${t.delivery[delivery.status]}</span>` : nothing}
      <span class="person"><span class="truncate" dir="auto">${customer?.name || t.list.unnamed}</span></span>${icon(ChevronRight)}
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
    return html`<ls-composer .draftKey=${ticket.id} ?canReply=${allowed.includes('message')} ?canNote=${allowed.includes('note')}
      .replyHint=${replyHint(ticket)} .to=${ticket.customer?.name ?? ''} .status=${statusToBe(ticket.id)?.status ?? ticket.status} .statuses=${this.#acting.waits ? [] : ticket.allowed_statuses}
      ?stepping=${this.stepping} @typing=${() => this.#presence.resource?.typing()}
      @sending=${this.#unsent.beforeSending} @send=${this.#send} @undo=${this.#undo}></ls-composer>`;
  }

  /** What a list knows of it already stands there at once. */
  #skeleton() {
    const row = ticketLists()
      .flatMap((list) => list.value?.data ?? [])
      .find(({ id }) => id === this.ticketId);
    return html`${
      row
        ? html`<header><ls-ticket-title .ticket=${row} .back=${this.back} ?alone=${this.alone} ?stepping=${this.stepping}></ls-ticket-title>
            <ls-status look="chip" .status=${row.status}></ls-status></header>`
        : nothing
    }<div class="loading" role="status" aria-busy="true" aria-label=${t.loading}>
      <i class="skeleton line"></i><i class="skeleton block"></i><i class="skeleton block tall"></i><i class="skeleton block"></i>
    </div>`;
  }

  /** What is known of the parcel, also in a window that has it behind a button. */
  #showParcel = async () => {
    this.showSide = true;
    await this.updateComplete;
    this.side.showParcel();
  };

  #toggleSide = () => {
    this.showSide = !this.showSide;
  };

  #take = async () => {
    const { ticketId } = this;
    if (!ticketId) return;
    await this.#acting.take(ticketId);
    await this.updateComplete;
    // The button, or the row it was taken from, is gone: who works by keyboard goes on in the ticket.
    if (this.ticketId === ticketId && document.activeElement === document.body) this.#toConversation();
  };

  #toConversation() {
    this.conversation?.focus({ preventScroll: true });
  }

  /** Keys are quicker than answers. Resolves to whether the ticket is there now, and still the one that is open. */
  async #isThere(): Promise<boolean> {
    const { ticketId } = this;
    if (!ticketId) return false;
    await this.#acting.settled(ticketId);
    await this.updateComplete;
    return this.isConnected && this.ticketId === ticketId && this.#detail.value !== undefined;
  }

  #write(mode: ComposerMode): void {
    void typeAhead(this.#isThere().then((isThere) => (isThere ? this.composer?.write(mode) : undefined)));
  }

  async #showStatus() {
    if (await this.#isThere()) this.controls?.showStatus();
  }

  async #resolve() {
    // Only what one has seen: a key pressed twice must not resolve the next ticket, too.
    if (!this.#detail.value || !(await this.#isThere())) return;
    if (this.#detail.value.allowed_statuses.includes('resolved')) await this.#want({ status: 'resolved' });
  }

  /** Whether one may go on to another ticket. */
  mayLeave = (): Promise<boolean> => this.#unsent.mayLeave();

  async #want(wanted: Wanted) {
    const ticket = this.#detail.value;
    if (this.#acting.waits) return toast(t.undo.first(ticket?.number ?? ''));
    const leaving = leavingBy(wanted, session.user?.id ?? '');
    const mode = this.composer?.unsent;
    if (ticket && leaving && mode) {
      const { status, awaiting } = wanted as Partial<StatusChoice>;
      const outcome = status ? { status, ...(awaiting && { awaiting }) } : null;
      const how = await this.#unsent.over(leaving, mode, outcome);
      // Reply and status have gone together.
      if (how === null || (how === 'sent' && mode === 'reply' && outcome)) return;
    }
    const made = await this.#acting.apply(wanted);
    if (made && made !== true) this.#done(made);
  }

  /** Says what was done. Resolved: on to the next one, unless the person wants to stay, is elsewhere by now, or has begun to write something more. */
  #done(act: PendingAct) {
    const { ticket_id: id, number, status } = act;
    if (status === 'resolved') offerUndo(act, t.ticket.resolved(number));
    else if (act.state === 'waiting')
      offerUndo(act, status ? t.undo.status(number, t.status[status]) : t.undo.sent(number));
    if (status !== 'resolved') return;
    const isHere = this.isConnected && this.ticketId === id && !this.composer?.isWriting;
    if (this.stepping && goesOn() && isHere) this.dispatchEvent(new Event('done'));
  }

  #keepTheirs = async () => {
    const withReply = this.#acting.met?.withReply;
    this.#acting.keepTheirs();
    if (withReply) this.composer.settle();
    await this.updateComplete;
    if (withReply) await this.composer.write('reply');
    else this.#toConversation();
  };

  #useMine = () => {
    const { met } = this.#acting;
    if (!met) return;
    if (!met.withReply) return void this.#want(met.wanted);
    this.#acting.keepTheirs();
    this.composer.again();
  };

  #undo = (event: Event) => {
    const last = lastWaiting(this.ticketId);
    if (last?.body == null) return;
    event.preventDefault();
    void undo(last);
  };

  /** The last that was sent: whether it has arrived. */
  #sending: Promise<boolean> = Promise.resolve(true);

  #send = (event: SendEvent) => {
    this.#sending = this.#deliver(event);
  };

  async #deliver(event: SendEvent): Promise<boolean> {
    const ticket = this.#detail.value;
    const { mode } = event;
    const arrived = ticket && this.#underWay.show(ticket, event);
    void this.#reading.toEnd();
    const { how, ...told } = await this.#acting.send(event);
    arrived?.();
    if (!ticket) return false;
    await this.updateComplete;
    // Not the one it came from: another ticket, or this one loaded again, may have a composer of its own by now.
    const composer = this.composer ?? (event.target as ComposerPart);
    const isOpen = this.ticketId === ticket.id;
    if ('why' in told) {
      composer.failed(ticket.id, mode, told.why, how === 'met' ? 'refused' : 'unknown');
      // Another ticket is open by now: its composer is not this one's, and a failed text is still its draft.
      if (!isOpen) toast(`${ticket.number}: ${told.why}`, 'failed');
      return false;
    }
    composer.sent(ticket.id, mode);
    if (isOpen && mode === 'reply') this.#presence.resource?.stoppedTyping();
    if (isOpen) void this.#reading.toEnd();
    if ('act' in told && told.act) this.#done(told.act);
    return true;
  }
}
