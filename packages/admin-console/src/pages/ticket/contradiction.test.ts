import { assert } from 'chai';
import { contradiction } from './contradiction.js';

describe('contradiction', () => {
  it('flags what customer and delivery say against each other, and nothing else', () => {
    const of = (
      category: Parameters<typeof contradiction>[0],
      status: 'delivered' | 'in_transit' | 'returned',
      is_late = false,
    ) => contradiction(category, { status, is_late });
    assert.equal(of('lost', 'delivered'), 'delivered_lost');
    assert.equal(of('late', 'delivered'), 'delivered_late_on_time');
    assert.equal(of('late', 'in_transit'), 'not_late');
    assert.equal(of('damaged', 'in_transit'), 'not_delivered_damaged');
    for (const none of [
      of('lost', 'in_transit'),
      of('late', 'delivered', true),
      of('damaged', 'delivered'),
      of('damaged', 'returned'),
      of('other', 'delivered'),
    ]) {
      assert.isNull(none);
    }
  });
});
