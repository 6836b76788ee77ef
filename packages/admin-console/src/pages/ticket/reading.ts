import type { TicketDetail } from '@logishift/support-sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { markSeen } from '../../data/marks.js';
import { isToldOf, notificationList } from '../../data/notifications.js';
import { readTicket } from '../../data/read-ticket.js';
import { Watch } from '../../data/watch.js';

/** Nearer to its end than this many pixels, a conversation counts as read to its end. */
const nearEnd = 80;

/**
 * How far somebody has read a conversation: keeps the newest in view for who is at its end, leaves alone who reads
 * further up, and tells the customer what was seen.
 */
export class Reading implements ReactiveController {
  /** The first message that had not been seen when the ticket was opened. */
  fresh = '';
  /** Something came in below what is on the screen. */
  hasNewBelow = false;
  #ticketId = '';
  #shown = '';
  #wasAtEnd = true;
  /** The ticket that is being read: it is not read twice at once. */
  #underWay = '';

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly box: () => HTMLElement | null,
    private readonly ticket: () => TicketDetail | undefined,
  ) {
    host.addController(this);
    new Watch(host, notificationList);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.look);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.look);
  }

  hostUpdate(): void {
    const ticket = this.ticket();
    if (ticket && ticket.id !== this.#ticketId) {
      this.#ticketId = ticket.id;
      this.#shown = '';
      this.fresh = firstUnseen(ticket);
    }
    this.#wasAtEnd = this.#isAtEnd;
  }

  hostUpdated(): void {
    const ticket = this.ticket();
    if (!ticket || !this.box()) return;
    this.#read(ticket);
    const entries = `${ticket.id}:${ticket.timeline.length}:${ticket.messages.length}:${ticket.notes?.length}`;
    if (entries === this.#shown) return;
    const first = !this.#shown;
    this.#shown = entries;
    if (first || this.#wasAtEnd) void this.toEnd();
    else this.#tell(true);
  }

  async toEnd(): Promise<void> {
    await this.host.updateComplete;
    requestAnimationFrame(() => {
      const box = this.box();
      box?.scrollTo({ top: box.scrollHeight });
      this.look();
    });
  }

  /** Scrolled, or came back to the page. */
  look = (): void => {
    if (!this.#isAtEnd || document.visibilityState !== 'visible') return;
    this.#tell(false);
    const ticket = this.ticket();
    if (!ticket || !this.box()) return;
    void markSeen(ticket);
    this.#read(ticket);
  };

  /** What is told about the open ticket needs no telling, once somebody looks at it. */
  #read({ id, is_unread, unread_count }: TicketDetail): void {
    // Messages are read by being seen, not by the ticket's being open.
    const isUnread = (is_unread && unread_count === 0) || isToldOf(id);
    if (document.visibilityState !== 'visible' || this.#underWay === id || !isUnread) return;
    this.#underWay = id;
    readTicket(id)
      .catch(() => undefined)
      .finally(() => {
        this.#underWay = '';
      });
  }

  get #isAtEnd(): boolean {
    const box = this.box();
    return !box || box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd;
  }

  #tell(hasNewBelow: boolean) {
    if (this.hasNewBelow === hasNewBelow) return;
    this.hasNewBelow = hasNewBelow;
    this.host.requestUpdate();
  }
}

function firstUnseen({ messages, unread_count }: TicketDetail): string {
  if (unread_count === 0) return '';
  return messages.filter(({ author_role }) => author_role === 'customer').at(-unread_count)?.id ?? '';
}
