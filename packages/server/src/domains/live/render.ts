import type { EventData, Message, Note } from '@logishift/support-sdk/contract';
import { type Actor, isStaff } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { reachOf } from '../../platform/events/audience.js';
import type { LedgerEvent } from '../../platform/events/ledger.js';
import { type Group, personGroup, personIn } from '../../platform/groups.js';
import { type Frame, frame } from '../../platform/live/frame.js';
import type { Concern } from '../../platform/live/meaning.js';
import { messagesById } from '../conversations/index.js';
import { notesById } from '../notes/index.js';
import {
  freshNotification,
  groupsOfRole,
  isSaidByName,
  isShownTo,
  type NotificationRow,
  notificationsOfEvents,
} from '../notifications/index.js';
import { toldOf } from '../tickets/index.js';

/** An event with everything that a reader of it may need, and its bytes as far as they were wanted. */
export interface Rendered {
  event: LedgerEvent;
  message: Message | undefined;
  note: Note | undefined;
  notifications: NotificationRow[];
  frames: Map<string, Frame>;
}

/** Asks once for all that these events carry. */
export async function render(context: Context, events: LedgerEvent[]): Promise<Rendered[]> {
  if (events.length === 0) return [];
  const idsOf = (name: 'message_id' | 'note_id') =>
    events.flatMap(({ data }) => (data as Record<string, string | undefined>)[name] ?? []);
  const [messages, notes, notifications] = await Promise.all([
    messagesById(context, idsOf('message_id')),
    notesById(context, idsOf('note_id')),
    notificationsOfEvents(
      context,
      events.map(({ id }) => id),
    ),
  ]);
  return events.map((event) => {
    const named = event.data as Record<string, string | undefined>;
    return {
      event,
      message: messages.get(named['message_id'] ?? ''),
      note: notes.get(named['note_id'] ?? ''),
      notifications: notifications.get(event.id) ?? [],
      frames: new Map(),
    };
  });
}

/** What of a reader decides what they get. What comes to it comes to `concernOf` and `classOf` too. */
type Reader = Pick<Actor, 'id' | 'kind' | 'locale' | 'since' | 'only_ticket_id'>;

/** What one reader gets of an event: the event, and the notifications it made for them. */
export function framesFor(rendered: Rendered, actor: Reader): Frame[] {
  const reach = reachOf(rendered.event.audience, actor);
  const frames =
    reach === null
      ? []
      : [made(rendered, `${reach} ${isStaff(actor)}`, () => eventFrame(rendered, reach, isStaff(actor)))];
  for (const row of rendered.notifications) {
    if (!isShownTo(row, actor) || isSaidByName(row, rendered.notifications, actor.id)) continue;
    const own = row.actor_id === actor.id;
    frames.push(made(rendered, `${row.id} ${actor.locale} ${own}`, () => notificationFrame(row, actor)));
  }
  return frames;
}

/** Whoever it names, or made it happen, may be told of it in another way than others in their place. */
export function concernOf({ event: { audience }, notifications }: Rendered): Concern {
  const groups = new Set<Group>([...audience.groups, ...audience.losing]);
  const people = new Set<string>();
  for (const group of groups) if (group !== 'agents' && group !== 'admins') people.add(personIn(group));
  let asOf: string | null = null;
  for (const { recipient_id, recipient_role, actor_id, muted_by, created_at } of notifications) {
    if (recipient_id !== null) groups.add(personGroup(recipient_id));
    if (recipient_role !== null) for (const group of groupsOfRole[recipient_role]) groups.add(group);
    if (recipient_role !== null && (asOf === null || created_at < asOf)) asOf = created_at;
    for (const id of [recipient_id, actor_id, ...muted_by]) if (id !== null) people.add(id);
  }
  return { groups, people, asOf };
}

const nobodysId = '';
const always = '';

/** Readers of one kind and language get the same of what does not single them out. */
export const classOf = (actor: Actor): { name: string; nobody: Actor } => ({
  name: `${actor.kind} ${actor.locale}`,
  nobody: { ...actor, id: nobodysId, since: always, only_ticket_id: null },
});

/** Bytes of an event and its notifications without their texts. */
const usualWeight = 1500;

/** About how many bytes it is: letters of most scripts are up to three. */
export const weightOf = ({ message, note }: Rendered): number =>
  usualWeight + 3 * ((message?.body.length ?? 0) + (note?.note.length ?? 0));

/** Readers of a kind get the same bytes. */
function made(rendered: Rendered, key: string, make: () => Frame): Frame {
  const known = rendered.frames.get(key) ?? make();
  rendered.frames.set(key, known);
  return known;
}

function eventFrame({ event, message, note }: Rendered, reach: 'whole' | 'gone', staff: boolean): Frame {
  const { id, at, ticket_id, actor, data, kind } = event;
  if (reach === 'gone') return frame('ticket.gone', { id, at, ticket_id, agent: holderAfter(data) });
  return frame(kind, {
    id,
    at,
    ticket_id,
    actor,
    data: toldOf(data, staff),
    ...(message && { message }),
    ...(note && { note }),
  });
}

const holderAfter = (data: EventData) => ('to_agent' in data ? data.to_agent : null);

function notificationFrame(row: NotificationRow, actor: Reader): Frame {
  const notification = freshNotification(row, actor);
  return frame('notification', {
    id: row.id,
    at: notification.created_at,
    ticket_id: notification.ticket_id,
    notification,
  });
}
