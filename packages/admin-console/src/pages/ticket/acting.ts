import {
  ConflictError,
  newIdempotencyKey,
  type PendingAct,
  ProblemError,
  type StaffTicket,
  StaleVersionError,
  type TicketAwaiting,
  type TicketDetail,
  type TicketStatus,
} from '@logishift/support-sdk';
import type { ReactiveControllerHost } from 'lit';
import type { Attempt } from '../../data/drafts.js';
import { statusToBe } from '../../data/pending-acts.js';
import { ticketDetail } from '../../data/ticket-detail.js';
import { act, addNote, change, reassign, settle, take } from '../../data/tickets.js';
import { toast } from '../../parts/toast.js';
import { session } from '../../session/session.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';
import type { SendEvent } from './composer.js';
import type { Wanted } from './wanted.js';

/** An own change that met another's: what was seen then, what is wanted, and the reply that waits with it. */
export interface Met {
  seen: TicketDetail;
  wanted: Wanted;
  withReply: boolean;
}

/** How sending ended; `met` is told by the conflict itself. A reply may wait to be undone. */
export type Sent = { how: 'sent'; act?: PendingAct } | { how: 'met'; why: string } | { how: 'failed'; why: string };

/** What the person does with the open ticket, and what comes of it. */
export class Acting {
  met: Met | null = null;
  /** Somebody else took the ticket a moment before: the words for it. */
  lost = '';
  /** Tickets that are being taken, and changed: another may be open before the answer comes. */
  #takes = new Map<string, Promise<void>>();
  #changes = new Set<string>();
  /** How a status was set of which nobody knows yet whether it has arrived. */
  #attempt: Attempt | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly ticket: () => TicketDetail | undefined,
    private readonly tellLost: (ticket: TicketDetail, name: string) => void,
  ) {}

  get taking(): boolean {
    return this.#takes.has(this.ticket()?.id ?? '');
  }

  get changing(): boolean {
    return this.#changes.has(this.ticket()?.id ?? '') || this.waits;
  }

  /** A status was set that can still be undone: another change now would be met by it when its time comes. */
  get waits(): boolean {
    return statusToBe(this.ticket()?.id ?? '') !== null;
  }

  /** Another ticket is open now. */
  forget(): void {
    this.met = null;
    this.lost = '';
  }

  keepTheirs(): void {
    this.#meet(null);
  }

  /** Takes an unassigned ticket once it is loaded, or says who was faster. Asked again meanwhile, it is the same act. */
  take(id: string): Promise<void> {
    const underWay = this.#takes.get(id);
    if (underWay) return underWay;
    const act = this.#take(id).finally(() => {
      this.#takes.delete(id);
      this.host.requestUpdate();
    });
    this.#takes.set(id, act);
    this.host.requestUpdate();
    return act;
  }

  async #take(id: string): Promise<void> {
    const detail = ticketDetail(id);
    await detail.ready();
    const ticket = detail.value;
    if (!ticket?.allowed_actions.includes('assign_self')) return;
    try {
      await take(id);
      toast(t.ticket.took(ticket.number));
    } catch (error) {
      if (error instanceof ConflictError && error.code === 'already_assigned') this.#lose(ticket, error);
      else this.#fail(ticket, error);
      void detail.reload();
    }
  }

  /** Resolves once a ticket is loaded, and no longer being taken. */
  async settled(id: string): Promise<void> {
    await ticketDetail(id).ready();
    await this.#takes.get(id);
  }

  /**
   * Makes a change; where another was faster, asks which is to stay. Resolves to whether it was made, or to the act that
   * waits: a status is told to the customer, and can be taken back before.
   */
  async apply(wanted: Wanted): Promise<boolean | PendingAct> {
    const seen = this.ticket();
    if (!seen || this.changing) return false;
    this.#changes.add(seen.id);
    this.#meet(null);
    try {
      if ('agent_id' in wanted) await reassign(seen, wanted.agent_id);
      else if (wanted.status) return await this.#setStatus(seen, wanted.status, wanted.awaiting);
      else await change(seen, wanted);
      return true;
    } catch (error) {
      const isStale = error instanceof StaleVersionError;
      if (!isStale || !(await this.#compare({ seen, wanted, withReply: false }, error))) this.#fail(seen, error);
      return false;
    } finally {
      this.#changes.delete(seen.id);
      this.host.requestUpdate();
      void ticketDetail(seen.id).reload();
    }
  }

  /** Tried again while nobody knows what came of it, it is the same act. */
  async #setStatus(seen: TicketDetail, status: TicketStatus, awaiting?: TicketAwaiting): Promise<PendingAct> {
    const what = [seen.id, seen.version, status, awaiting].join(' ');
    if (this.#attempt?.what !== what) this.#attempt = { what, key: newIdempotencyKey() };
    const wanted = { status, ...(awaiting && { awaiting }) };
    try {
      const added = await act(seen.id, wanted, { attempt: this.#attempt.key, seen: seen.version });
      this.#attempt = undefined;
      return added;
    } catch (error) {
      if (error instanceof ProblemError) this.#attempt = undefined;
      throw error;
    }
  }

  async send({ mode, text, attempt, outcome }: SendEvent): Promise<Sent> {
    const seen = this.ticket();
    if (!seen) return { how: 'failed', why: t.composer.failed };
    try {
      if (mode === 'reply') {
        const seenVersion = outcome ? seen.version : undefined;
        return { how: 'sent', act: await act(seen.id, { body: text, ...outcome }, { attempt, seen: seenVersion }) };
      }
      await addNote(seen.id, text, attempt);
      return { how: 'sent' };
    } catch (error) {
      if (!(error instanceof StaleVersionError) || !outcome)
        return { how: 'failed', why: `${t.composer.failed} ${explain(error)}` };
      await this.#compare({ seen, wanted: outcome, withReply: true }, error);
      return { how: 'met', why: t.composer.waits };
    }
  }

  /** The other's version is looked at first, with who made it: then both can be shown, if the ticket is open still. */
  async #compare(met: Met, { problem }: StaleVersionError): Promise<boolean> {
    const now = problem.ticket as StaffTicket | undefined;
    if (now) settle(now);
    await ticketDetail(met.seen.id).reload();
    const isOpen = this.ticket()?.id === met.seen.id;
    if (isOpen) this.#meet(met);
    return isOpen;
  }

  #meet(met: Met | null): void {
    this.met = met;
    this.host.requestUpdate();
  }

  /** Says which ticket it was, if another is open by now. */
  #fail({ id, number }: TicketDetail, error: unknown): void {
    const why = explain(error);
    toast(this.ticket()?.id === id ? why : `${number}: ${why}`, 'failed');
  }

  #lose(ticket: TicketDetail, { problem }: ConflictError) {
    const { id, name } = (problem.agent ?? { id: '', name: '' }) as { id: string; name: string };
    // The answer to one's own taking was lost, and it was sent again.
    if (id && id === session.user?.id) return toast(t.ticket.took(ticket.number));
    const words = name ? t.ticket.lost(name, ticket.number) : t.ticket.lostUnknown(ticket.number);
    // An admin still sees it; for an agent it is gone.
    if (session.user?.role !== 'admin' && this.ticket()?.id === ticket.id) this.lost = words;
    toast(words, 'person');
    this.tellLost(ticket, name);
  }
}
