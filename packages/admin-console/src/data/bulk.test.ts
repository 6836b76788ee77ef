import {
  ConflictError,
  ConnectionError,
  ForbiddenError,
  type Problem,
  RateLimitedError,
  ServerError,
} from '@logishift/support-sdk';
import { assert } from 'chai';
import { aTicket } from '../../test/tickets.js';
import { BulkRun } from './bulk.js';

const tickets = (count: number) =>
  Array.from({ length: count }, (_, index) => aTicket({ id: String(index), number: `LS-${index}` }));

const aProblem = (status: number, code: Problem['code']): Problem => ({
  type: 'about:blank',
  title: code,
  status,
  code,
  request_id: '',
});

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
    const met: Record<string, unknown> = {
      0: new ConflictError(aProblem(409, 'move_not_allowed')),
      1: new ServerError(aProblem(503, 'unavailable')),
      2: new ForbiddenError(aProblem(403, 'forbidden')),
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

  it('waits for as long as the server asks to, says how long, goes on by itself, and counts each ticket once', async () => {
    let refusals = 2;
    const seen: string[] = [];
    const waits = new Set<number>();
    const refused = new RateLimitedError(aProblem(429, 'rate_limited'), 1);
    const run = new BulkRun('', tickets(12), async (ticket) => {
      seen.push(ticket.id);
      if (seen.length > 5 && refusals-- > 0) throw refused;
      return ticket;
    });
    run.addEventListener('change', () => waits.add(run.waitsFor));
    await run.run();
    assert.deepEqual([run.count('done'), run.count('refused'), run.again], [12, 0, 0]);
    assert.equal(seen.length, 14);
    assert.include([...waits], 1);

    refusals = 1;
    const stopped = new BulkRun('', tickets(12), async () => {
      throw new RateLimitedError(aProblem(429, 'rate_limited'), 3600);
    });
    stopped.addEventListener('change', () => stopped.waitsFor > 0 && stopped.stop());
    await stopped.run();
    assert.deepEqual([stopped.count('waiting'), stopped.running], [12, false]);
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
