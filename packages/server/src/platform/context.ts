import type { Config } from './config.js';
import type { Database } from './db/connect.js';
import type { LookAgain } from './db/transaction.js';
import type { Reactions } from './events/record.js';
import type { Limiter } from './http/rate-limit.js';
import type { Enqueue } from './jobs/jobs.js';
import type { Signal } from './live/signal.js';
import type { Logger } from './log.js';
import type { Memory } from './memory.js';
import type { Ports } from './ports.js';

/** What every service works with. Inside a transaction `db` is that transaction and `commits` is set. */
export interface Context {
  db: Database;
  config: Config;
  log: Logger;
  /** The clock: passed on to rules, which have none. */
  now: () => Date;
  /** Counts what people and networks do. */
  limiter: Limiter;
  /** What domains provide for those before them. */
  ports: Ports;
  reactions: Reactions;
  /** What this node remembers of what the database says. */
  memory: Memory;
  /** Wakes the readers of the ledger on every node. */
  wake: () => void;
  /** Tells all nodes something that is not recorded; see `tell`. */
  signal: (signal: Signal) => void;
  /** Has a job done, if and when the caller's transaction commits. */
  enqueue: Enqueue;
  /** In a request that writes: looks again at whether whoever asks still may; first of all in the outermost transaction. */
  begins?: LookAgain;
  /** Done after the transaction has committed. */
  commits?: (() => void)[];
}
