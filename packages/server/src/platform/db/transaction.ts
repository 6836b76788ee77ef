import type { Context } from '../context.js';
import { isDeadlock } from './away.js';

/** A context whose `db` is a transaction. */
export type InTransaction<C extends Context = Context> = C & { commits: (() => void)[] };

/**
 * Runs `work` in one transaction, or in the one that is already open. All of it happens, or none. After a deadlock, which
 * undid it, it runs once more.
 */
export async function inTransaction<T, C extends Context>(
  context: C,
  work: (context: InTransaction<C>) => Promise<T>,
): Promise<T> {
  if (context.commits) return work(context as InTransaction<C>);
  const attempt = async () => {
    const commits: (() => void)[] = [];
    return { commits, result: await context.db.transaction((tx) => work({ ...context, db: tx, commits })) };
  };
  const { commits, result } = await attempt().catch((error) => {
    if (isDeadlock(error)) return attempt();
    throw error;
  });
  for (const run of commits) run();
  return result;
}
