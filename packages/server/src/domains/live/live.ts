import { traitsOf } from '@logishift/support-sdk/contract';
import type { Context } from '../../platform/context.js';
import type { Surroundings } from '../../platform/domain.js';
import { readersPort } from '../../platform/events/readers.js';
import { Hub } from '../../platform/live/hub.js';
import { startListener } from '../../platform/live/listener.js';
import { forgetWhatChanged } from '../../platform/live/signal.js';
import { port } from '../../platform/ports.js';
import { keptFaq } from '../faq/index.js';
import { createAnnouncing, greeting } from './announcing.js';
import { Presence } from './presence.js';
import { classOf, concernOf, framesFor, type Rendered, render, weightOf } from './render.js';
import { checkRights, mayResume } from './rights.js';
import { createRightsWatch } from './rights-watch.js';

// Milliseconds.
const rightsEvery = 2000;
const presenceEvery = 1000;
const announceEvery = 15_000;

const mostStreamsOfOne = 20;

/** The live streams of this node. */
export interface Live {
  hub: Hub<Rendered>;
  presence: Presence;
  stop(): Promise<void>;
}

/** The streams of this server. */
export const liveStreams = port<Live>('live streams');

/** Begins to listen to the ledger and to the other nodes. */
export function startLive(context: Context, { patientDb, connection, workers }: Surroundings): Live {
  const presence = new Presence();
  const places = workers.places('streams', mostStreamsOfOne);
  const hub: Hub<Rendered> = new Hub<Rendered>(context.db, patientDb, context.log, places, {
    render: async (events) => {
      // A node that stood still, or without its database, first finds out who may still be told.
      await rights.known();
      return render(context, events);
    },
    framesFor,
    concernOf,
    classOf,
    weightOf,
    mayResume: (actor, from) => mayResume(context, actor, from),
    greeting: (kind, actor) => [greeting(kind, actor, presence.agentsOnline(Date.now()))],
    onEvents: (events) => {
      for (const { kind, ticket_id, audience, actor, data } of events) {
        if (ticket_id) presence.retarget(ticket_id, audience.groups);
        if (ticket_id && actor && kind === 'ticket.message') announcing.wrote(ticket_id, actor.id);
        if (traitsOf(kind).rights) {
          // A node of the release before tells it by the event alone.
          if ('agent' in data) context.memory.forget([data.agent.id]);
          rights.look();
        }
      }
    },
  });
  const announcing = createAnnouncing(context, hub, presence);
  const rights = createRightsWatch(
    context.log,
    (since) => checkRights(context, hub, since),
    () => announcing.tellNodes(),
  );
  const readers = context.ports.get(readersPort);
  const listener = startListener(connection, context.log, {
    onWake: () => {
      hub.look();
      readers.wake();
    },
    onSignal: (signal) => {
      forgetWhatChanged(context.memory, signal);
      if (signal.kind === 'changed') return;
      if (signal.kind === 'rights') return rights.look();
      if (signal.kind === 'faq') return context.ports.get(keptFaq).heard(signal.version);
      // What passes is told only to whom it is known to be theirs still; it may be lost.
      rights
        .known()
        .then(() => announcing.hear(signal))
        .catch((error) => context.log.debug({ err: error }, 'What passes could not be told'));
    },
    onConnected: async () => {
      // What was told until now was not heard.
      context.memory.forgetAll();
      await hub.checkLedger();
    },
  });
  const timers = [
    setInterval(() => void (hub.streams.size > 0 && rights.look()), rightsEvery),
    setInterval(() => {
      announcing.tellGone();
      announcing.tellNodes();
    }, presenceEvery),
    setInterval(() => announcing.tellNodes(true), announceEvery),
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
