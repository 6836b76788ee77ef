import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgresError } from './error.js';
import { clearAfterKill, type Launch, type Postmaster, startPostmaster, stopPostmaster } from './postmaster.js';
import { signal } from './processes.js';

/** Keeps one PostgreSQL running until it is told to stop. */
export interface Keeper {
  /** The process id, or the last one while it is being started again. */
  readonly pid: number;
  stop(): Promise<void>;
}

/** Dying within this time after it was ready is dying quickly: the next start waits a little longer each time. */
const quickMs = 1000;
const longestPauseMs = 2000;
const failedStartsAllowed = 6;

/**
 * Starts PostgreSQL, and starts it again with the same settings whenever it ends without having been told to.
 * When it does not get up any more it is given up, which is said to `onFailure`.
 */
export async function keep(launch: Launch, onFailure: (error: EmbeddedPostgresError) => void): Promise<Keeper> {
  let postmaster: Postmaster = await startPostmaster(launch);
  const stopping = new AbortController();

  // The last chance when this process ends without having stopped it.
  const lastResort = () => {
    if (!postmaster.hasEnded) signal(postmaster.pid, process.platform === 'win32' ? 'SIGTERM' : 'SIGINT');
  };
  process.on('exit', lastResort);

  const watch = (async () => {
    let quickDeaths = 0;
    for (;;) {
      const since = performance.now();
      const reason = await postmaster.ended;
      quickDeaths = performance.now() - since > quickMs ? 0 : quickDeaths + 1;
      if (!stopping.signal.aborted) launch.log(`PostgreSQL is gone (${reason}); starting it again`);
      for (let failedStarts = 0; ; failedStarts++) {
        if (failedStarts > failedStartsAllowed) throw givenUp(failedStarts, launch.cluster);
        await pause(quickDeaths + failedStarts, stopping.signal);
        if (stopping.signal.aborted) return;
        const next = await startAgain(launch, stopping.signal);
        if (!next) continue;
        postmaster = next;
        // Told to stop in the very moment in which it became ready.
        if (stopping.signal.aborted) return stopPostmaster(next.pid, launch);
        launch.log(`PostgreSQL is back (process ${next.pid})`);
        break;
      }
    }
  })().catch((error: EmbeddedPostgresError) => {
    launch.log(error.message);
    onFailure(error);
  });

  return {
    get pid() {
      return postmaster.pid;
    },
    async stop() {
      stopping.abort();
      postmaster.hold();
      if (!postmaster.hasEnded) await stopPostmaster(postmaster.pid, launch);
      await watch;
      process.off('exit', lastResort);
    },
  };
}

async function startAgain(launch: Launch, stopping: AbortSignal): Promise<Postmaster | undefined> {
  try {
    await clearAfterKill(launch);
    return await startPostmaster(launch, stopping);
  } catch (error) {
    if (!stopping.aborted) launch.log((error as Error).message);
    return undefined;
  }
}

async function pause(troubles: number, stopping: AbortSignal): Promise<void> {
  if (troubles === 0) return;
  const ms = Math.min(50 * 2 ** troubles, longestPauseMs);
  await delay(ms, undefined, { signal: stopping }).catch(() => {});
}

function givenUp(times: number, cluster: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `PostgreSQL in ${cluster} failed to start ${times} times in a row, and is not started again. ` +
      'Its own words above say why; after putting that right, start the server again.',
  );
}
