import { randomUUID } from 'node:crypto';
import type { LiveEvents } from '@logishift/support-sdk/contract';
import { type Actor, isStaff } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import type { Connection, Database } from '../../platform/db/connect.js';
import { type Frame, frame } from '../../platform/live/frame.js';
import { Hub } from '../../platform/live/hub.js';
import { startListener } from '../../platform/live/listener.js';
import type { Signal } from '../../platform/live/signal.js';
import { Presence } from './presence.js';
import { within } from './queries.js';
import { isTold, presentFor } from './reach.js';
import { framesFor, type Rendered, render } from './render.js';
import { checkRights, mayResume } from './rights.js';

// Milliseconds.
const rightsEvery = 2000;
// With rights that were looked at longer ago than this, nobody is told anything.
const rightsKeep = 4500;
const presenceEvery = 1000;
const announceEvery = 15_000;

/** The live streams of this node. */
export interface Live {
  hub: Hub<Rendered>;
  presence: Presence;
  stop(): Promise<void>;
}

/** Begins to listen to the ledger and to the other nodes. */
export function startLive(context: Context, patientDb: Database, connection: Connection): Live {
  const node = randomUUID();
  const presence = new Presence();
  const clock = () => Date.now();
  const at = () => new Date().toISOString();
  let checkedAt = clock();

  const hub: Hub<Rendered> = new Hub<Rendered>(context.db, patientDb, context.log, {
    render: async (events) => {
      // A node that stood still, or without its database, first finds out who may still be told.
      if (clock() - lookedAt > rightsKeep) await lookAtRights();
      return render(context, events);
    },
    framesFor,
    within,
    mayResume: (actor, from) => mayResume(context, actor, from),
    greeting: (kind, actor) => [greeting(kind, actor)],
    onEvents: (events) => {
      for (const { kind, ticket_id, audience } of events) {
        if (ticket_id && kind !== 'ticket.note') presence.retarget(ticket_id, audience);
        if (kind === 'agent.suspended' || kind === 'agent.approved' || kind === 'agent.reinstated') void rights();
      }
    },
  });

  function greeting(kind: 'ready' | 'reset' | 'resumed', actor: Actor): Frame {
    const agents_online = presence.agentsOnline(clock());
    if (kind === 'ready') return frame('ready', { at: at(), person_id: actor.id, agents_online });
    if (kind === 'reset') return frame('reset', { at: at() });
    return frame('agents.presence', { at: at(), agents_online });
  }

  /** Presence on a ticket as each reader may see it. */
  const tellPresence = (ticketId: string) => {
    const people = presence.on(ticketId, clock());
    const to = presence.toldOf(ticketId);
    const made = new Map<string, Frame>();
    hub.pass((actor) => {
      if (!isTold(to, actor, ticketId)) return null;
      const key = isStaff(actor) ? 'staff' : actor.id;
      const data: LiveEvents['ticket.presence'] = { at: at(), ticket_id: ticketId, people: presentFor(people, actor) };
      const known = made.get(key) ?? frame('ticket.presence', data);
      made.set(key, known);
      return known;
    });
  };

  const tellOnline = () => {
    const event = frame('agents.presence', { at: at(), agents_online: presence.agentsOnline(clock()) });
    hub.pass((actor) => (isStaff(actor) ? null : event));
  };

  const hear = (signal: Signal) => {
    if (signal.kind === 'rights') void rights();
    else if (signal.kind === 'presence') {
      if (presence.note(signal, clock())) tellPresence(signal.ticket_id);
    } else if (signal.kind === 'staff') {
      if (presence.noteNode(signal.node, signal.online, clock())) tellOnline();
    } else {
      const { kind, data, to } = signal;
      const event = frame(kind, data);
      const ticketId = 'ticket_id' in data ? data.ticket_id : null;
      hub.pass((actor) => (isTold(to, actor, ticketId) ? event : null));
    }
  };

  let lookedAt = clock();
  let checking: Promise<void> | null = null;
  let again = false;
  /**
   * Ends the streams of whoever's rights have ended. Asked while it is at it, it looks once more. Rejects when that cannot
   * be found out.
   */
  function lookAtRights(): Promise<void> {
    again = checking !== null;
    checking ??= (async () => {
      do {
        again = false;
        const begunAt = clock();
        checkedAt = await checkRights(context, hub, checkedAt);
        lookedAt = begunAt;
        announce(false);
      } while (again);
    })().finally(() => {
      checking = null;
    });
    return checking;
  }
  const rights = () =>
    lookAtRights().catch((error) => context.log.debug({ err: error }, 'Rights could not be looked at'));

  let announced = 0;
  /** Tells the nodes how many of staff have a stream here: when that has changed, and as a sign of life. */
  function announce(anyway: boolean): void {
    let online = 0;
    for (const { actor } of hub.streams) if (isStaff(actor)) online++;
    if (online === announced && !(anyway && online > 0)) return;
    announced = online;
    context.signal({ kind: 'staff', node, online });
  }

  const listener = startListener(connection, context.log, {
    onWake: () => hub.look(),
    onSignal: hear,
    onConnected: async () => void (await hub.checkLedger()),
  });
  const timers = [
    setInterval(() => void (hub.streams.size > 0 && rights()), rightsEvery),
    setInterval(() => {
      for (const ticketId of presence.expire(clock())) tellPresence(ticketId);
      announce(false);
    }, presenceEvery),
    setInterval(() => announce(true), announceEvery),
  ];
  return {
    hub,
    presence,
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      hub.stop();
      await listener.stop();
    },
  };
}
