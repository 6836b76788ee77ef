import type { Actor } from '../actor.js';
import { type Group, groupsOf } from '../groups.js';
import type { Stream } from './stream.js';

/** The open streams of a node, found by the groups that their readers belong to: what is for few costs those few. */
export class OpenStreams {
  // Each with the groups it is found by: those of its reader as they were when it was put there.
  readonly #all = new Map<Stream, readonly Group[]>();
  readonly #byGroup = new Map<Group, Set<Stream>>();

  get size(): number {
    return this.#all.size;
  }

  [Symbol.iterator](): IterableIterator<Stream> {
    return this.#all.keys();
  }

  add(stream: Stream): void {
    this.delete(stream);
    const groups = groupsOf(stream.actor);
    this.#all.set(stream, groups);
    for (const group of groups) this.#byGroup.set(group, (this.#byGroup.get(group) ?? new Set()).add(stream));
  }

  delete(stream: Stream): void {
    const groups = this.#all.get(stream);
    if (!groups) return;
    this.#all.delete(stream);
    for (const group of groups) {
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
    return this.#all.get(stream) ?? [];
  }
}
