import { reasonOf } from './platform/errors.js';
import { createLog, type Logger } from './platform/log.js';

/**
 * What asks a server to end: `asked` resolves at the first signal. Called from the very beginning: whoever stops us while we are starting
 * must not leave our PostgreSQL behind.
 */
export function stopSignals(): { stop: AbortSignal; asked: Promise<null> } {
  const stop = new AbortController();
  const asked = new Promise<null>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        stop.abort();
        resolve(null);
      });
    }
  });
  return { stop: stop.signal, asked };
}

/** Tells a promise that failed with nobody waiting for it: a fault of ours, and no reason to end what others wait for. */
export function tellFaults() {
  let log: Logger = createLog('error');
  process.on('unhandledRejection', (reason) =>
    log.error({ err: asError(reason) }, 'Something failed that nobody waits for'),
  );
  return {
    /** From now on to that log; with what nobody caught: that resolves the answer, and whoever waits for it ends in order. */
    tellTo(known: Logger): Promise<Error> {
      log = known;
      return new Promise<Error>((resolve) => {
        process.on('uncaughtException', (error) => {
          log.fatal({ err: asError(error) }, 'Something failed that nobody caught');
          resolve(asError(error));
        });
      });
    },
  };
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(reasonOf(thrown)));
