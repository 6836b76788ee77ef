import { type StaffTicket, StaleVersionError } from '@logishift/support-sdk';
import { shape } from '@logishift/support-widget/theme';
import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { agentList, assignable } from '../../data/agents.js';
import { categories, priorities, statuses } from '../../data/closed-sets.js';
import { supportStats } from '../../data/stats.js';
import { reassign, settle, ticketTable } from '../../data/tickets.js';
import { Watch } from '../../data/watch.js';
import { base, buttons, chips } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { Layers, Plus, UserX, X } from '../../parts/icons.js';
import '../../parts/menu.js';
import type { ChooseEvent, MenuItem } from '../../parts/menu.js';
import '../../parts/message.js';
import '../../parts/page-header.js';
import '../../parts/priority.js';
import '../../parts/stat-tile.js';
import '../../parts/status.js';
import { toast } from '../../parts/toast.js';
import { PlaceWatch } from '../../place-watch.js';
import { go, href, place, withQuery } from '../../router.js';
import { wholeNumber } from '../../texts/format.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';
import { defaultSort, type Filters, isFiltered, readFilters, toQuery, totalOf } from './filters.js';
import { styles } from './support-management-page.styles.js';
import './ticket-table.js';
import type { ReassignEvent, SortEvent } from './ticket-table.js';

/** Admin: how many tickets there are, and all of them in a table. Filters and order are in the URL. */
@customElement('ls-support-management-page')
export class SupportManagementPage extends LitElement {
  static override styles = [base, buttons, chips, styles];

  @state() private loadingMore = false;

  #stats = new Watch(this, supportStats);
  #agents = new Watch(this, agentList);
  #tickets = new Watch(this, () => ticketTable(toQuery(this.#filters)));

  constructor() {
    super();
    new PlaceWatch(this);
  }

  get #filters(): Filters {
    return readFilters(place().query);
  }

  protected override render() {
    const filters = this.#filters;
    return html`
      <ls-page-header .heading=${t.management.title} .lead=${t.management.lead}></ls-page-header>
      <div class="scroll">
        ${this.#tiles(filters)} ${this.#filterBar(filters)} ${this.#table(filters)}
      </div>
      <footer class="numbers">${this.#footer(filters)}</footer>
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
    </div>`;
  }

  #filterBar(filters: Filters) {
    const agents = this.#agents.value?.filter(({ state }) => state === 'approved') ?? [];
    const agentName =
      filters.agent === 'none' ? t.management.unassigned : agents.find(({ id }) => id === filters.agent)?.name;
    const { columns } = t.management;
    return html`<div class="chips" role="group" aria-label=${t.management.filters}>
      ${this.#filter(
        'status',
        columns.status,
        filters.status,
        statuses.map((value) => ({ value, label: html`<ls-status .status=${value}></ls-status>` })),
        (value) => t.status[value],
      )}
      ${this.#filter(
        'category',
        columns.category,
        filters.category,
        categories.map((value) => ({ value, label: t.category[value] })),
        (value) => t.category[value],
      )}
      ${this.#filter(
        'priority',
        columns.priority,
        filters.priority,
        priorities.map((value) => ({ value, label: html`<ls-priority .priority=${value}></ls-priority>` })),
        (value) => t.priority[value],
      )}
      ${this.#filter(
        'agent',
        columns.agent,
        filters.agent ? [filters.agent] : [],
        [
          { value: 'none', label: t.management.unassigned },
          ...agents.map(({ id, name }) => ({ value: id, label: name })),
        ],
        () => agentName ?? '',
        false,
      )}
      ${isFiltered(filters) ? html`<a class="clear" href=${href(withQuery({ status: null, category: null, priority: null, agent: null }))}>${t.management.clear}</a>` : nothing}
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
    if (!value && error) return html`<ls-message .error=${error} @retry=${() => resource?.reload()}></ls-message>`;
    if (value?.data.length === 0) {
      return html`<ls-message .words=${isFiltered(filters) ? t.management.noneFit : t.management.empty}></ls-message>`;
    }
    return html`<ls-ticket-table .tickets=${value?.data} .sort=${filters.sort}
      .agents=${this.#agents.value && assignable(this.#agents.value)}
      @sort=${({ sort }: SortEvent) => go(withQuery({ sort: sort === defaultSort ? null : sort }), { replace: true })}
      @reassign=${this.#reassign}></ls-ticket-table>`;
  }

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
      ${page.next_cursor ? html`<button class="button" type="button" ?disabled=${this.loadingMore} @click=${this.#more}>${t.loadMore}</button>` : nothing}`;
  }

  #more = async () => {
    this.loadingMore = true;
    try {
      await this.#tickets.resource?.more();
    } catch (error) {
      toast(explain(error), 'failed');
    } finally {
      this.loadingMore = false;
    }
  };

  #reassign = async ({ ticket, agentId }: ReassignEvent) => {
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
