import { cutAt } from '@logishift/support-sdk/text';
import { keysIn, wholeReference } from '@logishift/support-sdk/words';
import { sql } from 'drizzle-orm';
import { runLater } from '../../platform/db/session.js';
import { insertInto } from '../../platform/db/statement.js';
import type { InTransaction } from '../../platform/db/transaction.js';
import { ticketKeys } from './tables.js';

/** What of a ticket its keys are made from. */
export interface Keyed {
  id: string;
  number: string;
  subject: string;
  description: string;
  delivery_ref: string | null;
}

/** What a delivery is known by. */
export interface Parcel {
  external_id: string;
  tracking_number: string;
}

/** UTF-16 units: longer ones are found by their beginning. */
const longest = 100;
/** Of one ticket. */
const most = 200;

/** The values that a ticket is found by; `texts` are those beside its own. */
export function keysOf(ticket: Keyed, parcel: Parcel | null, texts: readonly string[] = []): string[] {
  const named = [ticket.number, ticket.delivery_ref, parcel?.tracking_number, parcel?.external_id];
  const references = named.flatMap((name) => (name ? wholeReference(name) || name : []));
  const keys = [ticket.subject, ticket.description, ...texts].flatMap(keysIn).map(({ value }) => value);
  return [...new Set([...references, ...keys].map((value) => cutAt(value, longest)))].slice(0, most);
}

const inserted = insertInto<{ id: string; values: string[]; is_internal: boolean }>(ticketKeys, (db, slots) =>
  db
    .insert(ticketKeys)
    .select(sql`select ${slots.id}::uuid, unnest(${slots.values}::text[]), ${slots.is_internal}::boolean`),
);

/** Writes those of a new ticket, with the transaction's next statement: it is found by them at once. */
export function rememberKeys({ db }: InTransaction, ticket: Keyed, parcel: Parcel | null): void {
  runLater(db, inserted, { id: ticket.id, values: keysOf(ticket, parcel), is_internal: false });
}

/** The keys of a ticket that was read anew. */
export interface Keys {
  id: string;
  shown: string[];
  /** That stand in notes alone. */
  internal: string[];
}

/** Writes them in the place of what was kept. */
export async function replaceKeys({ db }: InTransaction, all: readonly Keys[]): Promise<void> {
  if (all.length === 0) return;
  const rows = all.flatMap(({ id, shown, internal }) => [
    ...shown.map((value) => ({ ticket_id: id, value, is_internal: false })),
    ...internal.map((value) => ({ ticket_id: id, value, is_internal: true })),
  ]);
  const given = sql`json_populate_recordset(null::${ticketKeys}, ${JSON.stringify(rows)}::json)`;
  await db.execute(sql`
    delete from ${ticketKeys} where ${ticketKeys.ticket_id} = any(${sql.param(all.map(({ id }) => id))}::uuid[])
      and (ticket_id, value) not in (select ticket_id, value from ${given})`);
  await db.execute(sql`
    insert into ${ticketKeys} (ticket_id, value, is_internal) select ticket_id, value, is_internal from ${given}
    on conflict (ticket_id, value) do update set is_internal = excluded.is_internal
      where ${ticketKeys.is_internal} <> excluded.is_internal`);
}
