import type { Context } from '../context.js';
import { isDeadlock, isForgotten } from './away.js';

/** How a row is held until the transaction ends: so that it stays as it is, or to be changed. */
export type RowLock = 'share' | 'no key update';

/** Looks, in one statement, at whether whoever asks still may do what they ask for, and refuses if not. Null: outside of a transaction. */
export type LookAgain = (context: Context, lock: RowLock | null) => Promise<void>;

/** A context whose `db` is a transaction. */
export type InTransaction<C extends Context = Context> = C & { commits: (() => void)[] };

/**
 * Runs `work` in one transaction, or in the one that is already open. All of it happens, or none. After a deadlock, which
 * undid it, it runs once more; also where the connection had forgotten a statement.
 */
export async function inTransaction<T, C extends Context>(
  context: C,
  work: (context: InTransaction<C>) => Promise<T>,
): Promise<T> {
  if (context.commits) return work(context as InTransaction<C>);
  const attempt = async () => {
    const commits: (() => void)[] = [];
    const result = await context.db.transaction(async (tx) => {
      const within = { commits, ...context, db: tx };
      await context.begins?.(within, 'share');
      return work(within);
    });
    return { commits, result };
  };
  const { commits, result } = await attempt().catch((error) => {
    if (isDeadlock(error) || isForgotten(error)) return attempt();
    throw error;
  });
  for (const run of commits) run();
  return result;
}

/**
 * For who changes their own row: it is held for that from the beginning. Two who first held it as it is would wait for each
 * other.
 */
export const changingOneself = <C extends Context>(context: C): C => {
  const { begins } = context;
  return begins ? { ...context, begins: (within) => begins(within, 'no key update') } : context;
};
