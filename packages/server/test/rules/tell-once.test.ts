import { expect, it } from 'vitest';
import { tellOnce } from '../../src/platform/tell-once.js';
import { times } from '../harness/settled.js';

it('what every request brings is told once an hour, of a hundred things at most, also where the clock is set back', () => {
  const firstTime = tellOnce();
  const start = Date.parse('2026-03-02T15:00:00Z');
  const told = (thing: string, after: number) => firstTime(thing, new Date(start + after));
  expect([told('one', 0), told('one', 1000), told('two', 2000)]).toEqual([true, false, true]);
  expect(times(500, (place) => told(`many ${place}`, 3000)).filter(Boolean)).toHaveLength(98);
  expect([told('one', 3_599_000), told('one', 3_601_000)]).toEqual([false, true]);
  expect(told('one', -3_601_000)).toBe(true);
});
