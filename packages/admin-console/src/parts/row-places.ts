/**
 * Which drawn row shows what: as long as it is in view it keeps its row, and who comes into view takes a row that
 * became free. Making a row, with the elements in it, costs many times what filling it anew does.
 */
export class RowPlaces<T extends { id: string }> {
  /** Place by id, in the order of the rows. */
  #taken = new Map<string, number>();
  #made = 0;

  /** Each of `shown`, in order, with its place: the key by which the rows are told apart. */
  of(shown: readonly T[]): [place: number, item: T][] {
    const ids = new Set(shown.map(({ id }) => id));
    const free = [...this.#taken].filter(([id]) => !ids.has(id)).map(([, place]) => place);
    // The last that became free goes to the first that needs one: `repeat` swaps ends without moving what is between.
    const placed = shown.map((item): [number, T] => [this.#taken.get(item.id) ?? free.pop() ?? this.#made++, item]);
    this.#taken = new Map(placed.map(([place, { id }]) => [id, place]));
    return placed;
  }
}
