import { html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { ChangeWatch } from '../../change-watch.js';
import { listPlace } from '../../data/list-place.js';
import { Neighbours } from '../../data/neighbours.js';
import { foundTicket, idOf, numberIn } from '../../data/ticket-address.js';
import type { TicketList } from '../../data/ticket-list.js';
import { ticketDetail } from '../../data/tickets.js';
import { Watch } from '../../data/watch.js';
import '../../parts/message.js';
import { MorePages } from '../../parts/more-pages.js';
import { toast } from '../../parts/toast.js';
import { go, lastList, router, step, ticketPath } from '../../router.js';
import { homeOf } from '../../session/home-of.js';
import { session } from '../../session/session.js';
import { Shortcuts } from '../../shell/shortcuts.js';
import { t } from '../../texts/index.js';
import { beside } from './beside.js';
import { listAt } from './came-from.js';
import './ticket-view.js';
import type { TicketView } from './ticket-view.js';

/**
 * One ticket on a page of its own: what links in notifications and tables lead to. Where one came from a list that
 * holds it, the next and the previous one of that list are a key away.
 */
@customElement('ls-ticket-page')
export class TicketPage extends LitElement {
  /** The number or the id that stands in the address. */
  @property() ticket = '';

  @query('ls-ticket-view') private view!: TicketView | null;

  #found = new Watch(this, () => {
    const number = numberIn(this.ticket);
    return number && !idOf(number) ? foundTicket(number) : null;
  });
  #list = new Watch<TicketList>(this, () => (this.#from ? listAt(this.#from) : null));
  #detail = new Watch(this, () => (this.#id ? ticketDetail(this.#id) : null));
  #pages = new MorePages(this, () => this.#list.resource);
  /** The list's order when the open ticket last stood in it: what comes next, once it has left. */
  #order: string[] = [];

  constructor() {
    super();
    new ChangeWatch(this, router);
    new Shortcuts(this, {
      j: () => void this.#step(1),
      k: () => void this.#step(-1),
      Escape: () => go(this.#back),
    });
    new Neighbours(
      this,
      () => this.#id,
      () => [this.#beside(1), this.#beside(-1)],
    );
  }

  protected override createRenderRoot() {
    return this;
  }

  get #id(): string {
    const number = numberIn(this.ticket);
    return number ? (idOf(number) ?? this.#found.value ?? '') : this.ticket;
  }

  /** The list one came from; it may have been another person's. */
  get #from(): string | null {
    const list = lastList();
    return list && (session.user?.role === 'admin' || !list.startsWith('/admin/')) ? list : null;
  }

  get #back(): string {
    return this.#from ?? homeOf(session.user);
  }

  get #rows(): string[] {
    return this.#list.value?.data.map(({ id }) => id) ?? [];
  }

  #beside(by: 1 | -1): string | undefined {
    return this.#steps ? beside(this.#id, by, this.#rows, this.#order) : undefined;
  }

  /** It stands in the list one came from, or did a moment ago. */
  get #steps(): boolean {
    return this.#order.includes(this.#id);
  }

  protected override render() {
    const { error, resource } = this.#found;
    if (!this.#id) {
      // The view says why, and leads back.
      if (!error) return html`<ls-ticket-view alone></ls-ticket-view>`;
      return html`<ls-message alone .words=${t.ticket.gone} .error=${error.name === 'NotFoundError' ? undefined : error} @retry=${() => resource?.reload()}></ls-message>`;
    }
    return html`<ls-ticket-view .ticketId=${this.#id} back=${this.#back} alone ?stepping=${this.#steps}
      @step=${(event: CustomEvent<1 | -1>) => void this.#step(event.detail)} @done=${this.#next}></ls-ticket-view>`;
  }

  protected override update(changed: Map<string, unknown>) {
    // What is watched is chosen by now.
    const rows = this.#rows;
    if (rows.includes(this.#id)) this.#order = rows;
    super.update(changed);
  }

  protected override updated() {
    if (this.#steps) listPlace(this.#back).at = this.#id;
    const number = this.#detail.value?.number;
    // What stands in the address can be read out, and pasted into a chat.
    if (number && number !== this.ticket) go(ticketPath(number), { replace: true });
  }

  async #step(by: 1 | -1) {
    const from = this.#id;
    if (!this.#steps || (this.view && !(await this.view.mayLeave()))) return;
    // The end of what is loaded is not the end of the list.
    if (by === 1 && !this.#beside(1) && this.#list.value?.next_cursor) await this.#pages.load();
    if (this.#id === from) this.#open(this.#beside(by));
  }

  #open(id: string | undefined) {
    if (id) step(ticketPath(this.#list.value?.data.find((ticket) => ticket.id === id)?.number ?? id));
  }

  /** This one is done: on to the one after it, or before it at the end. */
  #next = () => {
    const rows = this.#rows.filter((id) => id !== this.#id);
    const next = beside(this.#id, 1, rows, this.#order) ?? beside(this.#id, -1, rows, this.#order);
    if (next) return this.#open(next);
    toast(t.ticket.lastOne);
    go(this.#back);
  };
}
