import type { SearchHit } from '@logishift/support-sdk';
import { assert } from 'chai';
import { html } from 'lit';
import { assertAccessible } from '../../../test/accessible.js';
import { inside, place } from '../../../test/place.js';
import { aTicket } from '../../../test/tickets.js';
import { onOneLine } from '../../parts/marked-text.js';
import './found-row.js';
import type { FoundRow } from './found-row.js';

const text = 'It was left in the rain for six hours.';
const aHit = (change: Partial<SearchHit>): SearchHit => ({
  in: 'message',
  by: 'customer',
  text,
  marks: [{ start: 7, end: 23 }],
  at: '2026-11-21T13:48:00.000Z',
  ...change,
});
const rowWith = (hit: SearchHit | null | undefined, wanted = [{ text: 'received', isPhrase: false }]) =>
  place<FoundRow>(
    html`<ls-found-row .ticket=${{ ...aTicket({ delivery_ref: 'PX-1' }), hit }} .wanted=${wanted} href="/x"></ls-found-row>`,
  );
const words = (row: FoundRow) => inside(row, '.where').textContent!.replace(/\s+/g, ' ').trim();
const marked = (row: FoundRow) => [...row.renderRoot.querySelectorAll('mark')].map((mark) => mark.textContent);

describe('a ticket that was found', () => {
  it('says where the words stand before it shows them, and marks them', async () => {
    for (const [change, source] of [
      [{}, 'Customer'],
      [{ by: 'support_agent' }, 'Our answer'],
      [{ in: 'note', by: 'support_agent' }, 'Internal note'],
      [{ in: 'description' }, 'Description'],
    ] as [Partial<SearchHit>, string][]) {
      const row = await rowWith(aHit(change));
      assert.equal(words(row), `${source}It was left in the rain for six hours.`);
      assert.deepEqual(marked(row), ['received', 'left in the rain']);
    }
  });

  it('marks what it was found by: its parcel, its customer, its number', async () => {
    const parcel = await rowWith(
      aHit({ in: 'parcel', by: null, text: 'PX-482193', marks: [{ start: 0, end: 9 }] }),
      [],
    );
    assert.equal(words(parcel), 'ParcelPX-482193');
    const customer = await rowWith(aHit({ in: 'customer', text: 'Hana Okafor', marks: [{ start: 5, end: 11 }] }), []);
    assert.deepEqual(marked(customer), ['Okafor']);
    const number = await rowWith(aHit({ in: 'number', text: 'LS-1042', marks: [{ start: 0, end: 7 }] }), []);
    assert.deepEqual(marked(number), ['LS-1042']);
  });

  it('says what it is about where nothing is told of a hit', async () => {
    for (const hit of [null, undefined]) assert.equal(words(await rowWith(hit)), 'Lost · PX-1');
  });

  it('shows the first mark of a long text on its one line', () => {
    const long = `${'before '.repeat(30)}rain ${'after '.repeat(5)}`;
    const line = onOneLine(long, [{ start: 210, end: 214 }]);
    assert.isBelow(line.marks[0]!.start, 40);
    assert.equal(line.text.slice(line.marks[0]!.start, line.marks[0]!.end), 'rain');
    assert.match(line.text, /^…before/);
    const joined = `${'x'.repeat(100)}rain`;
    const whole = onOneLine(joined, [{ start: 100, end: 104 }]);
    assert.equal(whole.text.slice(whole.marks[0]!.start, whole.marks[0]!.end), 'rain');
  });

  it('is accessible, light and dark', async () => {
    await assertAccessible(await rowWith(aHit({ in: 'note', by: 'admin' })));
    await assertAccessible(await rowWith(aHit({})));
  });
});
