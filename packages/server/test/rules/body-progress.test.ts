import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchProgress } from '../../src/platform/http/body/body.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** When a body is given up whose sender sends so many bytes every so many milliseconds; null: it never was, in its time. */
function givenUp(limits: { bytes: number; seconds: number }, sends: [bytes: number, every: number][]): number | null {
  const begun = performance.now();
  let late: number | null = null;
  const watch = watchProgress(limits, () => {
    late ??= Math.round((performance.now() - begun) / 1000);
  });
  for (const [bytes, every] of sends) {
    vi.advanceTimersByTime(every);
    if (late !== null) break;
    watch.made(bytes);
  }
  watch.end();
  vi.runOnlyPendingTimers();
  return late;
}

const form = { bytes: 256 * 1024, seconds: 4 };
const upload = { bytes: 25 * 1024 * 1024, seconds: 1800 };
const times = (count: number, bytes: number, every: number) =>
  Array.from({ length: count }, (): [number, number] => [bytes, every]);

describe('a body that arrives slowly', () => {
  it('is given up after its time, where it is a form, however steadily it comes', () => {
    expect(givenUp(form, times(100, 1, 700))).toBe(4);
    expect(givenUp(form, times(3, 1000, 1000))).toBeNull();
  });

  it('is waited for where it is an upload, as long as it makes progress', () => {
    // 25 MB at 16 KB/s: 27 minutes.
    expect(givenUp(upload, times(1600, 16 * 1024, 1000))).toBeNull();
    // Gaps, as phones in trains have them.
    expect(givenUp(upload, times(100, 128 * 1024, 9000))).toBeNull();
  });

  it('is given up once its sender stands still, or sends too little to ever end', () => {
    expect(givenUp(upload, [...times(5, 64 * 1024, 1000), [1, 60_000]])).toBe(15);
    expect(givenUp(upload, times(100, 1, 700))).toBe(20);
    expect(givenUp(upload, [...times(60, 64 * 1024, 1000), ...times(100, 100, 1000)])).toBeLessThan(101);
  });

  it('is given up after all of its time, whatever it does', () => {
    expect(givenUp(upload, times(4000, 2000, 1000))).toBe(1800);
  });
});
