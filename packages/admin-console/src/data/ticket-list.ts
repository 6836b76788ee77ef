import type { Page, StaffTicket } from '@logishift/support-sdk';
import { Resource } from './resource.js';

export type LoadPage = (page: { cursor?: string; limit: number }) => PromiseLike<Page<StaffTicket>>;
const usual = 50;

/** A list of tickets that grows by pages; looking again loads as many as were there. */
export class TicketList extends Resource<Page<StaffTicket>> {
  #page: LoadPage;

  /** `pageSize`: how many rows `more` asks for. */
  constructor(
    page: LoadPage,
    private readonly pageSize = usual,
  ) {
    super(() => this.load());
    this.#page = page;
  }

  /** Looks again, at as many as were there. */
  protected async load(): Promise<Page<StaffTicket>> {
    const wanted = Math.max(this.pageSize, this.value?.data.length ?? 0);
    let loaded = await this.#page({ limit: Math.min(100, wanted) });
    while (loaded.next_cursor && loaded.data.length < wanted) {
      const next = await this.#page({ cursor: loaded.next_cursor, limit: Math.min(100, wanted - loaded.data.length) });
      loaded = { data: [...loaded.data, ...next.data], next_cursor: next.next_cursor };
    }
    return loaded;
  }

  /** The next page, after those that are there. @throws what the list rejects with. */
  async more(): Promise<void> {
    if (!this.value?.next_cursor) return;
    const next = await this.#page({ cursor: this.value.next_cursor, limit: this.pageSize });
    this.patch(({ data }) => {
      const known = new Set(data.map(({ id }) => id));
      return { data: [...data, ...next.data.filter(({ id }) => !known.has(id))], next_cursor: next.next_cursor };
    });
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
