import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLate } from '../../src/domains/deliveries/lateness.js';

const promised_at = '2026-03-01T12:00:00.000Z';
const before = '2026-03-01T11:59:59.999Z';
const after = '2026-03-01T12:00:00.001Z';

describe('a delivery is late', () => {
  it.each([
    ['not yet due', before, null, null, false],
    ['due this very moment', promised_at, null, null, false],
    ['overdue and not delivered', after, null, null, true],
    ['not yet due, but expected after the promise', before, after, null, true],
    ['not yet due and expected in time', before, before, null, false],
    ['delivered in time, looked at later', after, null, before, false],
    ['delivered on the dot', after, null, promised_at, false],
    ['delivered too late', after, null, after, true],
    ['delivered in time though expected late', after, after, before, false],
  ])('%s', (_, now, expected_at, delivered_at, late) => {
    expect(isLate({ promised_at, expected_at, delivered_at }, new Date(now))).toBe(late);
  });

  it('never without a promise', () => {
    const time = fc.option(fc.date({ noInvalidDate: true }).map((date) => date.toISOString()));
    fc.assert(
      fc.property(time, time, fc.date({ noInvalidDate: true }), (expected_at, delivered_at, now) => {
        expect(isLate({ promised_at: null, expected_at, delivered_at }, now)).toBe(false);
      }),
    );
  });
});
