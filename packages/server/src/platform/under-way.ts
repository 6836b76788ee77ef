/**
 * What is under way, in no order. Not a `Set`: of one that things come to and go from all the time, V8 makes a new table every few times, to
 * which the one before points. One of them that has grown old keeps all that came after it alive, with whatever was in it, until all
 * memory is looked through: that was each request, with its answer.
 */
export class UnderWay<T> {
  readonly #all: { one: T; place: number }[] = [];

  /** Call what it returns once, when this is over. */
  add(one: T): () => void {
    const mine = { one, place: this.#all.length };
    this.#all.push(mine);
    return () => {
      const last = this.#all.pop();
      if (!last || last === mine) return;
      last.place = mine.place;
      this.#all[mine.place] = last;
    };
  }

  /** All there are now. */
  all(): T[] {
    return this.#all.map(({ one }) => one);
  }
}
