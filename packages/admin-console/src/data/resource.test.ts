import { ConnectionError, ServerError } from '@logishift/support-sdk';
import { assert } from 'chai';
import { until } from '../../test/place.js';
import { isPassing, Resource } from './resource.js';

/** Answers when told to, in any order. */
function answers<T>() {
  const waiting: { give(value: T): void; refuse(error: unknown): void }[] = [];
  return { waiting, load: () => new Promise<T>((give, refuse) => waiting.push({ give, refuse })) };
}

describe('resource', () => {
  it('never lets a slow answer to an older question replace a newer one', async () => {
    const { waiting, load } = answers<string>();
    const resource = new Resource(load);
    const older = resource.reload();
    const newer = resource.reload();
    waiting[1]!.give('newer');
    await newer;
    waiting[0]!.give('older');
    await older;
    assert.equal(resource.value, 'newer');
  });

  it('shows an older answer until the newer one comes, so that steady news does not keep it empty', async () => {
    const { waiting, load } = answers<string>();
    const resource = new Resource(load);
    const older = resource.reload();
    const newer = resource.reload();
    waiting[0]!.give('older');
    await older;
    assert.deepEqual([resource.value, resource.loading], ['older', true]);
    waiting[1]!.give('newer');
    await newer;
    assert.deepEqual([resource.value, resource.loading], ['newer', false]);
  });

  it('looks again once, and after the answer that is under way, however much news comes meanwhile', async () => {
    const { waiting, load } = answers<string>();
    const resource = new Resource(load);
    const stops = [resource.subscribe(() => {})];
    /** Until something else that is answered at once has looked again after the same news. */
    const another = async () => {
      let looks = 0;
      const quick = new Resource(async () => ++looks);
      stops.push(quick.subscribe(() => {}));
      await until(() => quick.value === 1);
      quick.touch();
      await until(() => quick.value === 2);
    };
    for (let n = 0; n < 5; n++) resource.touch();
    await another();
    assert.lengthOf(waiting, 1);
    waiting[0]!.give('before the news');
    await until(() => waiting.length === 2);
    waiting[1]!.give('with the news');
    await until(() => resource.value === 'with the news');
    await another();
    assert.lengthOf(waiting, 2);
    for (const stop of stops) stop();
  });

  it('keeps the last value when looking again fails, and says why', async () => {
    const { waiting, load } = answers<string>();
    const resource = new Resource(load);
    resource.set('known');
    const again = resource.reload();
    waiting[0]!.refuse(new ConnectionError('down'));
    await again;
    assert.equal(resource.value, 'known');
    assert.instanceOf(resource.error, ConnectionError);
  });

  it('asks again by itself for what may go better, and not for what would take as long again', () => {
    const refusedWith = (code: 'unavailable' | 'search_too_broad') =>
      new ServerError({ type: 'about:blank', title: '', status: 503, code, request_id: '' });
    assert.isTrue(isPassing(refusedWith('unavailable')));
    assert.isTrue(isPassing(new ConnectionError('down')));
    assert.isFalse(isPassing(refusedWith('search_too_broad')));
  });
});
