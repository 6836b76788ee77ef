import type { FoundStaffTicket } from '@logishift/support-sdk';
import { assert } from 'chai';
import { admin, newTicket, signIn } from '../../test/people.js';
import { until } from '../../test/place.js';
import { FoundTickets, foundTickets } from './found-tickets.js';
import { patchRows, touchRow } from './tickets.js';

const word = () => `w${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;

/** What is found, once the server has it in its index. */
async function found(text: string, count: number) {
  const list = foundTickets(text);
  const stop = list.subscribe(() => undefined);
  await until(async () => {
    if (list.value?.data.length === count) return true;
    if (!list.loading) await list.reload();
    return false;
  });
  return { list, stop };
}

describe('what was found', () => {
  before(() => signIn(admin));

  it('changes in its place when there is news of it, and keeps where the words stand', async () => {
    const rare = word();
    const { ticket: older } = await newTicket(`Older ${rare}`);
    const { ticket: newer } = await newTicket(`Newer ${rare}`);
    const { list, stop } = await found(rare, 2);
    assert.deepEqual(
      list.value?.data.map(({ id }) => id),
      [newer.id, older.id],
    );
    const hit = { in: 'subject' as const, by: null, text: `Older ${rare}`, marks: [], at: null };
    patchRows(older.id, { hit } as object);
    const { support } = await import('../session/support.js');
    await support.tickets.updateStatus(older.id, { priority: 'high' });
    touchRow(older.id);
    await until(() => list.value?.data[1]?.priority === 'high');
    assert.deepEqual(
      list.value?.data.map(({ id }) => id),
      [newer.id, older.id],
    );
    const [, there]: FoundStaffTicket[] = list.value?.data ?? [];
    assert.deepEqual(there?.hit, hit);
    stop();
  });

  it('is asked for no longer than somebody waits for it', async () => {
    const real = window.fetch;
    const signals: AbortSignal[] = [];
    window.fetch = (request, ...more) => {
      signals.push((request as Request).signal);
      return real(request, ...more);
    };
    const list = new FoundTickets(word());
    const stop = list.subscribe(() => undefined);
    await until(() => signals.length > 0);
    stop();
    window.fetch = real;
    assert.isTrue(signals[0]!.aborted, 'the request is ended');
    await until(() => !list.loading);
    const again = list.subscribe(() => undefined);
    assert.isUndefined(list.error, 'it is no failure to who comes back');
    await until(() => list.value);
    again();
  });
});
