import { createHash } from 'node:crypto';
import { and, eq, lt, notInArray, sql } from 'drizzle-orm';
import type { Context } from '../context.js';
import { run, runLater } from '../db/session.js';
import { type Slots, statement, valuesOf } from '../db/statement.js';
import { inTransaction } from '../db/transaction.js';
import { invalidInput, Refusal } from '../errors.js';
import { idempotencyKeys } from './tables.js';

const keptFor = 24 * 3_600_000;

export interface Once {
  /** Whose key it is. */
  scope: string;
  key: string;
  /** Of method, path and body, under the key: the same key with another one is a mistake. */
  hash: string;
  status: number;
}

type Its = { scope: string; key: string };
const isIts = ({ scope, key }: Slots<Its>) => and(eq(idempotencyKeys.scope, scope), eq(idempotencyKeys.key, key));

const found = statement<Its, typeof idempotencyKeys.$inferSelect>((db, slots) =>
  db.select().from(idempotencyKeys).where(isIts(slots)),
);
const locked = statement<{ name: string }, { free: boolean }>((db, { name }) =>
  db
    .select({ free: sql<boolean>`pg_try_advisory_xact_lock(hashtextextended(${name}, 0))` })
    .from(sql`(select) nothing`),
);
const forgotten = statement<Its>((db, slots) => db.delete(idempotencyKeys).where(isIts(slots)));
const keptAnswer = statement<typeof idempotencyKeys.$inferSelect>((db, slots) =>
  db
    .insert(idempotencyKeys)
    .values(valuesOf(slots, ['scope', 'key', 'request_hash', 'status', 'answer', 'created_at'])),
);

/**
 * Runs `work` and keeps its answer, in one transaction: after a crash there are both or neither. `prepare` comes before
 * the transaction, unless the answer is known.
 * The same key again gets the kept answer. A refusal is not kept: the caller may mend the cause and try again.
 */
export async function once<P>(
  context: Context,
  request: Once,
  prepare: () => Promise<P>,
  work: (context: Context, prepared: P) => Promise<unknown>,
): Promise<{ answer: string; replayed: boolean }> {
  const { scope } = request;
  if (!/^[\x21-\x7e]{1,255}$/.test(request.key)) {
    throw invalidInput([
      { path: 'header.idempotency-key', message: 'Use 1 to 255 visible ASCII characters', code: 'invalid_format' },
    ]);
  }
  // Without the key itself nobody can try passwords against the kept hash of a registration.
  const key = createHash('sha256').update(request.key).digest('base64url');
  const its = { scope, key };
  const find = async ({ db, now }: Context) => {
    const [kept] = await run(db, found, its);
    if (!kept || Date.parse(kept.created_at) <= now().getTime() - keptFor) return undefined;
    if (kept.request_hash === request.hash) return { answer: kept.answer, replayed: true };
    throw new Refusal('idempotency_mismatch', 'Use a new Idempotency-Key for a new request.');
  };
  // Looked up before the lock too: many retries at once must not refuse each other when the answer is there.
  const known = await find(context);
  if (known) return known;
  const prepared = await prepare();
  return inTransaction(context, async (context) => {
    const [[lock], meanwhile] = await Promise.all([
      run(context.db, locked, { name: `${scope}\n${key}` }),
      find(context),
    ]);
    if (meanwhile) return meanwhile;
    if (!lock?.free) {
      throw new Refusal('idempotency_in_flight', 'Ask again in a moment with the same key.', {}, 1);
    }
    runLater(context.db, forgotten, its);
    const answer = JSON.stringify(await work(context, prepared));
    runLater(context.db, keptAnswer, {
      scope,
      key,
      request_hash: request.hash,
      status: request.status,
      answer,
      created_at: context.now().toISOString(),
    });
    return { answer, replayed: false };
  });
}

/** What one has sent is the other's from now on: sent again by them under its key, it is done once. */
export async function handOver({ db }: Context, from: string, to: string): Promise<void> {
  const theirs = db.select({ key: idempotencyKeys.key }).from(idempotencyKeys).where(eq(idempotencyKeys.scope, to));
  await db
    .update(idempotencyKeys)
    .set({ scope: to })
    .where(and(eq(idempotencyKeys.scope, from), notInArray(idempotencyKeys.key, theirs)));
}

/** Forgets answers that are older than anybody may ask for. */
export async function forgetOldAnswers(context: Context): Promise<void> {
  const limit = new Date(context.now().getTime() - keptFor).toISOString();
  await context.db.delete(idempotencyKeys).where(lt(idempotencyKeys.created_at, limit));
}
