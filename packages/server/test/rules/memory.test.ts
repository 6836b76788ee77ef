import { describe, expect, it } from 'vitest';
import { Memory } from '../../src/platform/memory.js';
import { gate } from '../harness/gate.js';

interface Row {
  id: string;
  name: string;
}

/** A memory by a clock of the test's. */
function made({ goodFor = 2000, most = 100 } = {}) {
  const memory = new Memory();
  const time = { is: 0 };
  memory.clock = () => time.is;
  const shelf = memory.shelf<Row>({ goodFor, most, of: ({ id }) => [id] });
  return { memory, shelf, time };
}
const row = (name: string, id = 'maya'): Row => ({ id, name });

describe('what a node remembers', () => {
  it('is as old as the question, not as the answer', async () => {
    const { shelf, time } = made();
    const answered = gate();
    const asking = shelf.get('session', async () => {
      await answered.opened;
      return row('Maya');
    });
    time.is = 1500;
    answered.open();
    await asking;
    time.is = 2000;
    expect(shelf.known('session')).toEqual(row('Maya'));
    time.is = 2001;
    expect(shelf.known('session')).toBeUndefined();
  });

  it('is forgotten once it is known to have changed, and nothing else with it', async () => {
    const { memory, shelf } = made();
    for (const id of ['maya', 'tom']) await shelf.get(`of ${id}`, async () => row(id, id));
    await shelf.get('another of maya', async () => row('Maya'));
    memory.forget(['maya']);
    expect(['of maya', 'another of maya', 'of tom'].map((key) => shelf.known(key)?.id)).toEqual([
      undefined,
      undefined,
      'tom',
    ]);
    memory.forgetAll();
    expect(shelf.known('of tom')).toBeUndefined();
  });

  it.each([
    ['of whom it is', (memory: Memory) => memory.forget(['maya'])],
    ['of everybody', (memory: Memory) => memory.forgetAll()],
  ])('is not what was read before the news %s, however late its answer comes', async (_, tell) => {
    const { memory, shelf } = made();
    const answered = gate();
    const asking = shelf.get('session', async () => {
      await answered.opened;
      return row('as she was');
    });
    tell(memory);
    answered.open();
    expect((await asking).name).toBe('as she was');
    expect(shelf.known('session')).toBeUndefined();
    expect((await shelf.get('session', async () => row('as she is'))).name).toBe('as she is');
    expect(shelf.known('session')?.name).toBe('as she is');
  });

  it('stays when the news is of somebody else', async () => {
    const { memory, shelf } = made();
    await shelf.get('session', async () => {
      memory.forget(['tom']);
      return row('Maya');
    });
    expect(shelf.known('session')).toEqual(row('Maya'));
  });

  it('is the later of two answers, whichever comes first', async () => {
    const { shelf, time } = made();
    const answered = gate();
    const first = shelf.ask('session', async () => {
      await answered.opened;
      return row('before');
    });
    time.is = 1;
    await shelf.ask('session', async () => row('after'));
    answered.open();
    await first;
    expect(shelf.known('session')?.name).toBe('after');
  });

  it('is nobody who is not there, and no answer that failed', async () => {
    const { shelf } = made();
    await shelf.get('session', async () => row('Maya'));
    await shelf.ask('session', async () => undefined);
    expect(shelf.known('session')).toBeUndefined();
    await expect(shelf.get('session', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await shelf.get('session', async () => row('Maya'))).toEqual(row('Maya'));
  });

  it('is no more than was set, and what went leaves nothing behind', async () => {
    const { memory, shelf } = made({ most: 20 });
    for (let i = 0; i < 100; i++) await shelf.get(`key ${i}`, async () => row('one', `person ${i}`));
    expect(shelf.known('key 89')).toBeUndefined();
    expect(shelf.known('key 90')?.id).toBe('person 90');
    // Under the same key somebody else: news of who was there before changes nothing.
    await shelf.ask('key 99', async () => row('another', 'somebody else'));
    memory.forget(['person 99']);
    expect(shelf.known('key 99')?.id).toBe('somebody else');
    memory.forget(['somebody else']);
    expect(shelf.known('key 99')).toBeUndefined();
  });
});
