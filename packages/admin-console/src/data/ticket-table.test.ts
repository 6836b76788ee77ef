import type { Page, StaffTicket } from '@logishift/support-sdk';
import { assert } from 'chai';
import { aTicket } from '../../test/tickets.js';
import { TicketTable, withHead, withPart } from './ticket-table.js';

const rows = (from: number, to: number): StaffTicket[] =>
  Array.from({ length: to - from }, (_, index) => aTicket({ id: String(from + index), number: `LS-${from + index}` }));
const page = (from: number, to: number, next: string | null): Page<StaffTicket> => ({
  data: rows(from, to),
  next_cursor: next,
});
const ids = ({ data }: Page<StaffTicket>) => data.map(({ id }) => Number(id));

describe('a table of any size', () => {
  it('looks again at its head and at what is in view, not at all that was scrolled past', async () => {
    const asked: number[] = [];
    const table = new TicketTable(async ({ cursor = '0', limit }) => {
      asked.push(Number(cursor));
      return page(Number(cursor), Number(cursor) + limit, String(Number(cursor) + limit));
    });
    const stop = table.subscribe(() => undefined);
    await table.reload();
    for (let more = 0; more < 20; more++) await table.more();
    assert.equal(table.value?.data.length, 2100);
    table.inView = 1530;
    asked.length = 0;
    await table.reload();
    assert.deepEqual(asked, [0, 1500]);
    assert.deepEqual(ids(table.value!), ids(page(0, 2100, '')));
    stop();
  });

  it('takes in new rows at its head, keeping what follows', () => {
    const merged = withHead(page(10, 300, 'n'), page(7, 107, 'x'));
    assert.deepEqual(ids(merged), ids(page(7, 300, '')));
    assert.equal(merged.next_cursor, 'n');
    assert.deepEqual(ids(withHead(page(0, 300, 'n'), page(500, 600, 'x'))), ids(page(500, 600, '')));
  });

  it('drops from the part in view what is no longer there', () => {
    const part = { data: [...rows(100, 140), ...rows(145, 205)], next_cursor: 'x' };
    const merged = withPart(page(0, 300, 'n'), 100, part);
    assert.notInclude(ids(merged), 142);
    assert.equal(merged.data.length, 295);
    assert.equal(merged.next_cursor, 'n');
  });
});
