import type { Page, StaffTicket } from '@logishift/support-sdk';
import { type LoadPage, TicketList } from './ticket-list.js';

export const tablePage = 100;

/**
 * A list of any length. Looking again asks for its head and for what is in view, by the cursors that led there: never
 * for all the rows that were ever scrolled past.
 */
export class TicketTable extends TicketList {
  /** The row at the top of what the reader sees. */
  inView = 0;
  /** Rows that were there when others were looked at: those before `first` and from `end` up to `known` may be old. */
  #looked: { first: number; end: number; known: number } | null = null;
  readonly #ask: LoadPage;
  /** The cursor behind a row, where a page ended. */
  readonly #cursors = new Map<string, string>();

  constructor(page: LoadPage) {
    const ask: LoadPage = async (wanted) => {
      const answer = await page(wanted);
      const last = answer.data.at(-1);
      if (last && answer.next_cursor) this.#cursors.set(last.id, answer.next_cursor);
      return answer;
    };
    super(ask, tablePage);
    this.#ask = ask;
  }

  protected override async load(): Promise<Page<StaffTicket>> {
    const head = await this.#ask({ limit: tablePage });
    const known = this.value;
    this.#looked = null;
    if (!known || known.data.length <= tablePage) return head;
    const merged = withHead(known, head);
    const from = this.#cursorBefore(merged.data);
    const first = from?.index ?? tablePage;
    this.#looked = { first, end: from ? first + tablePage : first, known: merged.data.length };
    if (!from) return merged;
    const part = await this.#ask({ cursor: from.cursor, limit: tablePage });
    return withPart(merged, from.index, part);
  }

  /** The reader has come to other rows: those that no news was looked at for are looked at now. */
  view(row: number): void {
    this.inView = row;
    if (!this.#looked || row < tablePage) return;
    const { first, end, known } = this.#looked;
    if (row < known && (row < first || row >= end)) this.touch();
  }

  /** Where the page begins that holds the row in view, if that is not the head. */
  #cursorBefore(rows: StaffTicket[]): { index: number; cursor: string } | null {
    for (let index = Math.min(this.inView, rows.length) - 1; index >= tablePage - 1; index--) {
      const cursor = this.#cursors.get(rows[index]!.id);
      if (cursor) return { index: index + 1, cursor };
    }
    return null;
  }
}

/** The new head, then what followed its last row before. A head that meets nothing known stands alone. */
export function withHead(known: Page<StaffTicket>, head: Page<StaffTicket>): Page<StaffTicket> {
  const last = head.data.at(-1);
  const at = known.data.findIndex(({ id }) => id === last?.id);
  if (at < 0 || !head.next_cursor) return head;
  const fresh = new Set(head.data.map(({ id }) => id));
  const rest = known.data.slice(at + 1).filter(({ id }) => !fresh.has(id));
  return { data: [...head.data, ...rest], next_cursor: known.next_cursor };
}

/** Puts a page that was asked for again in the place of what it covers: what has left it is no longer there. */
export function withPart(known: Page<StaffTicket>, index: number, part: Page<StaffTicket>): Page<StaffTicket> {
  const last = part.data.at(-1);
  const end = last ? known.data.findIndex(({ id }) => id === last.id) : -1;
  // It reaches beyond what is known, or its last row is elsewhere: what follows is asked for anew.
  const rest = end < index ? [] : known.data.slice(end + 1);
  const fresh = new Set(part.data.map(({ id }) => id));
  const keep = ({ id }: StaffTicket) => !fresh.has(id);
  return {
    data: [...known.data.slice(0, index).filter(keep), ...part.data, ...rest.filter(keep)],
    next_cursor: end < index ? part.next_cursor : known.next_cursor,
  };
}
