import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { type Cursor, readSince } from '../../platform/events/ledger.js';
import type { Hub } from '../../platform/live/hub.js';
import type { Stream } from '../../platform/live/stream.js';
import { callerKind, sinceOf } from '../identity/index.js';
import { findEndedSince, findLivingSessions, madeAgent } from './queries.js';
import type { Rendered } from './render.js';

// Milliseconds looked back beyond the last look: transactions commit a little after the moment they wrote down.
const lookBack = 10_000;

/**
 * Looks at the rights of everybody who has a stream here: ends those that are over, and lets the others go on with the
 * rights of now. Returns when that was, by the database's clock, in milliseconds.
 */
export async function checkRights(context: Context, hub: Hub<Rendered>, since: number): Promise<number> {
  // First, as it needs no database: one that is away keeps no token alive.
  const time = context.now().getTime();
  hub.end('token_expired', (stream) => isExpired(stream, time));
  const staff = [...hub.streams].filter(({ actor }) => actor.session_id !== null);
  const sessions = await findLivingSessions(context, [
    ...new Set(staff.map(({ actor }) => actor.session_id as string)),
  ]);
  for (const stream of staff) {
    const user = sessions.get(stream.actor.session_id as string);
    const kind = user && callerKind(user);
    if (!user) stream.end('signed_out');
    else if (!kind) stream.end('rights_ended');
    else {
      const { role, name, locale } = user;
      const before = stream.actor.kind;
      hub.streams.become(stream, { ...stream.actor, kind, role, name, locale, since: sinceOf(user) });
      // What came in between was held against the rights of before.
      if (kind !== before) hub.restart(stream);
    }
  }
  const { now, ended } = await findEndedSince(context, since - lookBack);
  hub.end('signed_out', ({ actor, openedAt }) => (ended.get(actor.id) ?? 0) >= openedAt);
  return now;
}

const isExpired = ({ actor }: Stream, now: number) => actor.expires_at !== null && Date.parse(actor.expires_at) <= now;

/** Who became an agent, or one again, in between must not be told what happened while they were none. */
export async function mayResume({ db }: Context, actor: Actor, from: Cursor): Promise<boolean> {
  if (actor.kind !== 'agent') return true;
  for await (const { events } of readSince(db, from, madeAgent(actor))) if (events.length > 0) return false;
  return true;
}
