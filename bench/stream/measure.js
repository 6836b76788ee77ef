import { setTimeout as delay } from 'node:timers/promises';
import { openReaders } from './readers.js';

const patience = 10_000;

/**
 * Writes probes one after the other, and measures when each has come to those of the streams that it is for, in milliseconds:
 * since it was sent, and since it was answered, which is right after its commit. Both are seen from one process of Node, which reads
 * all the streams: its own share is the same for the server and for the bare loop.
 */
export async function measureStream({ streams, probes, every, reachedBy, write }) {
  const arrivals = new Map();
  const close = await openReaders(streams, (word) => arrivals.get(word)?.push(performance.now()));
  const [sent, answered] = [[], []];
  try {
    for (let number = 0; number < probes; number++) {
      const word = `probe-${number}-`;
      const came = [];
      arrivals.set(word, came);
      const began = performance.now();
      await write(word, number);
      const done = performance.now();
      while (came.length < reachedBy && performance.now() < began + patience) await delay(5);
      if (came.length !== reachedBy) throw new Error(`${word} came to ${came.length} streams of ${reachedBy}`);
      // The first is that of the warm-up.
      if (number > 0) {
        sent.push(...came.map((at) => at - began));
        answered.push(...came.map((at) => Math.max(0, at - done)));
      }
      await delay(every);
    }
  } finally {
    close();
  }
  return { sent: percentiles(sent), answered: percentiles(answered), readers: reachedBy };
}

function percentiles(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { p50: at(0.5), p99: at(0.99) };
}
