import { ConflictError, ConnectionError, ForbiddenError, type Problem, ServerError } from '@logishift/support-sdk';
import { assert } from 'chai';
import { aTicket } from '../../test/tickets.js';
import { BulkRun } from './bulk.js';

const tickets = (count: number) =>
  Array.from({ length: count }, (_, index) => aTicket({ id: String(index), number: `LS-${index}` }));

describe('an act on many tickets', () => {
  it('is done on four at a time, and on each once', async () => {
    const seen: string[] = [];
    let now = 0;
    let most = 0;
    const run = new BulkRun('', tickets(50), async (ticket) => {
      most = Math.max(most, ++now);
      seen.push(ticket.id);
      await Promise.resolve();
      now--;
      return ticket;
    });
    await run.run();
    assert.equal(most, 4);
    assert.sameMembers(
      seen,
      tickets(50).map(({ id }) => id),
    );
    assert.equal(seen.length, 50);
    assert.equal(run.count('done'), 50);
  });

  it('says of each refused one why, and tries only those again', async () => {
    let attempts = 0;
    const run = new BulkRun('', tickets(10), async (ticket) => {
      attempts++;
      if (ticket.id === '3' && attempts <= 10) throw new Error('Not this one');
      return ticket;
    });
    await run.run();
    assert.equal(run.count('refused'), 1);
    assert.equal((run.results[3]!.why as Error).message, 'Not this one');
    await run.retry();
    assert.equal(attempts, 11);
    assert.equal(run.count('done'), 10);
    assert.isUndefined(run.results[3]!.why);
  });

  it('does not offer to try again what the rules refuse: only what changed meanwhile, or met a fault', async () => {
    const problem = (status: number, code: Problem['code']): Problem => ({
      type: 'about:blank',
      title: code,
      status,
      code,
      request_id: '',
    });
    const met: Record<string, unknown> = {
      0: new ConflictError(problem(409, 'move_not_allowed')),
      1: new ServerError(problem(503, 'unavailable')),
      2: new ForbiddenError(problem(403, 'forbidden')),
      3: new ConnectionError('The line is gone'),
    };
    const attempts: string[] = [];
    const run = new BulkRun('', tickets(5), async (ticket) => {
      attempts.push(ticket.id);
      if (met[ticket.id]) throw met[ticket.id];
      return ticket;
    });
    await run.run();
    assert.equal(run.count('refused'), 4);
    assert.equal(run.again, 2);
    await run.retry();
    assert.deepEqual(attempts.slice(5).sort(), ['1', '3']);
  });

  it('begins nothing more once it is stopped, and can be taken up again', async () => {
    const run = new BulkRun('', tickets(20), async (ticket) => {
      run.stop();
      return ticket;
    });
    await run.run();
    assert.isAtMost(run.count('done'), 4);
    assert.isAtLeast(run.count('waiting'), 16);
    assert.isFalse(run.running);
  });
});
