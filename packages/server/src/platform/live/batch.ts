import type { Actor } from '../actor.js';
import type { LedgerEvent } from '../events/ledger.js';
import type { Group } from '../groups.js';
import { type Frame, joined } from './frame.js';
import type { Meaning } from './meaning.js';

/** What a class gets of each event, and of all together as it is sent. */
interface Shared {
  frames: Frame[][];
  chunks: Frame[] | null;
}

type Asked<Rendered extends { event: LedgerEvent }> = Pick<Meaning<Rendered>, 'framesFor' | 'concernOf' | 'classOf'>;

/** Some events on their way to the readers: made into bytes once for all of a class, and anew only of events that single a reader out. */
export class Batch<Rendered extends { event: LedgerEvent }> {
  /** The cursor that its last event carries, if there is one to give. */
  readonly cursor: string | null;
  readonly #meaning: Asked<Rendered>;
  readonly #rendered: readonly Rendered[];
  // By their places, in their order.
  readonly #byGroup = new Map<Group, number[]>();
  readonly #byPerson = new Map<string, number[]>();
  readonly #byClass = new Map<string, Shared>();
  #asOf: string | null = null;

  constructor(meaning: Asked<Rendered>, rendered: readonly Rendered[], cursor: string | null) {
    this.#meaning = meaning;
    this.#rendered = rendered;
    this.cursor = cursor;
    rendered.forEach((one, place) => {
      const { groups, people, asOf } = meaning.concernOf(one);
      for (const group of groups) note(this.#byGroup, group, place);
      for (const person of people) note(this.#byPerson, person, place);
      if (asOf !== null && (this.#asOf === null || asOf < this.#asOf)) this.#asOf = asOf;
    });
  }

  /** Nobody of other groups gets anything. */
  get groups(): Iterable<Group> {
    return this.#byGroup.keys();
  }

  /** What a reader gets, who belongs to these groups. */
  chunksFor(actor: Actor, groups: readonly Group[]): readonly Frame[] {
    const singled = this.#byPerson.get(actor.id) ?? [];
    const isLate = this.#asOf !== null && actor.since > this.#asOf;
    if (singled.length === 0 && !isLate) {
      const shared = this.#sharedBy(actor);
      shared.chunks ??= joined(shared.frames.flat(), this.cursor);
      return shared.chunks;
    }
    const apart = new Set(singled);
    const frames = placesIn(groups.flatMap((group) => this.#byGroup.get(group) ?? [])).flatMap((place) =>
      isLate || apart.has(place)
        ? this.#meaning.framesFor(this.#rendered[place] as Rendered, actor)
        : (this.#sharedBy(actor).frames[place] as Frame[]),
    );
    return joined(frames, this.cursor);
  }

  #sharedBy(actor: Actor): Shared {
    const { name, nobody } = this.#meaning.classOf(actor);
    const known = this.#byClass.get(name);
    if (known) return known;
    const made = { frames: this.#rendered.map((one) => this.#meaning.framesFor(one, nobody)), chunks: null };
    this.#byClass.set(name, made);
    return made;
  }
}

function note<K>(places: Map<K, number[]>, key: K, place: number): void {
  const known = places.get(key);
  if (known) known.push(place);
  else places.set(key, [place]);
}

const placesIn = (places: number[]): number[] => [...new Set(places)].sort((one, other) => one - other);
