import { type DeliveryClaim, deliveryClaim } from '@logishift/support-sdk/contract';
import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleType,
} from 'cockatiel';
import { LRUCache } from 'lru-cache';
import type { Logger } from '../../../platform/log.js';
import { port } from '../../../platform/ports.js';
import type { DeliveryLookup } from '../settings.js';
import { askHost, HostInTrouble } from './ask.js';

/** A host's customer, as the host names them. */
export interface HostCustomer {
  issuer: string;
  external_id: string;
}

/** What the host says of a delivery; null: this customer has no such one. */
export type HostAnswer = { delivery: DeliveryClaim | null } | 'unreachable';

/** Asks the host about one delivery of one customer. */
export interface HostLookup {
  /** The issuer whose customers can be asked about. */
  issuer: string;
  /**
   * `keep` is called with what the host has just said of a delivery, before anybody is told of it; an answer that is
   * remembered is not kept again, as newer news may have come since.
   */
  ask(customer: HostCustomer, ref: string, keep: (delivery: DeliveryClaim) => Promise<void>): Promise<HostAnswer>;
}

/** Asks the host about deliveries; null where it is not to be asked. */
export const hostLookup = port<HostLookup | null>('host lookup');

// Milliseconds.
const foundFor = 60_000;
const notFoundFor = 30_000;
const restFor = 10_000;
const failuresInARow = 5;

/**
 * Each question has `timeout_ms`. Five failures in a row, and the host is left alone for about 10 seconds; then one
 * question finds out whether it is back. Answers are remembered for a while, and one question is asked once at a time.
 */
export function createHostLookup(config: DeliveryLookup, log: Logger, now: () => Date): HostLookup {
  const circuit = circuitBreaker(handleType(HostInTrouble), {
    breaker: new ConsecutiveBreaker(failuresInARow),
    // Not all nodes at the same moment.
    halfOpenAfter: new DelegateBackoff(() => restFor * (0.8 + Math.random() * 0.4)),
  });
  circuit.onBreak(() => log.warn('The host fails to answer about deliveries: it is left alone for a while'));
  circuit.onReset(() => log.info('The host answers about deliveries again'));
  const answers = new LRUCache<string, { delivery: DeliveryClaim | null }>({
    max: 10_000,
    perf: { now: () => now().getTime() },
  });
  const underWay = new Map<string, Promise<HostAnswer>>();

  const call = async ({ external_id }: HostCustomer, ref: string): Promise<HostAnswer> => {
    // One question finds out whether the host is back; the others do not wait for it.
    if (circuit.state === CircuitState.HalfOpen) return 'unreachable';
    try {
      const reply = await circuit.execute(() => askHost(config, external_id, ref));
      if (reply.kind === 'not_found') return { delivery: null };
      const read = reply.kind === 'found' ? deliveryClaim.safeParse(reply.said) : undefined;
      if (read?.success) return { delivery: read.data };
      const reason = reply.kind === 'unclear' ? reply.reason : read?.error?.message;
      log.warn({ reason }, "The host's answer about a delivery cannot be read");
    } catch (error) {
      if (error instanceof HostInTrouble)
        log.warn({ reason: error.message }, 'The host did not answer about a delivery');
      else if (!(error instanceof BrokenCircuitError)) throw error;
    }
    return 'unreachable';
  };

  return {
    issuer: config.issuer,
    ask: async (customer, ref, keep) => {
      const key = JSON.stringify([customer.issuer, customer.external_id, ref]);
      const known = answers.get(key) ?? underWay.get(key);
      if (known) return known;
      const asking = (async () => {
        const answer = await call(customer, ref);
        if (answer === 'unreachable') return answer;
        if (answer.delivery) await keep(answer.delivery);
        answers.set(key, answer, { ttl: answer.delivery ? foundFor : notFoundFor });
        return answer;
      })();
      underWay.set(key, asking);
      try {
        return await asking;
      } finally {
        underWay.delete(key);
      }
    },
  };
}
