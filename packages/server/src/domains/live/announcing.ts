import { randomUUID } from 'node:crypto';
import type { LiveEvents } from '@logishift/support-sdk/contract';
import { type Actor, isStaff } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { type Frame, frame } from '../../platform/live/frame.js';
import type { Hub } from '../../platform/live/hub.js';
import type { Signal } from '../../platform/live/signal.js';
import type { Presence } from './presence.js';
import { presentFor } from './present-for.js';
import type { Rendered } from './render.js';

const at = () => new Date().toISOString();

/** What a stream begins with. */
export function greeting(kind: 'ready' | 'reset' | 'resumed', actor: Actor, agents_online: boolean): Frame {
  if (kind === 'ready') return frame('ready', { at: at(), person_id: actor.id, agents_online });
  if (kind === 'reset') return frame('reset', { at: at() });
  return frame('agents.presence', { at: at(), agents_online });
}

/** Tells this node's readers what passes, and the other nodes how many of staff read here. Nothing of it is recorded. */
export function createAnnouncing(context: Context, hub: Hub<Rendered>, presence: Presence) {
  const node = randomUUID();
  let announced = 0;
  let shown = false;

  /** Presence on a ticket as each reader may see it. */
  const tellPresence = (ticketId: string) => {
    const people = presence.on(ticketId, Date.now());
    const made = new Map<string, Frame>();
    hub.pass(presence.toldOf(ticketId), (actor) => {
      const key = isStaff(actor) ? 'staff' : actor.id;
      const data: LiveEvents['ticket.presence'] = { at: at(), ticket_id: ticketId, people: presentFor(people, actor) };
      const known = made.get(key) ?? frame('ticket.presence', data);
      made.set(key, known);
      return known;
    });
  };

  const tellOnline = () => {
    shown = presence.agentsOnline(Date.now());
    const event = frame('agents.presence', { at: at(), agents_online: shown });
    hub.passToAll((actor) => (isStaff(actor) ? null : event));
  };

  return {
    /** Passes on what a node, perhaps this one, has to say. */
    hear(signal: Exclude<Signal, { kind: 'rights' | 'changed' | 'faq' }>): void {
      if (signal.kind === 'presence') {
        if (presence.note(signal, Date.now())) tellPresence(signal.ticket_id);
      } else if (signal.kind === 'staff') {
        if (presence.noteNode(signal.node, signal.online, Date.now())) tellOnline();
      } else {
        const { kind, data, to } = signal;
        const event = frame(kind, data);
        hub.pass(to, () => event);
      }
    },

    /** A message is there: nobody is told any longer that its author types it. */
    wrote(ticketId: string, authorId: string): void {
      if (presence.wrote(ticketId, authorId, Date.now())) tellPresence(ticketId);
    },

    /** Tells of those, and of nodes, that have left without a word. */
    tellGone(): void {
      for (const ticketId of presence.expire(Date.now())) tellPresence(ticketId);
      if (presence.agentsOnline(Date.now()) !== shown) tellOnline();
    },

    /** Tells the nodes how many of staff have a stream here: when that has changed, or anyway, as a sign of life. */
    tellNodes(anyway = false): void {
      let online = 0;
      for (const { actor } of hub.streams) if (isStaff(actor)) online++;
      if (online === announced && !(anyway && online > 0)) return;
      announced = online;
      context.signal({ kind: 'staff', node, online });
    },
  };
}
