import type { LiveEventKind, LiveEvents, RecordedLiveEvent } from '@logishift/support-sdk';
import { session } from '../session/session.js';
import { support } from '../session/support.js';
import { agentList } from './agents.js';
import { connection } from './connection.js';
import { markDelivered } from './marks.js';
import { notificationList, paintNotification, paintRead } from './notifications.js';
import { hasSaid, hasSet, lookAtActs } from './pending-acts.js';
import { ticketPresence } from './presence.js';
import { touchReaders } from './readers.js';
import { touchAll } from './resource.js';
import { ticketDetail } from './ticket-detail.js';
import { dropRows, queueList, touchLists, touchRow } from './tickets.js';

type Reactions = { [K in LiveEventKind]?: (event: LiveEvents[K]) => void };

/**
 * What news changes on the screen: painted from the event itself, or looked at again. Of a ticket or an agent, what is not
 * named here makes them look otherwise.
 */
const reactions: Reactions = {
  'ticket.created': moved,
  'ticket.assigned': moved,
  'ticket.unassigned': moved,
  'ticket.status_changed': (event) => {
    const { actor, ticket_id, data } = event;
    const { to_status: status, awaiting } = data;
    // What is possible next comes with the ticket itself.
    if (ticket_id && actor?.id === session.user?.id && hasSet(ticket_id, status))
      ticketDetail.known(ticket_id)?.patch((ticket) => ({ ...ticket, status, awaiting, allowed_statuses: [] }));
    moved(event);
  },
  'ticket.adopted': moved,
  'ticket.message': (event) => {
    const { id, at, actor, data, message } = event;
    ticketDetail.known(message.ticket_id)?.paintMessage(message, { id, kind: 'ticket.message', at, actor, data });
    if (message.author_id === session.user?.id) hasSaid(message.ticket_id, message.body);
    ticketPresence.known(message.ticket_id)?.wrote(message.author_id);
    touchRow(message.ticket_id);
    if (message.author_role === 'customer' && queueList('assigned').holds(message.ticket_id)) markDelivered(message);
  },
  'ticket.note': ({ id, at, actor, data, note }) => {
    ticketDetail.known(note.ticket_id)?.paintNote(note, { id, kind: 'ticket.note', at, actor, data });
  },
  'ticket.gone': ({ ticket_id, agent }) => {
    if (!ticket_id) return;
    dropRows(ticket_id);
    ticketDetail.known(ticket_id)?.leave(agent);
    touchLists(ticket_id);
  },
  'ticket.presence': ({ ticket_id, people }) => ticketPresence.known(ticket_id)?.paint(people),
  'ticket.marks': ({ ticket_id, side, delivered_through, seen_through, seen_at }) =>
    ticketDetail.known(ticket_id)?.paintMark({ side, delivered_through, seen_through, seen_at }),
  notification: ({ notification }) => paintNotification(notification),
  'notifications.read': paintRead,
  'agent.suspended': (event) => {
    if (event.data.agent.id === session.user?.id) session.suspended();
    standing(event);
  },
  ready: () => {
    touchAll();
    if (session.user?.state === 'approved') lookAtActs().catch(() => undefined);
    // An approval may have come while nobody listened.
    else lookAtOneself();
  },
  reset: touchAll,
  end: ({ reason }) => {
    if (reason === 'rights_ended' || reason === 'signed_out') lookAtOneself();
  },
};

/** A ticket came, went, or stands elsewhere: queues and counts are others. */
function moved({ ticket_id }: { ticket_id: string }): void {
  ticketDetail.known(ticket_id)?.touch();
  touchLists(ticket_id);
  // What is no longer so is withdrawn.
  notificationList().touch();
}

/** A ticket is where it was, and looks otherwise. */
function changed(ticketId: string): void {
  ticketDetail.known(ticketId)?.touch();
  touchRow(ticketId);
}

function standing({ data: { agent } }: { data: { agent: { id: string } } }): void {
  agentList().touch();
  touchReaders();
  if (agent.id === session.user?.id) lookAtOneself();
}

/** A session that is over is found to be so, and sign-in is shown. */
function lookAtOneself(): void {
  session.lookAgain().catch(() => undefined);
}

type AgentEvent = Extract<RecordedLiveEvent, { kind: `agent.${string}` }>;
const isOfAgent = (event: RecordedLiveEvent): event is AgentEvent => event.kind.startsWith('agent.');

function happened(event: RecordedLiveEvent): void {
  if (event.kind in reactions) return;
  if (isOfAgent(event)) standing(event);
  else changed(event.ticket_id);
}

function listenTo<K extends LiveEventKind>(kind: K): void {
  const react = reactions[kind];
  if (react) support.live.on(kind, react);
}

/** From now on the screen follows what happens. */
export function followNews(): void {
  connection.start(() => {
    for (const kind of Object.keys(reactions) as LiveEventKind[]) listenTo(kind);
    support.live.onRecorded(happened);
  });
}
