import type { Actor } from '../actor.js';
import { type Group, groupsOf } from '../groups.js';
import type { Stream } from './stream.js';

/** The open streams of a node, found by the groups that their readers belong to: what is for few costs those few. */
export class OpenStreams {
  // Each with the groups it is found by: those of its reader as they were when it was put there.
  readonly #all = new Map<Stream, { id: string; groups: readonly Group[] }>();
  readonly #byGroup = new Map<Group, Set<Stream>>();
  readonly #byPerson = new Map<string, number>();

  get size(): number {
    return this.#all.size;
  }

  [Symbol.iterator](): IterableIterator<Stream> {
    return this.#all.keys();
  }

  add(stream: Stream): void {
    this.delete(stream);
    const { actor } = stream;
    const groups = groupsOf(actor);
    this.#all.set(stream, { id: actor.id, groups });
    this.#byPerson.set(actor.id, this.countOf(actor.id) + 1);
    for (const group of groups) this.#byGroup.set(group, (this.#byGroup.get(group) ?? new Set()).add(stream));
  }

  delete(stream: Stream): void {
    const known = this.#all.get(stream);
    if (!known) return;
    this.#all.delete(stream);
    const left = this.countOf(known.id) - 1;
    if (left > 0) this.#byPerson.set(known.id, left);
    else this.#byPerson.delete(known.id);
    for (const group of known.groups) {
      const its = this.#byGroup.get(group);
      its?.delete(stream);
      if (its?.size === 0) this.#byGroup.delete(group);
    }
  }

  /** Its reader's rights are others from now on. */
  become(stream: Stream, actor: Actor): void {
    stream.actor = actor;
    // One that was closed meanwhile does not come back.
    if (this.#all.has(stream)) this.add(stream);
  }

  /** Those whose readers belong to one of these, each once, as they are now: some may be closed while they are told. */
  of(groups: Iterable<Group>): Set<Stream> {
    const found = new Set<Stream>();
    for (const group of groups) for (const stream of this.#byGroup.get(group) ?? []) found.add(stream);
    return found;
  }

  /** The groups that a stream is found by. */
  groupsOf(stream: Stream): readonly Group[] {
    return this.#all.get(stream)?.groups ?? [];
  }

  /** How many one person has. */
  countOf(id: string): number {
    return this.#byPerson.get(id) ?? 0;
  }
}
