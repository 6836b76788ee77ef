import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { perProcess } from '../workers/metrics-together.js';
import type { Workers } from '../workers/workers.js';

export interface Metrics {
  answered(method: string, route: string, status: number, seconds: number): void;
  /** A number that is asked for when the metrics are; those of all workers are added up. */
  watch(name: string, help: string, value: () => number): void;
  /** Several of a kind, by what each is of, and the same whichever worker is asked. While they cannot be told, there are none. */
  watchEach(name: string, help: string, of: string, values: () => Promise<Map<string, number>>): void;
  /** In the Prometheus text format. */
  text(): Promise<string>;
}

export function createMetrics({ number, metrics: together }: Pick<Workers, 'number' | 'metrics'>): Metrics {
  const registry = new Registry();
  /** What is the same whichever worker says it is said by the one that is asked. */
  const common = together ? new Registry() : registry;
  collectDefaultMetrics({ register: registry, ...(together && perProcess(String(number))) });
  together?.tellOwn(() => registry.getMetricsAsJSON());
  const labelNames = ['method', 'route', 'status'] as const;
  const requests = new Counter({
    name: 'support_http_requests_total',
    help: 'Requests answered',
    labelNames,
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'support_http_request_seconds',
    help: 'How long requests took',
    labelNames,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  return {
    answered(method, route, status, seconds) {
      const labels = { method, route, status: String(status) };
      requests.inc(labels);
      duration.observe(labels, seconds);
    },
    watch(name, help, value) {
      new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          this.set(value());
        },
      });
    },
    watchEach(name, help, of, values) {
      new Gauge({
        name,
        help,
        labelNames: [of],
        registers: [common],
        async collect() {
          this.reset();
          for (const [one, value] of await values().catch(() => [])) this.set({ [of]: one }, value);
        },
      });
    },
    text: async () => {
      if (!together) return registry.metrics();
      return (await Promise.all([together.gather(), common.metrics()])).join('\n');
    },
  };
}
