import { AggregatorRegistry, Counter, collectDefaultMetrics, Registry } from 'prom-client';
import type { FromWorker, Line } from './messages.js';
import type { AllMetrics } from './workers.js';

/** Milliseconds that the numbers of one worker are waited for; then its last ones count. */
const patience = 1000;

interface Metric {
  name: string;
  type: string;
  aggregator?: string;
}

/** Those of each process by itself have its number; all others are added up. */
export const perProcess = (worker: string) => ({ labels: { worker } });

/** The numbers of all workers, gathered in the primary. */
export class MetricsTogether {
  readonly #own = new Registry();
  readonly #restarts: Counter;
  readonly #last = new Map<number, Metric[]>();
  /** What those have counted that are gone: what once was told does not become less. */
  #gone: Metric[] = [];
  readonly #asked = new Map<number, { missing: Set<number>; done: () => void }>();
  #next = 0;

  constructor() {
    collectDefaultMetrics({ register: this.#own, ...perProcess('primary') });
    this.#restarts = new Counter({
      name: 'support_worker_restarts_total',
      help: 'Workers that ended and were started again',
      registers: [this.#own],
    });
  }

  /** Asks these workers, and adds up what they say. */
  async gather(workers: readonly number[], ask: (worker: number, id: number) => void): Promise<string> {
    const id = this.#next++;
    const missing = new Set(workers);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patience);
      const done = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#asked.set(id, { missing, done });
      for (const worker of workers) ask(worker, id);
      if (missing.size === 0) done();
    });
    this.#asked.delete(id);
    const own = (await this.#own.getMetricsAsJSON()) as unknown as Metric[];
    return sumOf([own, this.#gone, ...this.#last.values()]).metrics();
  }

  heard(worker: number, { id, metrics }: Extract<FromWorker, { kind: 'metrics' }>): void {
    this.#last.set(worker, metrics as Metric[]);
    this.#noLongerAsk(worker, id);
  }

  /** A worker is gone; another comes in its place. */
  async ended(worker: number): Promise<void> {
    this.#restarts.inc();
    for (const id of this.#asked.keys()) this.#noLongerAsk(worker, id);
    const last = this.#last.get(worker) ?? [];
    this.#last.delete(worker);
    const counted = last.filter(({ name, type }) => name.startsWith('support_') && type !== 'gauge');
    this.#gone = (await sumOf([this.#gone, counted]).getMetricsAsJSON()) as unknown as Metric[];
  }

  #noLongerAsk(worker: number, id: number): void {
    const asked = this.#asked.get(id);
    if (asked?.missing.delete(worker) && asked.missing.size === 0) asked.done();
  }
}

function sumOf(all: readonly Metric[][]): Registry {
  // Of one process each, with its label: nothing of them is left out or averaged.
  return AggregatorRegistry.aggregate(all.map((some) => some.map((one) => ({ ...one, aggregator: 'sum' }))) as never);
}

/** A worker's way to the numbers of all. */
export function metricsOfAll({ tell, on }: Line): AllMetrics {
  const waiting = new Map<number, (text: string) => void>();
  let next = 0;
  on('metrics of all', ({ id, text }) => {
    waiting.get(id)?.(text);
    waiting.delete(id);
  });
  return {
    tellOwn: (own) =>
      on('tell metrics', ({ id }) => void own().then((metrics) => tell({ kind: 'metrics', id, metrics }))),
    gather: () =>
      new Promise((resolve, reject) => {
        const id = next++;
        const late = setTimeout(() => {
          waiting.delete(id);
          reject(new Error('The primary does not say the metrics'));
        }, patience * 2);
        waiting.set(id, (text) => {
          clearTimeout(late);
          resolve(text);
        });
        tell({ kind: 'gather metrics', id });
      }),
  };
}
