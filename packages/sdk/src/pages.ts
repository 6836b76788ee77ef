type AnyPage<T> = { data: T[]; next_cursor: string | null };

/**
 * A list that comes in pages. Await it for its first page, or iterate over every item:
 *
 * ```ts
 * const { data, next_cursor } = await support.tickets.list({ limit: 10 });
 * for await (const ticket of support.tickets.list()) console.log(ticket.number);
 * ```
 */
export class Pages<T, P extends AnyPage<T> = AnyPage<T>> implements PromiseLike<P>, AsyncIterable<T> {
  readonly #load: (cursor: string | null) => Promise<P>;

  constructor(load: (cursor: string | null) => Promise<P>) {
    this.#load = load;
  }

  // biome-ignore lint/suspicious/noThenProperty: awaiting a list gives its first page
  then<A = P, B = never>(
    done?: ((page: P) => A | PromiseLike<A>) | null,
    failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#load(null).then(done, failed);
  }

  /** Page by page. */
  async *pages(): AsyncGenerator<P, void> {
    let cursor: string | null = null;
    do {
      const page: P = await this.#load(cursor);
      yield page;
      cursor = page.next_cursor;
    } while (cursor);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void> {
    for await (const page of this.pages()) yield* page.data;
  }
}
