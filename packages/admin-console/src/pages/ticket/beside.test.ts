import { assert } from 'chai';
import { beside } from './beside.js';

describe('the ticket beside one', () => {
  it('is the neighbour in the list, and nothing past its ends', () => {
    assert.equal(beside('b', 1, ['a', 'b', 'c'], []), 'c');
    assert.equal(beside('b', -1, ['a', 'b', 'c'], []), 'a');
    assert.isUndefined(beside('c', 1, ['a', 'b', 'c'], []));
  });

  it('is found by its last place once it has left the list, past others that left too', () => {
    const before = ['a', 'b', 'c', 'd'];
    assert.equal(beside('b', 1, ['new', 'a', 'd'], before), 'd');
    assert.equal(beside('b', -1, ['new', 'a', 'd'], before), 'a');
    assert.equal(beside('never', 1, ['new', 'a'], before), 'new');
  });
});
