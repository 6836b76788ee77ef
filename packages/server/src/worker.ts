import type { Server } from 'node:http';
import { readConfig } from './configuration.js';
import { runningElsewhere } from './database.js';
import { tellFaults } from './ending.js';
import { boundConnections, createServer, endServing, openPort } from './listen.js';
import { startPatience } from './platform/db/wait.js';
import { StartError } from './platform/errors.js';
import { createLog } from './platform/log.js';
import { counterTogether, createAsk, placesTogether } from './platform/workers/counting-together.js';
import { factsTogether } from './platform/workers/facts-together.js';
import { type Beginning, type FromWorker, type Line, openLine } from './platform/workers/messages.js';
import { metricsOfAll } from './platform/workers/metrics-together.js';
import type { Workers } from './platform/workers/workers.js';
import { type SupportServer, startSupport } from './support.js';

/**
 * Serves as one of several processes that `primary.ts` starts: that one says when to begin, to listen and to end. When it is gone without
 * a word, `node:cluster` ends its workers.
 */
export async function runWorker(): Promise<never> {
  const line = openLine();
  if (!line) throw new StartError('A worker is started by `logishift-support start`, with SUPPORT_WORKERS.');
  // A terminal's Ctrl-C, and whoever ends a whole group of processes, mean the primary: it has us end in order.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => {});
  // From the very beginning: what is said while it starts is heard.
  const said = (kind: 'listen' | 'drain' | 'stop' | 'end') =>
    new Promise<null>((resolve) => line.on(kind, () => resolve(null)));
  const [listen, drained, stopped, end] = [said('listen'), said('drain'), said('stop'), said('end')];
  const stop = new AbortController();
  void stopped.then(() => stop.abort());
  const faults = tellFaults();
  const told = await new Promise<Beginning>((resolve) => {
    line.on('begin', ({ beginning }) => resolve(beginning));
    void line.tell({ kind: 'hello' });
  });
  const config = readConfig(told.settings);
  const log = createLog(config.logLevel, told.number);
  const broken = faults.tellTo(log);

  let support: SupportServer | undefined;
  let server: Server;
  try {
    const workers = together(told, line);
    const running = runningElsewhere(told.connection ?? (config.databaseUrl as string), told.connection !== null);
    // Who takes the place of another waits for the database as that one would have.
    const patience = told.isReplacement ? Number.POSITIVE_INFINITY : startPatience;
    support = await startSupport(config, { log, signal: stop.signal }, { workers, running, patience });
    server = createServer(support.fetch);
    boundConnections(server, workers.places('connections', config.maxConnections));
    const leaving = support;
    const drain = () => {
      leaving.beginDrain();
      void line.tell({ kind: 'draining' });
    };
    if (told.isDraining) drain();
    else void drained.then(drain);
    void line.tell({ kind: 'ready' });
    await Promise.race([listen, stopped]);
    if (!stop.signal.aborted) {
      await openPort(server, config);
      void line.tell({ kind: 'listening' });
    }
  } catch (error) {
    await support?.stop();
    if (!stop.signal.aborted) await line.tell(failureOf(error));
    return process.exit(stop.signal.aborted ? 0 : 1);
  }
  const failure = await Promise.race([stopped, broken]);
  await endServing(support, server);
  void line.tell({ kind: 'served' });
  // Who ends by a fault of its own waits for nobody.
  if (!failure) await end;
  await support.stop();
  return process.exit(failure ? 1 : 0);
}

function together({ number, doesJobs, facts }: Beginning, line: Line): Workers {
  const ask = createAsk(line);
  return {
    number,
    doesJobs,
    counter: (what) => counterTogether(ask, what),
    places: (name, most) => placesTogether(ask, name, most),
    fact: factsTogether(line, facts),
    metrics: metricsOfAll(line),
  };
}

function failureOf(error: unknown): FromWorker {
  const isExpected = error instanceof StartError;
  const { message, stack = message } = error as Error;
  return { kind: 'failed', message: isExpected ? message : stack, isExpected };
}
