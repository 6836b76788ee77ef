import type { EventData, EventKind } from '@logishift/support-sdk/contract';
import type { Actor } from '../actor.js';
import { runLater } from '../db/session.js';
import { insertInto, valuesOf } from '../db/statement.js';
import type { InTransaction } from '../db/transaction.js';
import type { Audience } from '../groups.js';
import { newId } from '../new-id.js';
import { events } from './tables.js';
import { toWritten } from './written-audience.js';

/** The ticket an event is about, as far as those who react need it. */
export interface Subject {
  id: string;
  number: string;
  subject: string;
  customer_id: string;
  agent_id: string | null;
}

export interface NewEvent<K extends EventKind = EventKind> {
  kind: K;
  /** Null: it happened by itself. */
  actor: Pick<Actor, 'id'> | null;
  ticket: Subject | null;
  data: EventData<K>;
  audience: Audience;
}

export interface RecordedEvent<K extends EventKind = EventKind> extends NewEvent<K> {
  id: string;
  at: string;
}

export type Reaction<K extends EventKind = EventKind> = (
  context: InTransaction,
  event: RecordedEvent<K>,
) => Promise<void>;
export type Reactions = { [K in EventKind]?: readonly Reaction<K>[] };

const columns = [
  'id',
  'kind',
  'ticket_id',
  'actor_id',
  'data',
  'audience',
  'groups',
  'losing_groups',
  'at',
] as const satisfies (keyof typeof events.$inferInsert)[];
const inserted = insertInto<Pick<typeof events.$inferSelect, (typeof columns)[number]>>(events, (db, slots) =>
  db.insert(events).values(valuesOf(slots, columns)),
);

/** Writes a fact into the ledger, with everything that follows from it, in the caller's transaction. */
export async function record<K extends EventKind>(context: InTransaction, event: NewEvent<K>): Promise<void> {
  const recorded: RecordedEvent<K> = { id: newId(context), at: context.now().toISOString(), ...event };
  runLater(context.db, inserted, {
    id: recorded.id,
    kind: recorded.kind,
    ticket_id: recorded.ticket?.id ?? null,
    actor_id: recorded.actor?.id ?? null,
    data: recorded.data as EventData,
    audience: toWritten(recorded.audience),
    groups: recorded.audience.groups,
    losing_groups: recorded.audience.losing,
    at: recorded.at,
  });
  const reactions = (context.reactions[event.kind] ?? []) as readonly Reaction<K>[];
  for (const react of reactions) await react(context, recorded);
  if (!context.commits.includes(context.wake)) context.commits.push(context.wake);
}
