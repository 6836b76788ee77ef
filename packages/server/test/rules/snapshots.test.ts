import { describe, expect, it } from 'vitest';
import { beside, isVisible, readSnapshot } from '../../src/platform/events/snapshot.js';

describe('a transaction’s snapshot, as if it were in progress itself', () => {
  const hides = (text: string, xid: bigint) => {
    const made = readSnapshot(beside(text, xid));
    return made !== null && !isVisible(xid, made);
  };

  it('does not show what it writes, whichever others are in progress or over', () => {
    for (const [text, xid] of [
      ['10:20:', 15n],
      ['10:20:12,17', 15n],
      ['15:20:15', 15n],
      ['16:20:', 15n],
      ['10:20:12', 19n],
      ['10:20:12', 20n],
      ['10:20:12', 99n],
    ] as const) {
      expect([text, xid, hides(text, xid)]).toEqual([text, xid, true]);
    }
  });

  it('shows of all others what it showed before', () => {
    const [before, after] = ['10:20:12,17', beside('10:20:12,17', 15n)].map(readSnapshot);
    for (let xid = 5n; xid < 25n; xid++) {
      if (xid === 15n || !before || !after) continue;
      expect([xid, isVisible(xid, after)]).toEqual([xid, isVisible(xid, before)]);
    }
  });
});
