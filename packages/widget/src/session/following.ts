import type { LiveEvents } from '@logishift/support-sdk/customer';
import { Live } from '@logishift/support-sdk/live';
import type { Loadable } from './loadable.js';
import { type Moment, noMoment, withMark } from './moment.js';
import type { Session } from './session.js';
import { mark } from './told.js';

export type Signal = 'viewing' | 'typing' | 'away';

/** Milliseconds in which changes of one act come together, and are read once. */
const together = 60;

/**
 * Keeps what is on screen as the server has it, by the stream: what an event brings is painted at once, of other
 * changes the thing is read anew. A chunk of its own, loaded once there is a person.
 */
export class Following {
  readonly #session: Session;
  readonly #live: Live;
  readonly #onTold: (isTold: boolean) => void;
  readonly #late = new Set<Loadable<unknown>>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The ticket that one has open. */
  #viewed: string | undefined;
  #isOpen = false;
  /** It ends by this page's own sign-out: whoever comes next is somebody else. */
  #isOver = false;

  /** @param onTold hears whether changes are being told now */
  constructor(session: Session, onTold: (isTold: boolean) => void) {
    this.#session = session;
    this.#onTold = onTold;
    this.#live = new Live(session.access);
  }

  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    const session = this.#session;
    const live = this.#live;
    live.onStatus((status) => this.#onTold(status === 'open'));
    live.on('ready', ({ agents_online }) => {
      this.#present({ agents_online });
      // What came before is not told: neither changes, nor who is there.
      session.refresh();
      if (this.#viewed) session.signal(this.#viewed, 'viewing');
    });
    live.on('reset', () => session.refresh());
    live.on('end', ({ reason }) => {
      if (reason === 'signed_out' && !this.#isOver) session.leave();
    });
    live.on('agents.presence', ({ agents_online }) => this.#present({ agents_online }));
    live.on('ticket.presence', (present) => this.#present(present));
    live.on('ticket.marks', (mark) => session.ticket(mark.ticket_id).tell((ticket) => withMark(ticket, mark)));
    live.on('ticket.message', ({ message }) => {
      session.said(message);
      this.#readLater(session.onScreen().filter((shown) => shown !== session.ticket(message.ticket_id)));
      if (message.author_role !== 'customer') mark(session, message.ticket_id, { delivered: message.id });
    });
    live.onRecorded(({ kind, ticket_id }) => {
      // A message is painted as it comes, and a priority is shown to no customer; whatever else happened says not all.
      if (kind !== 'ticket.message' && kind !== 'ticket.priority_changed')
        this.#readLater(session.onScreen(ticket_id ?? ''));
    });
    // Their counts may come in another order than they were made in: how it stands now, the server is asked.
    live.on('notification', ({ notification: { ticket_id } }) => this.#news(ticket_id));
    live.on('notifications.read', ({ ticket_id }) => this.#news(ticket_id));
  }

  /** What is new has changed: the lists and the count, not the conversation. */
  #news(ticketId: string | null): void {
    const session = this.#session;
    this.#readLater(session.onScreen().filter((shown) => !ticketId || shown !== session.ticket(ticketId)));
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#live.close();
    this.#onTold(false);
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#late.clear();
  }

  /** Ends the person's streams on every tab and node. */
  async end(): Promise<void> {
    this.#isOver = true;
    try {
      await this.#live.end();
    } finally {
      this.close();
    }
  }

  async signal(ticketId: string, state: Signal): Promise<void> {
    this.#viewed = state === 'away' ? undefined : ticketId;
    const { turn } = this.#session;
    const people = () => this.#session.moment.value?.people[ticketId];
    const before = people();
    const present = await this.#live.signal(ticketId, state);
    // What the stream told meanwhile is newer.
    if (turn === this.#session.turn && people() === before) this.#present(present);
  }

  #present({
    agents_online,
    ticket_id,
    people,
  }: Partial<LiveEvents['ticket.presence'] & Pick<Moment, 'agents_online'>>) {
    if (this.#isOver) return;
    const { moment } = this.#session;
    const before = moment.value ?? noMoment;
    moment.set({
      agents_online: agents_online ?? before.agents_online,
      people: ticket_id && people ? { ...before.people, [ticket_id]: people } : before.people,
    });
  }

  #readLater(shown: Loadable<unknown>[]): void {
    for (const one of shown) this.#late.add(one);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      for (const one of this.#late) void one.reload();
      this.#late.clear();
    }, together);
  }
}
