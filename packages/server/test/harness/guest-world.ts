import type { MailedCodes } from './guest-codes.js';
import { send } from './raw-request.js';
import { agentPassword, type TestSupport } from './support.js';

/** What the test knows to be true: whose each ticket is, and what each token is worth. */
export interface TicketFact {
  id: string;
  tracking_code: string;
  owner: string;
  /** Everybody who ever owned it. */
  owners: string[];
  /** Stands in every text of the ticket. */
  canary: string;
}

export interface TokenFact {
  token: string;
  /** Whom it stands for: `code:<address>`, `host:<id>` or `visitor:<id>:<delivery>`. */
  who: string;
  kind: 'customer' | 'guest' | 'link';
  /** The one ticket of a link. */
  ticket?: string;
  /** The address that this very token proves. */
  proves?: string;
  /** Milliseconds, by the server's clock. */
  ends: number;
}

/** Beside the truth of the model, the server that is held against it. */
export class World {
  readonly tickets: TicketFact[] = [];
  readonly tokens: TokenFact[] = [];
  /** The codes that were mailed to each address, the newest last. */
  readonly codes = new Map<string, { code: string; ends: number; tries: number }[]>();
  #count = 0;

  constructor(
    readonly support: TestSupport,
    readonly mailed: MailedCodes,
    readonly agent: { email: string },
    /** Keeps one sequence's people apart from another's. */
    readonly run: string,
  ) {}

  now = () => this.support.context.now().getTime();

  nextCanary = () => `CANARY-${this.run}-${++this.#count}-`;

  /** The name that somebody gives: seen by nobody but themselves and who took their tickets over. */
  nameOf = (who: string) => `NAME-${who.replace(/[^\w]/g, '_')}-`;

  isAlive = ({ ends }: TokenFact) => ends > this.now();

  mayRead = (token: TokenFact, ticket: TicketFact) =>
    this.isAlive(token) && ticket.owner === token.who && (token.kind !== 'link' || token.ticket === ticket.id);

  ownOf = (who: string) => this.tickets.filter(({ owner }) => owner === who);

  /** Asks as the holder of a token, and looks for others' words in whatever comes back. */
  async ask(asker: TokenFact | null, method: string, path: string, body?: unknown) {
    const answer = await send(this.support, method, `/api/support/${path}`, { token: asker?.token ?? null, body });
    const text = JSON.stringify(answer.body);
    if (asker && !this.isAlive(asker) && answer.status !== 401) {
      throw new Error(`An expired token got ${answer.status} from ${path}`);
    }
    // Notifications stay with who had the ticket when they were made.
    const past = path.startsWith('notifications/');
    const readable = this.tickets.filter(
      (ticket) => asker && (past ? ticket.owners.includes(asker.who) : this.mayRead(asker, ticket)),
    );
    const words = new Set(readable.map(({ canary }) => canary));
    const names = new Set(
      [asker?.who, ...readable.flatMap(({ owners }) => owners)].map((who) => this.nameOf(who ?? '')),
    );
    for (const found of text.match(/CANARY-\w+-\d+-/g) ?? []) {
      if (!words.has(found))
        throw new Error(`${asker?.who ?? 'Nobody'} was shown ${found} by ${method} ${path}: ${text}`);
    }
    for (const found of text.match(/NAME-\w+-/g) ?? []) {
      if (!names.has(found))
        throw new Error(`${asker?.who ?? 'Nobody'} was shown ${found} by ${method} ${path}: ${text}`);
    }
    if (text.includes('STAFF-ONLY')) throw new Error(`A note was shown by ${method} ${path}`);
    return answer;
  }

  /** An agent takes a ticket, writes to its customer, and a note. */
  async agentAnswers({ id, canary }: TicketFact) {
    const sdk = await this.support.signIn(this.agent.email, agentPassword);
    await sdk.tickets.assignSelf(id).catch(() => {});
    await sdk.messages.send(id, `${canary} is on its way.`);
    await sdk.notes.add(id, `STAFF-ONLY ${canary}`);
  }
}
