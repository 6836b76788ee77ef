import { ConnectionError, newIdempotencyKey, ServerError, TimeoutError } from '@logishift/support-sdk/customer';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds before something that could not be sent is tried again. */
const pause = 8_000;

/**
 * Sends what a person wrote until it has arrived: a broken line or a fault of the server makes it wait and try again
 * by itself; a refusal ends it. All attempts with the same text carry one idempotency key, so it arrives once.
 */
export class Sending implements ReactiveController {
  /** `waiting`: it could not be sent and goes out by itself. */
  state: 'idle' | 'sending' | 'waiting' = 'idle';

  readonly #host: ReactiveControllerHost;
  readonly #report: (error: unknown) => void;
  readonly #turn: () => number;
  #key = '';
  #content = '';
  #again: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whose it is what was sent last. */
  #sentIn: number | undefined;

  /**
   * @param report hears of what makes it wait
   * @param turn another number for each who asks: what one of them wrote is not sent by the next, who hears nothing of it
   */
  constructor(host: ReactiveControllerHost, report: (error: unknown) => void, turn: () => number) {
    this.#host = host;
    this.#report = report;
    this.#turn = turn;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.now);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.now);
    this.cancel();
  }

  /**
   * @param content what is sent: the same content gets the same key
   * @param done gets the answer
   * @param refused gets the error that trying again cannot help
   */
  async send<T>(
    content: unknown,
    request: (idempotencyKey: string) => Promise<T>,
    done: (answer: T) => void,
    refused: (error: unknown) => void,
  ): Promise<void> {
    const turn = this.#turn();
    const isLate = () => turn !== this.#turn();
    const isOther = turn !== this.#sentIn;
    if (this.state === 'sending' && !isOther) return;
    clearTimeout(this.#timer);
    const text = JSON.stringify(content);
    if (text !== this.#content || isOther) {
      this.#content = text;
      this.#key = newIdempotencyKey();
    }
    this.#sentIn = turn;
    this.#again = () => (isLate() ? this.cancel() : void this.send(content, request, done, refused));
    this.#become('sending');
    try {
      const answer = await request(this.#key);
      if (isLate()) return this.#end(turn);
      this.#content = '';
      this.#again = undefined;
      this.#become('idle');
      done(answer);
    } catch (error) {
      if (isLate()) this.#end(turn);
      else if (isPassing(error) && this.#again) {
        this.#become('waiting');
        this.#report(error);
        this.#timer = setTimeout(this.now, pause);
      } else {
        this.#again = undefined;
        this.#become('idle');
        refused(error);
      }
    }
  }

  /** Tries again at once what waits. */
  now = (): void => {
    if (this.state === 'waiting') this.#again?.();
  };

  /** Tries no more, after what is under way, and waits for nothing of somebody else's. What was typed is still with its field. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#again = undefined;
    const isOthers = this.state === 'sending' && this.#sentIn !== this.#turn();
    if (this.state === 'waiting' || isOthers) this.#become('idle');
  }

  /** What somebody sent is over, and somebody else is here: what they send is not. */
  #end(turn: number): void {
    if (turn === this.#sentIn) this.#become('idle');
  }

  #become(state: Sending['state']): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

/** Whether it may well work in a moment. */
const isPassing = (error: unknown): boolean =>
  error instanceof ConnectionError || error instanceof TimeoutError || error instanceof ServerError;
