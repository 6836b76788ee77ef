import { assert } from 'chai';
import { rowsInView } from './row-window.js';

describe('the rows in view', () => {
  it('are those that one sees and some beyond, however many there are', () => {
    for (const count of [100, 100_000]) {
      const { first, end } = rowsInView(count, 40, -40 * 50, 800);
      assert.isAtMost(first, 50);
      assert.isAtLeast(end, Math.min(70, count));
      assert.isAtMost(end - first, 56);
    }
  });

  it('never reach before the first or behind the last', () => {
    assert.deepEqual(rowsInView(3, 40, 100, 800), { first: 0, end: 3 });
    assert.deepEqual(rowsInView(0, 40, 0, 800), { first: 0, end: 0 });
    // Fewer than before, while one is scrolled far down.
    assert.deepEqual(rowsInView(10, 40, -40 * 500, 800), { first: 10, end: 10 });
  });

  it('are always as many between the ends, and reach beyond what one sees', () => {
    const counts = new Set<number>();
    for (let top = -1000; top > -30_000; top -= 37) {
      const { first, end } = rowsInView(1000, 40, top, 813);
      assert.isAtMost(first * 40, -top - 12 * 40);
      assert.isAtLeast(end * 40, -top + 813 + 12 * 40);
      counts.add(end - first);
    }
    assert.lengthOf([...counts], 1);
  });

  it('stay the same for a few pixels of scrolling', () => {
    assert.deepEqual(rowsInView(1000, 40, -4001, 800), rowsInView(1000, 40, -4019, 800));
  });
});
