import { sql } from 'drizzle-orm';
import type { InTransaction } from '../../platform/db/transaction.js';
import { readSources, type Source } from './sources.js';
import { stemsOf } from './stems.js';
import { ticketSearch } from './tables.js';
import { keysOf, replaceKeys } from './ticket-keys.js';
import { type CutText, cutText, spokenIn, vectorOf } from './vector.js';

/** Tickets that are read together, and UTF-16 units after which whoever waits for this process is let through. */
const together = 25;
const breath = 20_000;

/** Reads tickets as they are now, and keeps what they are found by, in the place of what was kept. */
export async function indexTickets(context: InTransaction, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += together) {
    const sources = await readSources(context.db, ids.slice(at, at + together));
    await keepWords(context, sources);
    await replaceKeys(context, sources.map(keysOfSource));
  }
}

const keysOfSource = (source: Source) => {
  const shown = keysOf(source, source.parcel, source.messages);
  const internal = keysOf(source, null, source.notes).filter((value) => !shown.includes(value));
  return { id: source.id, shown, internal };
};

async function keepWords({ db }: InTransaction, sources: readonly Source[]): Promise<void> {
  if (sources.length === 0) return;
  const texts = new Map<Source, CutText[]>();
  for (const source of sources) texts.set(source, await cutAll(source));
  const stems = await stemsOf(
    db,
    sources.flatMap((source) => [...spokenIn(texts.get(source) ?? [], source.locale)]),
  );
  const rows = sources.map((source) => ({
    ticket_id: source.id,
    customer_id: source.customer_id,
    is_settled: source.is_settled,
    words: vectorOf(texts.get(source) ?? [], source.locale, stems),
  }));
  await db
    .insert(ticketSearch)
    .values(rows)
    .onConflictDoUpdate({
      target: ticketSearch.ticket_id,
      set: {
        customer_id: sql`excluded.customer_id`,
        is_settled: sql`excluded.is_settled`,
        words: sql`excluded.words`,
      },
    });
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
