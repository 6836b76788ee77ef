import { Refusal } from '../errors.js';

/** Bytes that bodies may take together before they are whole, and those of one sender. */
const inAll = 32 * 1024 * 1024;
const ofOne = 4 * 1024 * 1024;

/** What bodies hold while they arrive: nobody fills the memory with what is never ended. */
export interface BodyBudget {
  /**
   * Room for one more body.
   * @param sender who sends it: a person's id, or the network of a stranger
   * @param most bytes that it may come to
   */
  open(sender: string, most: number): BodyShare;
}

export interface BodyShare {
  /** Takes room for bytes that came. Refuses with 429 when this sender, with 503 when all together have too many on the way. */
  take(bytes: number): void;
  /** Gives all of it back. */
  close(): void;
}

export function createBodyBudget(): BodyBudget {
  const held = new Map<string, number>();
  let sum = 0;
  const hold = (sender: string, bytes: number) => {
    sum += bytes;
    const now = (held.get(sender) ?? 0) + bytes;
    if (now > 0) held.set(sender, now);
    else held.delete(sender);
  };
  return {
    open(sender, most) {
      const own = Math.max(ofOne, most);
      let taken = 0;
      return {
        take(bytes) {
          if ((held.get(sender) ?? 0) + bytes > own) {
            throw new Refusal('rate_limited', 'Send fewer bodies at once: end those you have begun.', {}, 2);
          }
          if (sum + bytes > inAll) {
            throw new Refusal('unavailable', 'Too much is being sent at once. Try again shortly.', {}, 2);
          }
          taken += bytes;
          hold(sender, bytes);
        },
        close() {
          hold(sender, -taken);
          taken = 0;
        },
      };
    },
  };
}
