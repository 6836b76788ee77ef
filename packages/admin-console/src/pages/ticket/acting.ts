import { ConflictError, type StaffTicket, StaleVersionError, type TicketDetail } from '@logishift/support-sdk';
import type { ReactiveControllerHost } from 'lit';
import { ticketDetail } from '../../data/ticket-detail.js';
import { addNote, change, reassign, reply, type StatusAfter, settle, take } from '../../data/tickets.js';
import type { SendEvent } from '../../parts/composer.js';
import { toast } from '../../parts/toast.js';
import { session } from '../../session/session.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';
import type { Wanted } from './wanted.js';

/** An own change that met another's: what was seen then, what is wanted, and the reply that waits with it. */
export interface Met {
  seen: TicketDetail;
  wanted: Wanted;
  withReply: boolean;
}

/** How sending ended; `met` is told by the conflict itself. */
export type Sent = { how: 'sent' } | { how: 'met'; why: string } | { how: 'failed'; why: string };

/** What the person does with the open ticket, and what comes of it. */
export class Acting {
  taking = false;
  changing = false;
  met: Met | null = null;
  /** Somebody else took the ticket a moment before: the words for it. */
  lost = '';

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly ticket: () => TicketDetail | undefined,
    private readonly tellLost: (ticket: TicketDetail, name: string) => void,
  ) {}

  /** Another ticket is open now. */
  forget(): void {
    this.met = null;
    this.lost = '';
  }

  keepTheirs(): void {
    this.#set({ met: null });
  }

  /** Takes an unassigned ticket, or says who was faster. */
  async take(): Promise<void> {
    const ticket = this.ticket();
    if (!ticket?.allowed_actions.includes('assign_self') || this.taking) return;
    this.#set({ taking: true });
    try {
      await take(ticket.id);
      toast(t.ticket.took(ticket.number));
    } catch (error) {
      if (error instanceof ConflictError && error.code === 'already_assigned') this.#lose(ticket, error);
      else toast(explain(error), 'failed');
    } finally {
      this.#set({ taking: false });
      await ticketDetail(ticket.id).reload();
    }
  }

  /** Makes a change; where another was faster, asks which is to stay. Resolves to whether it was made. */
  async apply(wanted: Wanted): Promise<boolean> {
    const seen = this.ticket();
    if (!seen || this.changing) return false;
    this.#set({ changing: true, met: null });
    try {
      if ('agent_id' in wanted) await reassign(seen, wanted.agent_id);
      else await change(seen, wanted);
      return true;
    } catch (error) {
      if (error instanceof StaleVersionError) await this.#meet({ seen, wanted, withReply: false }, error);
      else toast(explain(error), 'failed');
      return false;
    } finally {
      this.#set({ changing: false });
      void ticketDetail(seen.id).reload();
    }
  }

  async send({ mode, text, attempt, outcome }: SendEvent): Promise<Sent> {
    const seen = this.ticket();
    if (!seen) return { how: 'failed', why: t.composer.failed };
    const after: StatusAfter | undefined = outcome ? { ...outcome, seen: seen.version } : undefined;
    try {
      if (mode === 'note') await addNote(seen.id, text, attempt);
      else await reply(seen.id, text, attempt, after);
      return { how: 'sent' };
    } catch (error) {
      if (!(error instanceof StaleVersionError) || !outcome)
        return { how: 'failed', why: `${t.composer.failed} ${explain(error)}` };
      await this.#meet({ seen, wanted: outcome, withReply: true }, error);
      return { how: 'met', why: t.composer.waits };
    }
  }

  /** The other's version is looked at first, with who made it: then both can be shown. */
  async #meet(met: Met, { problem }: StaleVersionError) {
    const now = problem.ticket as StaffTicket | undefined;
    if (now) settle(now);
    await ticketDetail(met.seen.id).reload();
    if (this.ticket()?.id === met.seen.id) this.#set({ met });
  }

  #lose(ticket: TicketDetail, { problem }: ConflictError) {
    const { name } = (problem.agent ?? { name: '' }) as { name: string };
    const words = name ? t.ticket.lost(name, ticket.number) : t.ticket.lostUnknown(ticket.number);
    // An admin still sees it; for an agent it is gone.
    if (session.user?.role !== 'admin' && this.ticket()?.id === ticket.id) this.lost = words;
    toast(words, 'person');
    this.tellLost(ticket, name);
  }

  #set(state: Partial<Pick<Acting, 'taking' | 'changing' | 'met'>>) {
    Object.assign(this, state);
    this.host.requestUpdate();
  }
}
