import cluster, { type Worker } from 'node:cluster';
import { StartError } from '../errors.js';
import type { Logger } from '../log.js';
import type { Counting } from './counting.js';
import { watchGivenConnections } from './given-connections.js';
import type { Beginning, FromWorker, ToWorker } from './messages.js';
import type { MetricsTogether } from './metrics-together.js';
import { pauseAfter, quickEnds } from './restarts.js';

/** Milliseconds in which workers answer what is in flight, and those that are killed are gone. */
const servedWithin = 3000;
const killedWithin = 1000;

interface Member {
  number: number;
  process: Worker;
  state: 'starting' | 'ready' | 'listening' | 'served' | 'gone';
  isDraining: boolean;
  /** When it could first serve; by a clock that only goes on. */
  listeningAt: number | null;
  failure: Error | null;
}

/** The worker processes: so many are kept running, and they begin and end together. */
export class Crew {
  /** Resolves when workers of one number keep ending, and were given up. */
  readonly failed: Promise<Error>;
  readonly #members = new Map<number, Member>();
  readonly #quickEnds = new Map<number, number>();
  readonly #facts: Record<string, string> = {};
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #watching = new Set<() => void>();
  readonly #given: Pick<Beginning, 'settings' | 'connection'>;
  readonly #log: Logger;
  readonly #counting: Counting;
  readonly #metrics: MetricsTogether;
  #fail: (error: Error) => void = () => {};
  #phase: 'starting' | 'serving' | 'draining' | 'stopping' = 'starting';
  #isOpen = false;

  constructor(
    given: Pick<Beginning, 'settings' | 'connection'>,
    { log, counting, metrics }: { log: Logger; counting: Counting; metrics: MetricsTogether },
  ) {
    this.#given = given;
    this.#log = log;
    this.#counting = counting;
    this.#metrics = metrics;
    this.failed = new Promise((resolve) => {
      this.#fail = resolve;
    });
    // On every system: connections are dealt out in turn, and the port is closed as soon as all say so.
    cluster.schedulingPolicy = cluster.SCHED_RR;
    cluster.setupPrimary({ args: ['worker'] });
  }

  /** Starts so many; once each of them can serve, they all listen. Who asks to stop meanwhile calls `stop`. */
  async start(count: number): Promise<void> {
    for (let number = 1; number <= count; number++) this.#fork(number, false);
    await this.#allAre('ready');
    if (this.#phase === 'stopping') return;
    this.#isOpen = true;
    this.#tellAll({ kind: 'listen' });
    await this.#allAre('listening');
    if (this.#phase === 'starting') this.#phase = 'serving';
  }

  /** Resolves when all say that they leave. */
  async drain(): Promise<void> {
    this.#phase = 'draining';
    this.#tellAll({ kind: 'drain' });
    await this.#until(() => this.#all().every(({ isDraining, state }) => isDraining || state !== 'listening'), 1000);
  }

  /** Has all answer what is in flight, and then end together; whoever takes too long is killed. @param patience milliseconds */
  async stop(patience: number): Promise<void> {
    this.#phase = 'stopping';
    for (const timer of this.#timers) clearTimeout(timer);
    this.#tellAll({ kind: 'stop' });
    // What one still answers may be news to those who read on: nobody ends before all have.
    await this.#until(() => this.#all().every(({ state }) => state === 'served' || state === 'gone'), servedWithin);
    for (const { state, process } of this.#all()) if (state !== 'served') process.process.kill('SIGKILL');
    this.#tellAll({ kind: 'end' });
    const allGone = () => this.#all().every(({ state }) => state === 'gone');
    await this.#until(allGone, patience);
    for (const { process } of this.#all()) process.process.kill('SIGKILL');
    await this.#until(allGone, killedWithin);
  }

  /** Those that are there; of each number there is one at most. */
  #all(): Member[] {
    return [...this.#members.values()].filter(({ state }) => state !== 'gone');
  }

  #fork(number: number, isReplacement: boolean): void {
    const member: Member = {
      number,
      process: cluster.fork(),
      state: 'starting',
      isDraining: false,
      listeningAt: null,
      failure: null,
    };
    this.#members.set(number, member);
    const closeGiven = watchGivenConnections(member.process.process);
    member.process.on('message', (message: FromWorker) => this.#hear(member, message, isReplacement));
    // It is told of by its end.
    member.process.on('error', () => {});
    member.process.on('exit', (code, signal) => {
      closeGiven();
      const gone = () => this.#gone(member, signal ?? `exit code ${code}`);
      // First what it still said.
      if (member.process.isConnected()) member.process.once('disconnect', gone);
      else gone();
    });
  }

  #hear(member: Member, message: FromWorker, isReplacement: boolean): void {
    const { number } = member;
    switch (message.kind) {
      case 'hello':
        this.#tell(member, { kind: 'begin', beginning: this.#beginningOf(number, isReplacement) });
        if (this.#phase === 'stopping') this.#tell(member, { kind: 'stop' });
        return;
      case 'ready':
        member.state = 'ready';
        if (this.#isOpen) this.#tell(member, { kind: 'listen' });
        break;
      case 'listening':
        member.state = 'listening';
        member.listeningAt = performance.now();
        if (isReplacement) this.#log.info({ worker: number }, 'A worker is back');
        break;
      case 'failed':
        member.failure = message.isExpected ? new StartError(message.message) : new Error(message.message);
        break;
      case 'draining':
        member.isDraining = true;
        break;
      case 'served':
        member.state = 'served';
        break;
      case 'count':
        void this.#counting
          .count(number, message.calls)
          .then((answers) => this.#tell(member, { kind: 'counted', answers }));
        return;
      case 'gather metrics':
        void this.#metricsOfAll().then((text) => this.#tell(member, { kind: 'metrics of all', id: message.id, text }));
        return;
      case 'metrics':
        this.#metrics.heard(number, message);
        return;
      case 'fact':
        this.#facts[message.name] = message.value;
        this.#tellAll(message);
        return;
    }
    this.#look();
  }

  #beginningOf(number: number, isReplacement: boolean): Beginning {
    // The first, and whoever takes its place.
    const doesJobs = number === 1;
    const isDraining = this.#phase === 'draining';
    return { ...this.#given, number, doesJobs, isReplacement, isDraining, facts: this.#facts };
  }

  #metricsOfAll(): Promise<string> {
    const serving = this.#all().filter(({ listeningAt }) => listeningAt !== null);
    return this.#metrics.gather(
      serving.map(({ number }) => number),
      (number, id) => {
        const member = this.#members.get(number);
        if (member) this.#tell(member, { kind: 'tell metrics', id });
      },
    );
  }

  #gone(member: Member, how: string): void {
    const { number } = member;
    member.state = 'gone';
    member.failure ??= new Error(`A worker ended while it started (${how})`);
    this.#counting.forget(number);
    this.#look();
    if (this.#phase === 'starting' || this.#phase === 'stopping') return;
    void this.#metrics.ended(number);
    const servedFor = member.listeningAt === null ? null : performance.now() - member.listeningAt;
    const ends = quickEnds(this.#quickEnds.get(number) ?? 0, servedFor);
    this.#quickEnds.set(number, ends);
    const pause = pauseAfter(ends);
    const why = member.listeningAt === null ? member.failure.message : how;
    if (pause === null) {
      this.#fail(new StartError(`Worker ${number} ended ${ends} times in a row, soon after its start (${why}).`));
      return;
    }
    this.#log.warn({ worker: number, why }, 'A worker has ended: another takes its place');
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#fork(number, true);
    }, pause);
    this.#timers.add(timer);
  }

  #tell({ process }: Member, message: ToWorker): void {
    if (process.isConnected()) process.send(message, undefined, () => {});
  }

  #tellAll(message: ToWorker): void {
    for (const member of this.#all()) this.#tell(member, message);
  }

  /** While they start: as soon as one cannot, none does. */
  async #allAre(state: 'ready' | 'listening'): Promise<void> {
    const failed = () => [...this.#members.values()].find((one) => one.state === 'gone');
    const isSo = () => this.#all().every((one) => one.state === state);
    await this.#until(() => isSo() || failed() !== undefined || this.#phase === 'stopping');
    const failure = failed()?.failure;
    if (failure && this.#phase !== 'stopping') throw failure;
  }

  #look(): void {
    for (const look of this.#watching) look();
  }

  /** Resolves when it is so, or the time is up. */
  #until(isSo: () => boolean, patience?: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#watching.delete(look);
        resolve();
      };
      const look = () => {
        if (isSo()) done();
      };
      const timer = patience === undefined ? undefined : setTimeout(done, patience);
      this.#watching.add(look);
      look();
    });
  }
}
