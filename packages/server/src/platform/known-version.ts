/** Milliseconds after which a version must be asked for again, and after which that is begun, while the known one still counts. */
const goodFor = 2000;
const askAfter = 1000;

/**
 * The version of something that lies in the database and is kept in memory: known for two seconds at most since it was asked for, and
 * asked for once a second at most while somebody wants it. News of a change ends that at once; if the news is lost, the two
 * seconds do.
 */
export class KnownVersion {
  readonly #ask: () => Promise<number>;
  readonly #onBack: () => void;
  #version = 0;
  /** When the asking began that said so. */
  #asOf = Number.NEGATIVE_INFINITY;
  #asking: Promise<number> | null = null;
  /** What was heard while it was being asked for: that asking must know it too. */
  #heard: { version: number; during: Promise<number> } | null = null;

  /** @param onBack called when it is lower than before: the database is an older one, whose versions will mean something else */
  constructor(ask: () => Promise<number>, onBack: () => void) {
    this.#ask = ask;
    this.#onBack = onBack;
  }

  /** The version, if it is known well enough; while it is asked for anew, as it was. */
  get known(): number | undefined {
    const age = performance.now() - this.#asOf;
    if (age >= goodFor) return undefined;
    // Nobody waits for this one: if it fails, whoever comes too late for the known one asks again.
    if (age >= askAfter) this.#askAgain().catch(() => {});
    return this.#version;
  }

  /** The version, asked for if need be. */
  async now(): Promise<number> {
    return this.known ?? this.#askAgain();
  }

  /** It may have changed: nobody is told the known one any more, nor what was asked for before this. */
  drop(): void {
    this.#asOf = Number.NEGATIVE_INFINITY;
    this.#asking = null;
  }

  /** News of a version: nothing is dropped for one that is known already, as a node's own is. */
  heard(version: number): void {
    if (version <= this.#version) return;
    this.#asOf = Number.NEGATIVE_INFINITY;
    if (this.#asking) this.#heard = { version: Math.max(version, this.#heard?.version ?? 0), during: this.#asking };
  }

  #askAgain(): Promise<number> {
    if (this.#asking) return this.#asking;
    const begun = performance.now();
    const asking: Promise<number> = this.#ask().then(
      (version) => {
        if (this.#asking !== asking) return version;
        this.#asking = null;
        if (this.#heard?.during === asking && version < this.#heard.version) return this.#askAgain();
        if (version < this.#version) this.#onBack();
        this.#version = version;
        this.#asOf = begun;
        return version;
      },
      (error) => {
        if (this.#asking === asking) this.#asking = null;
        throw error;
      },
    );
    this.#asking = asking;
    return asking;
  }
}
