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
/** Refusals that say nothing against the act itself. The others are the rules' answer, and come again. */
const passing = [StaleVersionError, RateLimitedError, ServerError, UnauthorizedError];

/**
 * The same act on many tickets, four at a time, with a result for each. Nothing is undone by stopping: what was not
 * begun is not done.
 *
 * @fires change - a ticket's result is another, or all is over
 */
export class BulkRun extends EventTarget {
  readonly results: BulkResult[];
  running = false;
  #stopped = false;

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
      next.state = 'doing';
      try {
        next.ticket = await this.act(next.ticket);
        next.state = 'done';
      } catch (error) {
        next.why = error;
        next.state = 'refused';
      }
      this.#changed();
    }
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
