import type { StaffTicket } from '@logishift/support-sdk';
import { ConnectionError, InvalidInputError } from '@logishift/support-sdk';
import { assert } from 'chai';
import { admin, signIn } from '../../test/people.js';
import { until } from '../../test/place.js';
import { aTicket } from '../../test/tickets.js';
import { RowNews } from './row-news.js';
import { TicketList } from './ticket-list.js';
import { longestWaitFirst } from './ticket-order.js';

const waits = (n: number, change: Partial<StaffTicket> = {}) =>
  aTicket({ id: `t${n}`, is_unread: true, waiting_since: `2026-11-21T10:0${n}:00.000Z`, ...change });

/** A list of three, of which two are loaded, and what asks for its rows: answered when told to. */
async function setUp() {
  await signIn(admin);
  let looks = 0;
  const rule = { fits: ({ status }: StaffTicket) => status === 'in_progress', order: longestWaitFirst };
  const list = new TicketList(
    async ({ cursor }) => {
      looks++;
      return cursor ? { data: [waits(5)], next_cursor: null } : { data: [waits(1), waits(3)], next_cursor: 'more' };
    },
    2,
    rule,
  );
  const stop = list.subscribe(() => {});
  await until(() => list.value);
  const asked: { ids: string[]; give(rows: StaffTicket[]): void; refuse(error: unknown): void }[] = [];
  const news = new RowNews(
    () => [list],
    (ids) => new Promise((give, refuse) => asked.push({ ids, give, refuse })),
  );
  const question = (n: number) => until(() => asked[n]);
  return { list, news, question, stop, looks: () => looks, rows: () => list.value!.data.map(({ id }) => id) };
}

describe('news of rows', () => {
  it('puts a ticket in its place among those that are loaded, and leaves the others to their pages', async () => {
    const { news, question, rows, list, looks, stop } = await setUp();
    for (const id of ['t2', 't4', 't1']) news.tell(id);
    const { ids, give } = await question(0);
    assert.sameMembers(ids, ['t2', 't4', 't1'], 'news close together is one question');
    give([waits(4), waits(1, { status: 'resolved' })]);
    await until(() => rows().join() === 't3');
    news.tell('t2');
    (await question(1)).give([waits(2)]);
    await until(() => rows().join() === 't2,t3');
    assert.equal(looks(), 1, 'no other row was asked for');
    await list.more();
    assert.deepEqual(rows(), ['t2', 't3', 't5']);
    news.tell('t4');
    (await question(2)).give([waits(4)]);
    await until(() => rows().join() === 't2,t3,t4,t5');
    stop();
  });

  it('undoes nothing by an answer that may be older than what is known: it is asked again', async () => {
    const { news, question, list, stop } = await setUp();
    news.tell('t3');
    const first = await question(0);
    list.patchRow('t3', { is_unread: false });
    news.outdate('t3');
    first.give([waits(3)]);
    const second = await question(1);
    assert.isFalse(list.value!.data[1]!.is_unread);
    second.give([waits(3, { is_unread: false, subject: 'As it is now' })]);
    await until(() => list.value!.data[1]!.subject === 'As it is now');
    stop();
  });

  it('loses no news: what could not be asked for is asked again, and a refused question looks at the whole list', async () => {
    const { news, question, looks, stop } = await setUp();
    news.tell('t3');
    (await question(0)).refuse(new ConnectionError('down'));
    news.tell('t1');
    const { ids, refuse } = await question(1);
    assert.sameMembers(ids, ['t3', 't1']);
    refuse(
      new InvalidInputError({ type: '', title: '', status: 422, code: 'invalid_input', detail: '', request_id: '' }),
    );
    await until(() => looks() > 1);
    stop();
  });
});
