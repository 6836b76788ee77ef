import type { Context } from '../context.js';

/** A context whose `db` is a transaction. */
export type InTransaction = Context & { commits: (() => void)[] };

/** Runs `work` in one transaction, or in the one that is already open. All of it happens, or none. */
export async function inTransaction<T>(context: Context, work: (context: InTransaction) => Promise<T>): Promise<T> {
  if (context.commits) return work(context as InTransaction);
  const commits: (() => void)[] = [];
  const result = await context.db.transaction((tx) => work({ ...context, db: tx, commits }));
  for (const run of commits) run();
  return result;
}
