import {
  ProblemError,
  RateLimitedError,
  ServerError,
  type StaffTicket,
  StaleVersionError,
  UnauthorizedError,
} from '@logishift/support-sdk';
import { session } from '../session/session.js';

/** How far one ticket of many got. `why` says what it was refused for. */
export interface BulkResult {
  ticket: StaffTicket;
  state: 'waiting' | 'doing' | 'done' | 'refused';
  why?: unknown;
}

const atOnce = 4;
/** Seconds to wait where a server that wants us to does not say how long. */
const usualWait = 10;
/** Refusals that say nothing against the act itself. The others are the rules' answer, and come again. */
const passing = [StaleVersionError, RateLimitedError, ServerError, UnauthorizedError];

/**
 * The same act on many tickets, four at a time, with a result for each: however often one is tried, it counts once.
 * Where the server asks for patience (Retry-After), all wait for as long as it says, then go on by themselves. Nothing
 * is undone by stopping: what was not begun is not done.
 *
 * @fires change - a ticket's result is another, or all is over
 */
export class BulkRun extends EventTarget {
  readonly results: BulkResult[];
  running = false;
  #stopped = false;
  /** When all go on that the server asked to wait, by `performance.now()`. */
  #resumes = 0;
  #waits: Promise<void> | null = null;
  #wake: () => void = () => {};

  /** @param words what is being done, for people */
  constructor(
    readonly words: string,
    tickets: StaffTicket[],
    private readonly act: (ticket: StaffTicket) => Promise<StaffTicket>,
  ) {
    super();
    this.results = tickets.map((ticket) => ({ ticket, state: 'waiting' }));
  }

  count(state: BulkResult['state']): number {
    return this.results.filter((result) => result.state === state).length;
  }

  /** How many another try may help: those not begun, and those refused for what may be over by then. */
  get again(): number {
    return this.results.filter(mayBeTriedAgain).length;
  }

  /** Seconds until it goes on; 0 where nobody waits. */
  get waitsFor(): number {
    return this.#waits ? Math.max(1, Math.ceil((this.#resumes - performance.now()) / 1000)) : 0;
  }

  /** Resolves when every ticket has its result, or it was stopped. */
  async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    this.#stopped = false;
    this.#changed();
    await Promise.all(Array.from({ length: atOnce }, () => this.#work()));
    this.running = false;
    this.#changed();
  }

  /** What is under way comes to its end; nothing more is begun. */
  stop(): void {
    this.#stopped = true;
    this.#wake();
  }

  /** Again those that it may help; a ticket that changed meanwhile as it is now. */
  async retry(): Promise<void> {
    for (const result of this.results.filter(mayBeTriedAgain)) {
      if (result.why instanceof StaleVersionError) result.ticket = result.why.problem.ticket as StaffTicket;
      result.state = 'waiting';
      delete result.why;
    }
    await this.run();
  }

  async #work(): Promise<void> {
    for (;;) {
      const next = this.results.find(({ state }) => state === 'waiting');
      if (!next || this.#stopped) return;
      if (this.#waits) {
        await this.#waits;
        continue;
      }
      next.state = 'doing';
      try {
        next.ticket = await this.act(next.ticket);
        next.state = 'done';
      } catch (error) {
        if (error instanceof RateLimitedError) {
          next.state = 'waiting';
          this.#wait(error.retryAfter ?? usualWait);
        } else {
          next.why = error;
          next.state = 'refused';
        }
      }
      this.#changed();
    }
  }

  /** All wait, for as long as the longest that one was asked to; each second says how much is left. */
  #wait(seconds: number): void {
    this.#resumes = Math.max(this.#resumes, performance.now() + seconds * 1000);
    this.#waits ??= new Promise<void>((resolve) => {
      const look = () => {
        if (!this.#stopped && performance.now() < this.#resumes) return this.#changed();
        clearInterval(timer);
        this.#waits = null;
        resolve();
        this.#changed();
      };
      const timer = setInterval(look, 1000);
      this.#wake = look;
    });
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

function mayBeTriedAgain({ state, why }: BulkResult): boolean {
  if (state !== 'refused') return state === 'waiting';
  return !(why instanceof ProblemError) || passing.some((kind) => why instanceof kind);
}

/** The run that is shown: it goes on, and is there to come back to, while its person looks at another page. */
class CurrentBulk extends EventTarget {
  run: BulkRun | null = null;
  #by: string | undefined;

  constructor() {
    super();
    session.addEventListener('change', () => {
      // It does not go on in the name of somebody else who signs in.
      if (session.user?.id !== this.#by) this.show(null);
    });
    addEventListener('beforeunload', (event) => {
      if (this.run?.running) event.preventDefault();
    });
  }

  show(run: BulkRun | null): void {
    this.run?.removeEventListener('change', this.#tell);
    this.run?.stop();
    this.run = run;
    this.#by = session.user?.id;
    run?.addEventListener('change', this.#tell);
    this.#tell();
  }

  #tell = () => this.dispatchEvent(new Event('change'));
}

export const bulk = new CurrentBulk();
