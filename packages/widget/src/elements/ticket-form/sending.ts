import { type NewTicket, type OwnTicket, UnauthorizedError } from '@logishift/support-sdk/customer';
import { type Draft, isBegun } from '../../session/draft.js';
import type { Sent } from '../../session/outbox.js';
import type { Session } from '../../session/session.js';

/** What was sent from a form, now or before the page was loaded, until it has arrived or comes back. */
export class Sending {
  readonly #session: () => Session;
  readonly #onDone: (ticket: OwnTicket) => void;
  readonly #onRefused: (error: unknown) => void;
  #mine: Sent | undefined;
  /** It waits for whom nobody knows any more. */
  #held: Sent | undefined;

  /** @param onRefused hears why, or nothing or UnauthorizedError where nobody is known any more */
  constructor(session: () => Session, onDone: (ticket: OwnTicket) => void, onRefused: (error: unknown) => void) {
    this.#session = session;
    this.#onDone = onDone;
    this.#onRefused = onRefused;
  }

  /** It is on its way, or waits. */
  get going(): Sent | undefined {
    return this.#session()
      .outbox.of('')
      .find(({ key }) => key === this.#mine?.key);
  }

  /** It could not go out at once. */
  get isLate(): boolean {
    const { going } = this;
    return !!going && this.#session().outbox.isWaiting(going);
  }

  /**
   * Hears of what is on its way of a text; what waits while another text stands in the form is not sent.
   *
   * @returns what was refused and comes back: of this text, or any where none is begun
   */
  follow(draft: Draft): Sent | undefined {
    const { outbox, owner } = this.#session();
    const { going } = this;
    if (going && !going.refused) {
      if (this.isLate && !isText(going, draft)) outbox.drop(going);
      return undefined;
    }
    const all = outbox.of('');
    const isFree = owner !== undefined && !isBegun(draft);
    const found =
      going ?? all.find((sent) => isText(sent, draft)) ?? (isFree ? all.find(({ refused }) => refused) : undefined);
    if (found?.refused) return found;
    if (found) this.#await(found);
    return undefined;
  }

  /** In the name of whoever is here, and not of whoever is by then. */
  send(ticket: NewTicket): void {
    this.#await(this.#session().outbox.send('', { kind: 'create', ticket }));
  }

  /** It is not to be sent any more. @param sent else what is on its way */
  drop(sent = this.going): void {
    if (sent) this.#session().outbox.drop(sent);
  }

  /** What waited for one who is not here is written on, or sent by another: it does not go out too. */
  letGo(): void {
    if (this.#held) this.drop(this.#held);
    this.#held = undefined;
  }

  /** The form is another's, or empty. */
  clear(): void {
    this.#mine = this.#held = undefined;
  }

  /** Nobody would see here what becomes of it: the next form, or the root, hears of it. */
  leave(): void {
    if (this.#mine) this.#session().outbox.waiters.delete(this.#mine.key);
    this.#mine = undefined;
  }

  #await(sent: Sent): void {
    this.#mine = sent;
    this.#held = undefined;
    this.#session()
      .outbox.answer(sent)
      .then(
        (created) => {
          this.#mine = undefined;
          this.#onDone(created as OwnTicket);
        },
        (error) => {
          // Nobody is known any more: it goes out once somebody is.
          if (!error || error instanceof UnauthorizedError) this.#held = this.#mine;
          this.#mine = undefined;
          this.#onRefused(error);
        },
      );
  }
}

/** Whether it is what stands in the form. */
export const isText = ({ act }: Sent, { subject, description }: Draft): boolean =>
  act.kind === 'create' && act.ticket.subject === subject.trim() && act.ticket.description === description.trim();
