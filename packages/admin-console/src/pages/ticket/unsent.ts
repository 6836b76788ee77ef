import type { ConfirmPart } from '../../parts/confirm.js';
import type { StatusChoice } from '../../parts/status-items.js';
import type { ComposerMode, ComposerPart, SendingEvent } from './composer.js';
import { type Leaving, leavingBy, questionOn } from './leaving.js';

interface Around {
  ticketId: () => string;
  composer: () => ComposerPart | null;
  confirm: () => ConfirmPart;
  /** The last text that was sent: whether it has arrived. */
  sending: () => Promise<boolean>;
}

/** Asks before a ticket is ended or left over a text that was begun on it and not sent. */
export class Unsent {
  /** One at a time: a key pressed twice asks once. */
  #asking = false;
  /** It was asked about the note. */
  #goesOn = false;

  constructor(private readonly around: Around) {}

  /** Whether one may go on to another ticket: asks where the text was begun since this one was opened. */
  async mayLeave(): Promise<boolean> {
    const mode = this.around.composer()?.unsentHere;
    return !mode || (await this.over('next', mode)) !== null;
  }

  /** A reply that ends the ticket leaves no note behind that was begun on it: asked first, it is sent by itself after that. */
  beforeSending = async (event: SendingEvent): Promise<void> => {
    const { outcome } = event;
    const leaving = outcome && leavingBy(outcome, '');
    if (!leaving || this.#goesOn || !this.around.composer()?.hasText('note')) return;
    event.preventDefault();
    if ((await this.over(leaving, 'note')) === null) return;
    this.#goesOn = true;
    this.around.composer()?.sendNow('reply', outcome);
    this.#goesOn = false;
  };

  /**
   * Asks what becomes of the text, and sends it first where that is wanted; a status may go with it. `sent`: it has
   * arrived, with the status. `left`: it stays behind as a draft. Null: everything stays as it is.
   */
  async over(
    leaving: Leaving,
    mode: ComposerMode,
    outcome: StatusChoice | null = null,
  ): Promise<'sent' | 'left' | null> {
    const { ticketId, composer, confirm, sending } = this.around;
    const id = ticketId();
    const canSend = composer()?.canSend(mode) ?? false;
    if (this.#asking) return null;
    this.#asking = true;
    const answer = await confirm()
      .choose(questionOn(leaving, mode, canSend))
      .finally(() => {
        this.#asking = false;
      });
    if (ticketId() !== id) return null;
    if (answer === null) {
      await composer()?.write(mode);
      return null;
    }
    if (answer === 'other' || !canSend) return 'left';
    if (!composer()?.sendNow(mode, mode === 'reply' ? outcome : null)) return null;
    return (await sending()) && ticketId() === id ? 'sent' : null;
  }
}
