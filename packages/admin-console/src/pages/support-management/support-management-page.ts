import { type StaffTicket, StaleVersionError } from '@logishift/support-sdk';
import { shape } from '@logishift/support-widget/theme';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { agentList, assignable } from '../../data/agents.js';
import { BulkRun, bulk } from '../../data/bulk.js';
import { drafts, hasDraft, unsentDraft } from '../../data/drafts.js';
import { listPlace } from '../../data/list-place.js';
import { supportStats } from '../../data/stats.js';
import { change, reassign, settle, ticketTable } from '../../data/tickets.js';
import { Watch } from '../../data/watch.js';
import { base, buttons, chips } from '../../parts/base.styles.js';
import { categories, priorities, statuses } from '../../parts/closed-sets.js';
import '../../parts/confirm.js';
import type { ConfirmPart } from '../../parts/confirm.js';
import { focused } from '../../parts/focused.js';
import { HeldRows } from '../../parts/held-rows.js';
import { icon } from '../../parts/icon.js';
import { ArrowUp, Columns, Layers, Plus, Search, UserX, X } from '../../parts/icons.js';
import '../../parts/menu.js';
import type { ChooseEvent, MenuItem } from '../../parts/menu.js';
import '../../parts/message.js';
import '../../shell/page-header.js';
import { searchPath } from '../../shell/to-search.js';
import '../../parts/priority.js';
import '../../parts/stat-tile.js';
import '../../parts/status.js';
import { ChangeWatch } from '../../change-watch.js';
import { MorePages } from '../../parts/more-pages.js';
import { ScrollPlace } from '../../parts/scroll-place.js';
import { toast } from '../../parts/toast.js';
import { cameFromTicket, go, href, listAddress, place, router, withQuery } from '../../router.js';
import { session } from '../../session/session.js';
import { wholeNumber } from '../../texts/format.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';
import { leavingBy, questionOn } from '../ticket/leaving.js';
import type { Wanted } from '../ticket/wanted.js';
import './bulk-bar.js';
import type { BulkAct, BulkActEvent } from './bulk-bar.js';
import { type Column, columns, fixedColumns, keepColumns, shownColumns } from './columns.js';
import { defaultSort, type Filters, isFiltered, readFilters, toFilterText, toQuery, totalOf } from './filters.js';
import { styles } from './support-management-page.styles.js';
import './ticket-table.js';
import type { ReassignEvent, SelectEvent, SortEvent, TicketTablePart, ViewEvent } from './ticket-table.js';

/** Admin: how many tickets there are, and all of them in a table. Filters and order are in the URL. */
@customElement('ls-support-management-page')
export class SupportManagementPage extends LitElement {
  static override styles = [base, buttons, chips, styles];

  @state() private selected: ReadonlySet<string> = new Set();
  @state() private shown: Column[] = shownColumns(innerWidth);
  @state() private withChart = false;
  @query('ls-confirm') private confirm!: ConfirmPart;
  @query('ls-ticket-table') private table!: TicketTablePart | null;
  @query('.scroll') private box!: HTMLElement;
  /** What stood in the URL when the tickets were selected. */
  #selectedIn = '';

  #stats = new Watch(this, supportStats);
  #agents = new Watch(this, agentList);
  #tickets = new Watch(this, () => ticketTable(toQuery(this.#filters)));
  #pages = new MorePages(this, () => this.#tickets.resource);
  #held = new HeldRows<StaffTicket>(this, () => this.table);

  constructor() {
    super();
    new ChangeWatch(this, router);
    new ChangeWatch(this, drafts, () => this.table?.requestUpdate());
    new ScrollPlace(this, {
      box: () => this.box,
      place: () => listPlace(listAddress()),
      isThere: () => this.#tickets.value !== undefined,
    });
  }

  override connectedCallback() {
    super.connectedCallback();
    bulk.addEventListener('change', this.#bulkChanged);
    addEventListener('resize', this.#resized);
    // After the table, which is what one comes for.
    void this.updateComplete
      .then(() => import('./daily-chart.js'))
      .then(() => {
        this.withChart = true;
      });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    bulk.removeEventListener('change', this.#bulkChanged);
    removeEventListener('resize', this.#resized);
  }

  protected override willUpdate() {
    const now = JSON.stringify(toQuery(this.#filters));
    const loaded = new Set(this.#tickets.value?.data.map(({ id }) => id));
    // What is not seen must not be changed with what is: other filters hide it, or it has left the list.
    const kept = now === this.#selectedIn ? [...this.selected].filter((id) => loaded.has(id)) : [];
    if (kept.length < this.selected.size) this.selected = new Set(kept);
    this.#selectedIn = now;
  }

  /** The ticket whose row one comes back to, until that has the focus. */
  #comesBackTo = cameFromTicket() ? listPlace(listAddress()).at : '';

  protected override updated() {
    if (!this.#comesBackTo || !this.#tickets.value || !this.table) return;
    const id = this.#comesBackTo;
    this.#comesBackTo = '';
    this.table.at = id;
    // After the place was scrolled to: the row may not have been drawn before.
    requestAnimationFrame(() =>
      requestAnimationFrame(async () => {
        await this.table?.updateComplete;
        const at = focused();
        if (at === document.body || at?.localName === 'main') this.table?.focusRow(id);
      }),
    );
  }

  #bulkChanged = () => this.requestUpdate();

  #resized = () => {
    const wanted = shownColumns(innerWidth);
    if (wanted.join() !== this.shown.join()) this.shown = wanted;
  };

  get #filters(): Filters {
    return readFilters(place().query);
  }

  protected override render() {
    const filters = this.#filters;
    return html`
      <ls-page-header .heading=${t.management.title} .lead=${t.management.lead}></ls-page-header>
      <div class="scroll" tabindex="0" role="region" aria-label=${t.management.title}>
        ${this.#tiles(filters)} ${this.#filterBar(filters)} ${this.#table(filters)}
      </div>
      <footer class="numbers">${this.#footer(filters)}</footer>
      <ls-confirm></ls-confirm>
      <ls-bulk-bar .count=${this.selected.size} .total=${totalOf(filters, this.#stats.value)} .run=${bulk.run} .agents=${assignable(this.#agents.value ?? [])}
        @act=${this.#bulk} @clear=${() => this.#select(new Set())}
        @stop=${() => bulk.run?.stop()} @retry=${() => bulk.run?.retry()} @dismiss=${() => bulk.show(null)}></ls-bulk-bar>
    `;
  }

  #tiles(filters: Filters) {
    const stats = this.#stats.value;
    const only = (status: string, agent: string) =>
      filters.category.length + filters.priority.length === 0 &&
      filters.status.join() === status &&
      filters.agent === agent;
    const tile = (
      label: string,
      value: number | undefined,
      status: string,
      agent: string,
      sign: unknown,
      kind: string,
      hint = '',
    ) =>
      html`<ls-stat-tile .label=${label} .value=${value} .hint=${hint} ?selected=${only(status, agent)}
        .href=${href(withQuery({ status, agent, category: null, priority: null }))}>
        <span slot="icon" class=${kind}>${sign}</span>
      </ls-stat-tile>`;
    return html`<div class="tiles">
      ${tile(t.management.total, stats?.total, '', '', icon(Layers), '', t.management.inTotal)}
      ${tile(t.status.open, stats?.open, 'open', '', shape('open'), 'open')}
      ${tile(t.status.in_progress, stats?.in_progress, 'in_progress', '', shape('in_progress'), 'in-progress')}
      ${tile(t.management.unassigned, stats?.unassigned, 'open', 'none', icon(UserX), 'unassigned')}
      ${this.withChart ? html`<ls-daily-chart></ls-daily-chart>` : html`<div class="chart"></div>`}
    </div>`;
  }

  #filterBar(filters: Filters) {
    const agents = this.#agents.value?.filter(({ state }) => state === 'approved') ?? [];
    const agentName =
      filters.agent === 'none' ? t.management.unassigned : agents.find(({ id }) => id === filters.agent)?.name;
    const words = t.management.columns;
    return html`<div class="chips" role="group" aria-label=${t.management.filters}>
      ${this.#filter(
        'status',
        words.status,
        filters.status,
        statuses.map((value) => ({ value, label: html`<ls-status .status=${value}></ls-status>` })),
        (value) => t.status[value],
      )}
      ${this.#filter(
        'category',
        words.category,
        filters.category,
        categories.map((value) => ({ value, label: t.category[value] })),
        (value) => t.category[value],
      )}
      ${this.#filter(
        'priority',
        words.priority,
        filters.priority,
        priorities.map((value) => ({ value, label: html`<ls-priority .priority=${value}></ls-priority>` })),
        (value) => t.priority[value],
      )}
      ${this.#filter(
        'agent',
        words.agent,
        filters.agent ? [filters.agent] : [],
        [
          { value: 'none', label: t.management.unassigned },
          ...agents.map(({ id, name }) => ({ value: id, label: name })),
        ],
        () => agentName ?? '',
        false,
      )}
      ${isFiltered(filters) ? html`<a class="clear" href=${href(withQuery({ status: null, category: null, priority: null, agent: null }))}>${t.management.clear}</a>` : nothing}
      <a class="chip search" href=${href(searchPath(toFilterText(filters)))}>${icon(Search, 12)}${t.search.field}</a>
      <ls-menu class="columns" look="chip" multiple align="end" .heading=${t.management.chooseColumns}
        .items=${columns.map((value) => ({ value, label: t.management.columns[value], checked: this.shown.includes(value), disabled: fixedColumns.includes(value) }))}
        @choose=${this.#column}>${icon(Columns, 12)}${t.management.chooseColumns}</ls-menu>
    </div>`;
  }

  #filter<T extends string>(
    name: string,
    label: string,
    chosen: T[],
    options: (Omit<MenuItem, 'value'> & { value: T })[],
    word: (value: T) => string,
    multiple = true,
  ) {
    const on = chosen.length > 0;
    const words = chosen.map(word).join(', ');
    return html`<span class="filter ${on ? 'on' : ''}">
      <ls-menu look="chip" ?multiple=${multiple} .heading=${label}
        .items=${options.map((item) => ({ ...item, checked: chosen.includes(item.value) }))}
        @choose=${({ value }: ChooseEvent) => {
          const rest = chosen.filter((one) => one !== value);
          const next = rest.length < chosen.length ? rest : multiple ? [...chosen, value] : [value];
          go(withQuery({ [name]: next.join(',') }), { replace: true });
        }}>
        ${on ? html`${label}: ${words}` : html`${icon(Plus, 12)}${label}`}
      </ls-menu>
      ${
        on
          ? html`<a class="remove" href=${href(withQuery({ [name]: null }))} aria-label=${t.management.remove(label)}
              title=${t.management.remove(label)}>${icon(X, 12)}</a>`
          : nothing
      }
    </span>`;
  }

  #table(filters: Filters) {
    const { value, error, resource } = this.#tickets;
    const rows = value && this.#held.of(resource, value.data);
    if (!value && error) return html`<ls-message .error=${error} @retry=${() => resource?.reload()}></ls-message>`;
    if (value?.data.length === 0) {
      return html`<ls-message .words=${isFiltered(filters) ? t.management.noneFit : t.management.empty}></ls-message>`;
    }
    const { waiting } = this.#held;
    return html`<div class="held" role="status">${
      waiting > 0
        ? html`<button class="button" type="button" @click=${this.#showHeld}>${icon(ArrowUp, 14)}${t.list.held(waiting)}</button>`
        : nothing
    }</div>
    <ls-ticket-table .tickets=${rows} @more=${this.#more} @pointerleave=${this.#held.left} @focusout=${this.#held.left} .sort=${filters.sort} .columns=${this.shown}
      .selected=${this.selected} .total=${totalOf(filters, this.#stats.value)}
      @select=${({ selected }: SelectEvent) => this.#select(selected)} @view=${this.#viewed}
      .agents=${this.#agents.value && assignable(this.#agents.value)}
      @sort=${({ sort }: SortEvent) => go(withQuery({ sort: sort === defaultSort ? null : sort }), { replace: true })}
      @reassign=${this.#reassign}></ls-ticket-table>`;
  }

  #showHeld = () => {
    this.#held.release();
    this.box.scrollTo({ top: 0 });
  };

  /** The keys have come to the end of what is loaded. */
  #more = async () => {
    const from = this.table?.at;
    const count = this.#tickets.value?.data.length ?? 0;
    if (!this.#tickets.value?.next_cursor) return;
    await this.#pages.load();
    await this.updateComplete;
    const next = this.#tickets.value?.data[count];
    if (!next || this.table?.at !== from) return;
    this.table!.at = next.id;
    await this.table!.updateComplete;
    this.table!.focusRow(next.id);
  };

  #footer(filters: Filters) {
    const page = this.#tickets.value;
    if (!page) return nothing;
    const loaded = page.data.length;
    const total = totalOf(filters, this.#stats.value);
    const words = !page.next_cursor
      ? t.management.loadedAll(loaded)
      : total === null
        ? t.management.loadedSome(wholeNumber(loaded))
        : t.management.loaded(wholeNumber(loaded), wholeNumber(Math.max(total, loaded)));
    return html`<span role="status">${words}</span>
      ${page.next_cursor ? html`<button class="button" type="button" aria-disabled=${this.#pages.loading ? 'true' : nothing} @click=${this.#pages.load}>${t.loadMore}</button>` : nothing}`;
  }

  #viewed = ({ first, isNearEnd }: ViewEvent) => {
    const table = this.#tickets.resource;
    if (!table) return;
    table.view(first);
    if (isNearEnd && table.value?.next_cursor) void this.#pages.load();
  };

  #select(selected: ReadonlySet<string>) {
    this.selected = selected;
    // The bar has room for one thing: choosing anew means that the last result has been seen.
    if (selected.size && bulk.run && !bulk.run.running) bulk.show(null);
  }

  #column = ({ value }: ChooseEvent) => {
    const column = value as Column;
    const next = columns.filter((one) => (one === column ? !this.shown.includes(one) : this.shown.includes(one)));
    keepColumns(next);
    this.shown = next;
  };

  #bulk = async ({ act }: BulkActEvent) => {
    const tickets = this.#tickets.value?.data.filter(({ id }) => this.selected.has(id)) ?? [];
    if (bulk.run?.running || tickets.length === 0) return;
    const wanted = await this.#confirmed(act, tickets);
    if (wanted.length === 0 || bulk.run?.running) return;
    const run = new BulkRun(wordsOf(act), wanted, (ticket) => perform(act, ticket));
    this.selected = new Set();
    bulk.show(run);
    await run.run();
  };

  /** Asks before many tickets change, with their number. Those with a reply that was not sent can be left out. */
  async #confirmed(act: BulkAct, tickets: StaffTicket[]): Promise<StaffTicket[]> {
    const me = session.user?.id ?? '';
    const begun = leavingBy(wantedBy(act), me) ? tickets.filter(({ id }) => hasDraft(id)) : [];
    const b = t.bulk;
    const tells = act.kind === 'status' && (act.choice.status === 'resolved' || act.choice.status === 'closed');
    const answer = await this.confirm.choose({
      title: b.confirm(tickets.length),
      text: [`${wordsOf(act)}.`, tells ? b.tellsCustomers : '', begun.length ? b.unsent(begun.length) : '']
        .filter(Boolean)
        .join(' '),
      yes: b.change(tickets.length),
      calm: begun.length === 0,
      ...(begun.length > 0 && begun.length < tickets.length && { other: b.without(begun.length) }),
    });
    if (answer === null) return [];
    return answer === 'yes' ? tickets : tickets.filter((ticket) => !begun.includes(ticket));
  }

  #reassign = async ({ ticket, agentId }: ReassignEvent) => {
    if (hasDraft(ticket.id) && agentId !== session.user?.id) {
      const mode = unsentDraft(`${ticket.id}:reply`) ? 'reply' : 'note';
      if (!(await this.confirm.ask(questionOn('assign', mode, false)))) return this.requestUpdate();
    }
    try {
      const now = await reassign(ticket, agentId);
      const { number } = ticket;
      toast(
        now.agent ? t.management.reassigned(number, now.agent.name) : t.management.unassignedDone(number),
        'person',
      );
    } catch (error) {
      if (!(error instanceof StaleVersionError)) return toast(explain(error), 'failed');
      settle(error.problem.ticket as StaffTicket);
      toast(t.management.stale(ticket.number), 'failed');
    }
  };
}

function wantedBy(act: BulkAct): Wanted {
  if (act.kind === 'assign') return { agent_id: act.agent?.id ?? null, agent_name: act.agent?.name ?? '' };
  return act.kind === 'status' ? act.choice : { priority: act.priority };
}

function perform(act: BulkAct, ticket: StaffTicket): Promise<StaffTicket> {
  if (act.kind === 'assign') return reassign(ticket, act.agent?.id ?? null, { many: true });
  return change(ticket, act.kind === 'status' ? act.choice : { priority: act.priority }, { many: true });
}

function wordsOf(act: BulkAct): string {
  const { doing } = t.bulk;
  if (act.kind === 'assign') return act.agent ? doing.assign(act.agent.name) : doing.unassign;
  return act.kind === 'status' ? doing.status(t.status[act.choice.status]) : doing.priority(t.priority[act.priority]);
}
