import { assert } from 'chai';
import { fixedColumns, shownColumns, widthOf } from './columns.js';

describe('columns of the table', () => {
  it('fit in the room there is at every width of the window, and none that has room is left out', () => {
    for (let width = 360; width <= 1920; width++) {
      const shown = shownColumns(width);
      assert.isAtMost(widthOf(shown), Math.max(width < 820 ? width : width - 208, 388), `${width}`);
      assert.includeMembers(shown, [...fixedColumns]);
    }
    assert.equal(shownColumns(1440).length, 10);
    assert.deepEqual(shownColumns(390), ['number', 'subject', 'status']);
  });
});
