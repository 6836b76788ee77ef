import type { Page, StaffTicket } from '@logishift/support-sdk';
import { Resource } from './resource.js';

export type LoadPage = (page: { cursor?: string; limit: number }) => PromiseLike<Page<StaffTicket>>;
const usual = 50;

/** What stands in a list, and in which order: as the server fills it. */
export interface ListRule {
  fits(ticket: StaffTicket): boolean;
  order(one: StaffTicket, other: StaffTicket): number;
}

/** `edge`: the last row that was loaded, as it was; what comes after it is on pages that nobody has asked for. */
type Loaded = Page<StaffTicket> & { edge?: StaffTicket | undefined };

/** A list of tickets that grows by pages; looking again loads as many as were there. */
export class TicketList extends Resource<Loaded> {
  #page: LoadPage;
  #growing: Promise<void> | null = null;

  /** `pageSize`: how many rows `more` asks for. */
  constructor(
    page: LoadPage,
    private readonly pageSize = usual,
    private readonly rule: ListRule | null = null,
  ) {
    super(() => this.load());
    this.#page = page;
  }

  /** The server may not know yet of what has left on this screen. */
  #fits = (ticket: StaffTicket): boolean => this.rule?.fits(ticket) ?? true;

  /** Looks again, at as many as were there. */
  protected async load(): Promise<Loaded> {
    const wanted = Math.max(this.pageSize, this.value?.data.length ?? 0);
    const rows = new Map<string, StaffTicket>();
    let cursor: string | null = null;
    do {
      const page: Page<StaffTicket> = await this.#page({
        limit: Math.min(100, wanted - rows.size),
        ...(cursor && { cursor }),
      });
      for (const ticket of page.data) rows.set(ticket.id, ticket);
      cursor = page.next_cursor;
    } while (cursor && rows.size < wanted);
    const data = [...rows.values()];
    return { data: data.filter(this.#fits), next_cursor: cursor, edge: data.at(-1) };
  }

  /** The next page; those who ask meanwhile wait for the same one. @throws what the list rejects with. */
  more(): Promise<void> {
    this.#growing ??= this.#grow().finally(() => {
      this.#growing = null;
    });
    return this.#growing;
  }

  async #grow(): Promise<void> {
    if (!this.value?.next_cursor) return;
    const next = await this.#page({ cursor: this.value.next_cursor, limit: this.pageSize });
    this.patch(({ data, edge }) => {
      const known = new Set(data.map(({ id }) => id));
      const rows = [...data, ...next.data.filter((ticket) => !known.has(ticket.id) && this.#fits(ticket))];
      return { data: rows, next_cursor: next.next_cursor, edge: next.data.at(-1) ?? edge };
    });
  }

  override async idle(): Promise<void> {
    await this.#growing?.catch(() => undefined);
    await super.idle();
  }

  /** Whether rows can be put in their places here, without asking for others. */
  get knowsItsRule(): boolean {
    return this.rule !== null;
  }

  /** Puts the rows of `asked`, as they are now, where they stand; those that are not among them are not to be seen any more. */
  place(rows: readonly StaffTicket[], asked: ReadonlySet<string>): void {
    const { rule, value } = this;
    if (!rule || !value || asked.size === 0) return;
    const edge = value.next_cursor === null ? undefined : value.edge;
    const isLoaded = (ticket: StaffTicket) => !edge || rule.order(ticket, edge) <= 0;
    const others = value.data.filter(({ id }) => !asked.has(id));
    const data = [...others, ...rows.filter((ticket) => asked.has(ticket.id) && isLoaded(ticket))]
      .filter(rule.fits)
      .sort(rule.order);
    this.patch((page) => ({ ...page, data }));
    // So many have left that there may be nothing to scroll by.
    if (edge && data.length * 2 < this.pageSize) this.touch();
  }

  holds(id: string): boolean {
    return this.value?.data.some((ticket) => ticket.id === id) ?? false;
  }

  /** Changes one ticket's row, where it is listed. */
  patchRow(id: string, change: Partial<StaffTicket>): void {
    if (!this.holds(id)) return;
    this.patch((page) => ({
      ...page,
      data: page.data.map((ticket) => (ticket.id === id ? { ...ticket, ...change } : ticket)),
    }));
  }

  /** Takes a ticket off the list. */
  drop(id: string): void {
    if (!this.holds(id)) return;
    this.patch((page) => ({ ...page, data: page.data.filter((ticket) => ticket.id !== id) }));
  }
}
