import { desc, lt } from 'drizzle-orm';
import type { Database } from '../../platform/db/connect.js';
import { run } from '../../platform/db/session.js';
import { statement } from '../../platform/db/statement.js';
import type { InTransaction } from '../../platform/db/transaction.js';
import { defineReader } from '../../platform/events/reader.js';
import { supportTickets } from '../tickets/tables.js';
import { indexTickets } from './indexing.js';
import { searchProgress } from './tables.js';

/** Tickets that are read again in one transaction: what happens meanwhile waits for it. */
const together = 100;

/** Keeps what tickets are found by. It reads a ticket as it is now, so that it does no harm to read one again. */
export const searchReader = defineReader({
  name: 'search',
  // Of how texts are cut, and what is kept. With a higher one every ticket is read again; what was kept is searched until then.
  version: 1,
  kinds: [
    'ticket.created',
    'ticket.assigned',
    'ticket.unassigned',
    'ticket.status_changed',
    'ticket.delivery_changed',
    'ticket.adopted',
    'ticket.message',
    'ticket.note',
  ],
  apply: async (context, events) => {
    const ids = new Set(events.flatMap(({ ticket_id }) => ticket_id ?? []));
    await indexTickets(context, [...ids].sort());
  },
  rebuild: async ({ db }) => {
    await db.delete(searchProgress);
  },
  fill: {
    isWanted: async ({ db }) => !(await readProgress(db))?.is_done,
    step: readOlder,
  },
});

// Asked each second, and so written once.
const progress = statement<object, { before: string | null; is_done: boolean }>((db) =>
  db.select({ before: searchProgress.before, is_done: searchProgress.is_done }).from(searchProgress),
);
const readProgress = async (db: Database) => (await run(db, progress, {}))[0];

/** Reads the next older tickets, beginning with the newest. */
async function readOlder(context: InTransaction): Promise<void> {
  const { db } = context;
  const progress = await readProgress(db);
  const before = progress?.before ?? null;
  const older = await db
    .select({ id: supportTickets.id })
    .from(supportTickets)
    .where(before ? lt(supportTickets.id, before) : undefined)
    .orderBy(desc(supportTickets.id))
    .limit(together);
  await indexTickets(
    context,
    older.map(({ id }) => id),
  );
  const next = { before: older.at(-1)?.id ?? before, is_done: older.length < together };
  await db.insert(searchProgress).values(next).onConflictDoUpdate({ target: searchProgress.only, set: next });
}
