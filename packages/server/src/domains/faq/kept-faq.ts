import { LRUCache } from 'lru-cache';
import type { Context } from '../../platform/context.js';
import type { InTransaction } from '../../platform/db/transaction.js';
import type { Again } from '../../platform/http/kept/again.js';
import { KeptBody } from '../../platform/http/kept/kept-body.js';
import { KnownVersion } from '../../platform/known-version.js';
import { tell } from '../../platform/live/signal.js';
import { port } from '../../platform/ports.js';
import { faqVersion } from './queries.js';
import { FaqShelves } from './shelf.js';

/** Bytes of all kept answers together. */
const mostKept = 8 * 1024 * 1024;

/** The FAQ on this node: what is asked of it is answered from memory, by its version, and nothing is asked of the database meanwhile. */
export class KeptFaq {
  readonly shelves = new FaqShelves();
  readonly #version: KnownVersion;
  /** Answers by what was asked for. */
  readonly #answers = new LRUCache<string, { version: number; body: KeptBody }>({
    maxSize: mostKept,
    // Packed, it may lie there twice more.
    sizeCalculation: ({ body }, asked) => asked.length + 2 * body.plain.bytes.length + 500,
  });
  readonly #making = new Map<string, Promise<KeptBody>>();

  constructor(context: Context) {
    this.#version = new KnownVersion(
      () => faqVersion(context),
      () => {
        this.shelves.clear();
        this.#answers.clear();
      },
    );
  }

  /**
   * The answer to what is asked for; what makes it reads the FAQ as of a version or a later one, for the version was read before it: kept
   * under an older version than it is of, it is soon made anew, and never old under a new one.
   */
  async answer(asked: string, make: (version: number) => Promise<unknown>): Promise<KeptBody> {
    const version = await this.#version.now();
    const kept = this.#answers.get(asked);
    if (kept?.version === version) return kept.body;
    // Those who come at the same time wait for the same.
    const making = `${version} ${asked}`;
    const underWay = this.#making.get(making) ?? this.#make(asked, version, make);
    this.#making.set(making, underWay);
    return underWay.finally(() => this.#making.delete(making));
  }

  /** What must be known to give the same answer again. */
  again(asked: string): Again {
    return {
      isCounted: true,
      body: () => {
        const kept = this.#answers.get(asked);
        return kept && kept.version === this.#version.known ? kept.body : undefined;
      },
    };
  }

  /** It may have changed: whoever asks next waits until it is known. */
  drop(): void {
    this.#version.drop();
  }

  /** There is this version. */
  heard(version: number): void {
    this.#version.heard(version);
  }

  async #make(asked: string, version: number, make: (version: number) => Promise<unknown>): Promise<KeptBody> {
    const body = new KeptBody(JSON.stringify(await make(version)), 'application/json');
    this.#answers.set(asked, { version, body });
    return body;
  }
}

export const keptFaq = port<KeptFaq>('the FAQ in memory');

/** Once a change has committed, this node looks at once, and the others when they hear of it; at the latest two seconds later. */
export function tellOfChange(context: InTransaction, version: number): void {
  context.commits.push(() => context.ports.get(keptFaq).drop());
  tell(context, { kind: 'faq', version, data: {}, to: [] });
}
