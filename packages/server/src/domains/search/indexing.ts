import { sql } from 'drizzle-orm';
import { isUnfit } from '../../platform/db/away.js';
import type { InTransaction } from '../../platform/db/transaction.js';
import { readSources, type Source } from './sources.js';
import { stemsOf } from './stems.js';
import { ticketSearch } from './tables.js';
import { type Keys, keysOf, replaceKeys } from './ticket-keys.js';
import { type CutText, cutText, spokenIn, vectorOf } from './vector.js';

/** Tickets that are read together, and letters after which whoever waits for this process is let through. */
const together = 25;
const breath = 20_000;

/** What is kept of a ticket. Null: the keys that are there are right. */
interface Kept {
  row: typeof ticketSearch.$inferInsert;
  keys: Keys | null;
}

/** Reads tickets as they are now, and keeps what they are found by, in the place of what was kept. */
export async function indexTickets(context: InTransaction, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += together) {
    const kept: Kept[] = [];
    // One after the other: of long conversations one is in pieces at a time.
    for (const source of await readSources(context.db, ids.slice(at, at + together))) {
      kept.push({ row: await rowOf(context, source), keys: newKeysOf(source) });
    }
    if (kept.length === 0 || (await fits(context, () => keep(context, kept)))) continue;
    for (const one of kept) await keepOne(context, one);
  }
}

/** One that PostgreSQL cannot take must not keep the others from being found. */
async function keepOne(context: InTransaction, one: Kept): Promise<void> {
  if (await fits(context, () => keep(context, [one]))) return;
  const { ticket_id } = one.row;
  context.log.error(
    { ticket_id },
    'What a ticket says cannot be kept to be found: it is found by what it is, and not by its words',
  );
  await keep(context, [{ row: { ...one.row, words: '' }, keys: { id: ticket_id, shown: [], internal: [] } }]);
}

/** Does some work; all of it is undone where PostgreSQL cannot take what it is given. */
async function fits({ db }: InTransaction, work: () => Promise<void>): Promise<boolean> {
  await db.execute(sql`savepoint it_fits`);
  try {
    await work();
    await db.execute(sql`release savepoint it_fits`);
    return true;
  } catch (error) {
    if (!isUnfit(error)) throw error;
    await db.execute(sql`rollback to savepoint it_fits`);
    return false;
  }
}

async function keep(context: InTransaction, kept: readonly Kept[]): Promise<void> {
  const rows = JSON.stringify(kept.map(({ row }) => row));
  await context.db.execute(sql`
    insert into ${ticketSearch} (ticket_id, customer_id, words)
    select ticket_id, customer_id, words from json_populate_recordset(null::${ticketSearch}, ${rows}::json)
    on conflict (ticket_id) do update set customer_id = excluded.customer_id, words = excluded.words`);
  await replaceKeys(
    context,
    kept.flatMap(({ keys }) => keys ?? []),
  );
}

/** The keys of a ticket, where they are others than those that are kept: of most nothing is new. */
function newKeysOf(source: Source): Keys | null {
  const shown = keysOf(source, source.parcel, source.messages);
  const internal = keysOf(source, null, source.notes).filter((value) => !shown.includes(value));
  const { keys } = source;
  const isSame =
    keys.size === shown.length + internal.length &&
    shown.every((value) => keys.get(value) === false) &&
    internal.every((value) => keys.get(value) === true);
  return isSame ? null : { id: source.id, shown, internal };
}

async function rowOf({ db }: InTransaction, source: Source): Promise<Kept['row']> {
  const { id, customer_id, locale } = source;
  const texts = await cutAll(source);
  const stems = await stemsOf(db, spokenIn(texts, locale));
  return { ticket_id: id, customer_id, words: vectorOf(texts, source, stems) };
}

async function cutAll({ subject, description, messages, notes }: Source): Promise<CutText[]> {
  const all: CutText[] = [];
  let since = 0;
  const cut = async (weight: CutText['weight'], text: string) => {
    all.push(cutText(weight, text));
    since += text.length;
    if (since < breath) return;
    since = 0;
    await new Promise(setImmediate);
  };
  await cut('A', subject);
  for (const text of [description, ...messages]) await cut('B', text);
  for (const text of notes) await cut('D', text);
  return all;
}
