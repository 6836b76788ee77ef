import { assert } from 'chai';
import { RowPlaces } from './row-places.js';

const items = (first: number, end: number) =>
  Array.from({ length: end - first }, (_, index) => ({ id: `${first + index}` }));

describe('places of rows', () => {
  it('are kept by what stays in view, and those that became free are taken from the end that scrolls away', () => {
    const places = new RowPlaces();
    const of = (first: number, end: number) => places.of(items(first, end)).map(([place]) => place);
    assert.deepEqual(of(0, 6), [0, 1, 2, 3, 4, 5]);
    assert.deepEqual(of(2, 8), [2, 3, 4, 5, 1, 0]);
    assert.deepEqual(of(0, 6), [0, 1, 2, 3, 4, 5]);
    assert.deepEqual(of(100, 106), [5, 4, 3, 2, 1, 0]);
  });

  it('are never shared, however many come and go', () => {
    const places = new RowPlaces();
    for (const [first, end] of [
      [0, 10],
      [4, 9],
      [0, 30],
      [29, 29],
      [12, 40],
      [0, 3],
      [1, 50],
    ] as const) {
      const placed = places.of(items(first, end));
      assert.equal(new Set(placed.map(([place]) => place)).size, end - first);
      assert.deepEqual(
        placed.map(([, { id }]) => id),
        items(first, end).map(({ id }) => id),
      );
    }
  });
});
