import type { TicketDetail } from '@logishift/support-sdk';
import type { ReactiveControllerHost } from 'lit';
import { waitingOn } from '../../data/pending-acts.js';
import type { PendingText } from '../../parts/timeline.js';
import { undo } from '../../shell/undo.js';
import type { SendEvent } from './composer.js';

type Shown = PendingText & { ticketId: string };

/** What was sent and stands in the conversation already: on its way to the server, or to be taken back for a moment. */
export class UnderWay {
  #texts: Shown[] = [];

  constructor(private readonly host: ReactiveControllerHost) {}

  on(ticketId: string): PendingText[] {
    const waiting = waitingOn(ticketId).flatMap((act): PendingText[] =>
      act.body === null ? [] : [{ mode: 'reply', text: act.body, undo: () => void undo(act) }],
    );
    return [...waiting, ...this.#texts.filter((one) => one.ticketId === ticketId)];
  }

  /** Shows it until what is returned is called. */
  show({ id, messages, notes }: TicketDetail, { mode, text }: SendEvent): () => void {
    const known = new Set([...messages, ...(notes ?? [])].map((one) => one.id));
    const shown = { ticketId: id, mode, text, known };
    this.#set([...this.#texts, shown]);
    return () => this.#set(this.#texts.filter((one) => one !== shown));
  }

  #set(texts: Shown[]): void {
    this.#texts = texts;
    this.host.requestUpdate();
  }
}
