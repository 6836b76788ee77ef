import { parseFilter } from '@logishift/support-sdk/filter';
import { assert } from 'chai';
import { readFilters, toFilterText, toQuery, totalOf } from './filters.js';

const read = (query: string) => readFilters(new URLSearchParams(query));
const stats = { total: 21, open: 6, in_progress: 9, on_hold: 4, resolved: 1, closed: 1, unassigned: 5 };

describe('filters of the table', () => {
  it('are read from the URL, leaving out what means nothing', () => {
    assert.deepEqual(toQuery(read('status=open,nonsense,on_hold&priority=high&agent=none&sort=priority')), {
      status: ['open', 'on_hold'],
      priority: ['high'],
      agent_id: 'none',
      sort: 'priority',
    });
    assert.deepEqual(toQuery(read('sort=nonsense')), { sort: '-created_at' });
  });

  it('have a total only where the counts tell it', () => {
    assert.equal(totalOf(read(''), stats), 21);
    assert.equal(totalOf(read('status=open,on_hold'), stats), 10);
    assert.equal(totalOf(read('status=open&agent=none'), stats), 5);
    assert.isNull(totalOf(read('status=open&priority=high'), stats));
    assert.isNull(totalOf(read('agent=somebody'), stats));
  });

  it('are a text of the filter language, too', () => {
    const text = (query: string) => toFilterText(readFilters(new URLSearchParams(query)));
    assert.equal(text(''), '');
    const all = text('status=open,closed&category=late&priority=high&agent=none&sort=-updated_at');
    assert.equal(all, 'status:open,closed category:late priority:high assignee:none sort:-updated');
    for (const sort of ['created_at', 'updated_at', '-updated_at', 'priority', '-priority']) {
      assert.isTrue(parseFilter(text(`sort=${sort}`)).ok, sort);
    }
    assert.isTrue(parseFilter(all).ok);
  });
});
