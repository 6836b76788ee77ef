import type { StaffTicket } from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { hasHadTicket } from '../../data/first-ticket.js';
import { listPlace } from '../../data/list-place.js';
import { Neighbours } from '../../data/neighbours.js';
import { choices, choose, isChosen } from '../../data/own-choice.js';
import { queueCounts } from '../../data/queue-counts.js';
import { queueList, queues, shows } from '../../data/tickets.js';
import { Watch } from '../../data/watch.js';
import { base } from '../../parts/base.styles.js';
import '../../parts/message.js';
import { ChangeWatch } from '../../change-watch.js';
import { focused } from '../../parts/focused.js';
import { toast } from '../../parts/toast.js';
import { asked, go, listAddress, place, router, step, withQuery } from '../../router.js';
import { session } from '../../session/session.js';
import { Shortcuts } from '../../shell/shortcuts.js';
import { t } from '../../texts/index.js';
import '../ticket/ticket-view.js';
import { beside } from '../ticket/beside.js';
import type { LostEvent, TicketView } from '../ticket/ticket-view.js';
import { styles } from './dashboard-page.styles.js';
import './queue-list.js';
import type { QueueList } from './queue-list.js';

/** The agent's desk: a queue and, beside it, the ticket being worked on. Both are in the URL. */
@customElement('ls-dashboard-page')
export class DashboardPage extends LitElement {
  static override styles = [base, styles];

  @query('ls-queue-list') private list!: QueueList;
  @query('ls-ticket-view') private view!: TicketView | null;
  /** Tickets that somebody else took a moment before: they stay for a while, greyed, with the name. */
  @state() private lost: { ticket: StaffTicket; name: string }[] = [];

  /** The open ticket's row, as it was listed last. */
  #row: StaffTicket | undefined;
  /** The list's order when the open ticket last stood where it was opened: what comes next, once it has left. */
  #order: string[] = [];
  /** The part of the list where the open ticket stood when it was opened. */
  #part: { id: string; name: string } | null = null;
  #tickets = new Watch(this, () => queueList(asked('queue', queues), asked('show', shows)));

  #counts = new Watch(this, queueCounts);
  #hadTicket = new Watch(this, () => (this.#mayBeNew ? hasHadTicket() : null));

  constructor() {
    super();
    new ChangeWatch(this, router, () => void this.#move());
    new ChangeWatch(this, choices);
    new Shortcuts(this, {
      j: () => void this.#step(1),
      k: () => void this.#step(-1),
      Escape: () => go(withQuery({ ticket: null })),
    });
    new Neighbours(
      this,
      () => this.#ticket,
      () => [this.#beside(1), this.#beside(-1)],
    );
  }

  get #ticket(): string {
    return place().query.get('ticket') ?? '';
  }

  async #move() {
    const was = this.#row?.id;
    this.lost = this.lost.filter(({ ticket }) => ticket.id === this.#ticket);
    this.requestUpdate();
    if (this.#ticket) {
      listPlace(listAddress()).at = this.#ticket;
      return;
    }
    await this.updateComplete;
    // Back at the list: the keys go on where one was.
    if (was && this.isConnected && focused() === document.body) this.list.focusRow(was);
  }

  /** An agent with nothing to do yet, who has not been welcomed in this browser. */
  get #mayBeNew(): boolean {
    const isEmpty = asked('queue', queues) === 'assigned' && this.#tickets.value?.data.length === 0;
    return isEmpty && asked('show', shows) === 'all' && session.user?.role === 'support_agent' && !isChosen('welcomed');
  }

  #welcomed = async () => {
    choose('welcomed', true);
    await this.updateComplete;
    // What had the focus is gone.
    this.list.focusEmpty();
  };

  protected override willUpdate() {
    const open = this.#tickets.value?.data.find(({ id }) => id === this.#ticket);
    if (open) this.#row = open;
  }

  protected override render() {
    const ticket = this.#ticket;
    const { resource } = this.#tickets;
    const isNew = !ticket && this.#mayBeNew && this.#hadTicket.value === false;
    if (isNew) import('./welcome.js').catch(() => undefined);
    return html`<div class="columns ${ticket ? 'with-ticket' : isNew ? 'with-welcome' : ''}">
      <ls-queue-list class="list" .queue=${asked('queue', queues)} .show=${asked('show', shows)} .list=${resource} .page=${this.#tickets.value}
        .error=${this.#tickets.error} .selected=${ticket} .lost=${this.lost}></ls-queue-list>
      <section class="ticket" aria-label=${t.ticket.page}>
        ${
          ticket
            ? html`<ls-ticket-view .ticketId=${ticket} back=${withQuery({ ticket: null })} @lost=${this.#lose}
                @step=${(event: CustomEvent<1 | -1>) => void this.#step(event.detail)} @done=${this.#next} stepping></ls-ticket-view>`
            : this.#tickets.value?.data.length
              ? html`<ls-message .words=${t.list.choose}></ls-message>`
              : isNew
                ? html`<ls-welcome .name=${session.user?.name ?? ''} @done=${this.#welcomed}></ls-welcome>`
                : nothing
        }
      </section>
    </div>`;
  }

  protected override updated() {
    const counts = session.user && this.#counts.value;
    // Who has a ticket is new no longer, also when it has gone.
    if (counts && counts.assigned + counts.on_hold + counts.resolved > 0 && !isChosen('welcomed'))
      choose('welcomed', true);
    const id = this.#ticket;
    const name = this.list.partOf(id);
    if (name !== undefined && this.#part?.id !== id) this.#part = { id, name };
    if (name !== undefined && name === this.#part?.name) this.#order = this.list.order();
  }

  /** The ticket after or before the open one, or the row that has the focus. */
  #beside(by: 1 | -1): string | undefined {
    const order = this.list?.order() ?? [];
    const id = this.#ticket || this.list?.focusedRow();
    // An answer has moved it to another part of the list: one goes on where it stood.
    const hasMoved = this.#part?.id === id && this.list.partOf(id) !== this.#part.name;
    return beside(id, by, hasMoved ? order.filter((one) => one !== id) : order, this.#order);
  }

  async #step(by: 1 | -1) {
    const from = this.#ticket;
    if (this.view && !(await this.view.mayLeave())) return;
    // The end of what is loaded is not the end of the list.
    if (by === 1 && !this.#beside(1)) await this.list.more();
    const next = this.#ticket === from ? this.#beside(by) : undefined;
    if (next) this.#open(next);
  }

  #open(id: string) {
    if (matchMedia('(min-width: 820px)').matches || this.#ticket) step(withQuery({ ticket: id }));
    this.list.focusRow(id);
  }

  /** This one is done: on to the one after it, or before it at the end. */
  #next = () => {
    const done = this.#ticket;
    const order = this.list.order().filter((id) => id !== done);
    const next = beside(done, 1, order, this.#order) ?? beside(done, -1, order, this.#order);
    if (next) return this.#open(next);
    toast(t.ticket.lastOne);
    go(withQuery({ ticket: null }));
  };

  #lose = ({ ticket, name }: LostEvent) => {
    if (this.#row?.id !== ticket.id) return;
    this.lost = [...this.lost.filter((one) => one.ticket.id !== ticket.id), { ticket: this.#row, name }];
  };
}
