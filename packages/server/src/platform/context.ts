import type { Config } from './config.js';
import type { Database } from './db/connect.js';
import type { Reactions } from './events/record.js';
import type { Logger } from './log.js';

/** What every service works with. Inside a transaction `db` is that transaction and `commits` is set. */
export interface Context {
  db: Database;
  config: Config;
  log: Logger;
  /** The clock: passed on to rules, which have none. */
  now: () => Date;
  reactions: Reactions;
  /** Wakes the readers of the ledger on every node. */
  wake: () => void;
  /** Done after the transaction has committed. */
  commits?: (() => void)[];
}
