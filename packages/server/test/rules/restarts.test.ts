import { describe, expect, it } from 'vitest';
import { connectionsOf } from '../../src/platform/db/room.js';
import { pauseAfter, quickEnds } from '../../src/platform/workers/restarts.js';

describe('a worker that ended', () => {
  it('is followed by another at once, then after growing pauses, and after six quick ends in a row by none', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map(pauseAfter)).toEqual([0, 200, 400, 800, 1600, null, null]);
  });

  it('ended quickly where it served for less than ten seconds, or never could', () => {
    expect(quickEnds(3, null)).toBe(4);
    expect(quickEnds(3, 9_999)).toBe(4);
    expect(quickEnds(3, 10_000)).toBe(0);
    expect(pauseAfter(quickEnds(5, 3_600_000))).toBe(0);
  });
});

it('workers need so many connections to the database as the README says', () => {
  expect([1, 2, 4, 8].map(connectionsOf)).toEqual([21, 40, 78, 154]);
});
