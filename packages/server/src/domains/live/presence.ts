import type { PresentPerson } from '@logishift/support-sdk/contract';
import { customerIn, type Group, groupsOf, overlap } from '../../platform/groups.js';
import type { Signal } from '../../platform/live/signal.js';

/** Milliseconds that a signal counts for. */
const viewingFor = 45_000;
const typingFor = 6000;
/** Said of a message that has come meanwhile: a signal may take longer than what it announced. */
const lateFor = 1000;
const nodeFor = 40_000;

type PresenceSignal = Extract<Signal, { kind: 'presence' }>;

interface Here {
  person: Omit<PresentPerson, 'state'>;
  viewingUntil: number;
  typingUntil: number;
  wroteAt: number;
}

/** Who has which ticket open now, and on which nodes staff have a stream. Nothing of it is stored. */
export class Presence {
  readonly #tickets = new Map<string, { to: Group[]; here: Map<string, Here>; shown: string }>();
  readonly #nodes = new Map<string, { online: number; until: number }>();

  /** Takes a signal in. True: others see something else now. */
  note(signal: PresenceSignal, now: number): boolean {
    const ticket = this.#tickets.get(signal.ticket_id) ?? { to: signal.to, here: new Map<string, Here>(), shown: '' };
    this.#tickets.set(signal.ticket_id, ticket);
    ticket.to = signal.to;
    if (signal.state === 'away') ticket.here.delete(signal.person.id);
    else {
      const wroteAt = ticket.here.get(signal.person.id)?.wroteAt ?? Number.NEGATIVE_INFINITY;
      const isTyping = signal.state === 'typing' && now - wroteAt >= lateFor;
      ticket.here.set(signal.person.id, {
        person: signal.person,
        viewingUntil: now + viewingFor,
        typingUntil: isTyping ? now + typingFor : 0,
        wroteAt,
      });
    }
    return this.#hasChanged(signal.ticket_id, now);
  }

  /** What somebody typed has come. True: others saw them typing. */
  wrote(ticketId: string, personId: string, now: number): boolean {
    const here = this.#tickets.get(ticketId)?.here.get(personId);
    if (!here) return false;
    here.typingUntil = 0;
    here.wroteAt = now;
    return this.#hasChanged(ticketId, now);
  }

  on(ticketId: string, now: number): PresentPerson[] {
    return [...(this.#tickets.get(ticketId)?.here.values() ?? [])]
      .filter(({ viewingUntil }) => viewingUntil > now)
      .map(({ person, typingUntil }): PresentPerson => ({ ...person, state: typingUntil > now ? 'typing' : 'viewing' }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Who may be told of a ticket. */
  toldOf(ticketId: string): Group[] {
    return this.#tickets.get(ticketId)?.to ?? [];
  }

  /**
   * Others see the ticket from now on: those who do not any more are neither told, nor told of. What its customer does not learn
   * of says nothing of who sees it.
   */
  retarget(ticketId: string, to: Group[]): void {
    const ticket = this.#tickets.get(ticketId);
    if (!ticket || customerIn(to) === undefined) return;
    ticket.to = to;
    for (const [id, { person }] of ticket.here) if (!overlap(to, groupsOf(asReader(person)))) ticket.here.delete(id);
  }

  /** Forgets who is gone. Returns the tickets on which that shows. */
  expire(now: number): string[] {
    for (const [node, { until }] of this.#nodes) if (until <= now) this.#nodes.delete(node);
    const changed: string[] = [];
    for (const [id, { here }] of this.#tickets) {
      for (const [person, { viewingUntil }] of here) if (viewingUntil <= now) here.delete(person);
      if (this.#hasChanged(id, now)) changed.push(id);
      if (here.size === 0 && !changed.includes(id)) this.#tickets.delete(id);
    }
    return changed;
  }

  /** A node says how many of staff it has. True: whether anybody is there has changed. */
  noteNode(node: string, online: number, now: number): boolean {
    const before = this.agentsOnline(now);
    if (online > 0) this.#nodes.set(node, { online, until: now + nodeFor });
    else this.#nodes.delete(node);
    return before !== this.agentsOnline(now);
  }

  agentsOnline(now: number): boolean {
    for (const { online, until } of this.#nodes.values()) if (online > 0 && until > now) return true;
    return false;
  }

  #hasChanged(ticketId: string, now: number): boolean {
    const ticket = this.#tickets.get(ticketId);
    if (!ticket) return false;
    const shown = this.on(ticketId, now)
      .map(({ id, state }) => `${id} ${state}`)
      .join();
    const changed = shown !== ticket.shown;
    ticket.shown = shown;
    return changed;
  }
}

/** As whom somebody who is seen on a ticket reads it. */
const asReader = ({ id, role }: Pick<PresentPerson, 'id' | 'role'>) => ({
  id,
  kind: role === 'support_agent' ? ('agent' as const) : role,
  only_ticket_id: null,
});
