import { assert } from 'chai';
import { heldRows } from './held-rows.js';

const rows = (...ids: string[]) => ids.map((id) => ({ id }));
const held = (shown: string[], now: { id: string }[]) => {
  const { rows, waiting } = heldRows(shown, now);
  return [rows.map(({ id }) => id).join(''), waiting];
};

describe('rows that are held', () => {
  it('stay as they stood: new ones wait, whatever has left is gone, and what follows them all comes', () => {
    assert.deepEqual(held(['a', 'b', 'c'], rows('x', 'a', 'y', 'b', 'c', 'd')), ['abcd', 2]);
    assert.deepEqual(held(['a', 'b', 'c'], rows('c', 'a')), ['ac', 0]);
    assert.deepEqual(held(['a'], rows('x', 'y')), ['xy', 0]);
    assert.deepEqual(held([], rows('x', 'y')), ['xy', 0]);
  });
});
