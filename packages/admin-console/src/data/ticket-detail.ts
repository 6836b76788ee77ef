import type { Mark, Message, Note, PersonName, TicketDetail, TimelineEntry } from '@logishift/support-sdk';
import { support } from '../session/support.js';
import { keyed, Resource } from './resource.js';

/** One ticket, whole; or who has it, once it is no longer this person's to see. */
export class OpenTicket extends Resource<TicketDetail> {
  /** Set when it was taken from sight: who has it now, null for nobody that may be told. */
  gone: { agent: PersonName | null } | null = null;

  constructor(readonly id: string) {
    super(async () => {
      const ticket = await support.tickets.get(id);
      this.gone = null;
      return ticket;
    });
  }

  leave(agent: PersonName | null): void {
    this.gone = { agent };
    this.changed();
  }

  /** Puts a message on the screen, known by its own answer or by the stream, whichever is first. */
  paintMessage(message: Message, entry: TimelineEntry): void {
    this.patch((ticket) => ({
      ...ticket,
      messages: [...ticket.messages.filter(({ id }) => id !== message.id), message],
      unread_count: ticket.unread_count + (message.author_role === 'customer' ? 1 : 0),
      timeline: withEntry(ticket.timeline, entry),
    }));
  }

  paintNote(note: Note, entry: TimelineEntry): void {
    this.patch((ticket) => ({
      ...ticket,
      notes: [...(ticket.notes ?? []).filter(({ id }) => id !== note.id), note],
      timeline: withEntry(ticket.timeline, entry),
    }));
  }

  paintMark(mark: Mark): void {
    this.patch((ticket) => ({ ...ticket, marks: [...ticket.marks.filter(({ side }) => side !== mark.side), mark] }));
  }
}

export const ticketDetail = keyed((id: string) => new OpenTicket(id));

/** The entry at its place in time; one of the same message or note gives way to it. */
function withEntry(timeline: TimelineEntry[], entry: TimelineEntry): TimelineEntry[] {
  const others = timeline.filter((one) => one.id !== entry.id && aboutOf(one) !== aboutOf(entry));
  const after = others.findLastIndex(({ at }) => at <= entry.at) + 1;
  return [...others.slice(0, after), entry, ...others.slice(after)];
}

function aboutOf(entry: TimelineEntry): string {
  if (entry.kind === 'ticket.message') return entry.data.message_id;
  return entry.kind === 'ticket.note' ? entry.data.note_id : entry.id;
}
