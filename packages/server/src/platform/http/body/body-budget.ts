import { Refusal } from '../../errors.js';

/** Bytes that bodies may take together before they are whole, and those of one sender. */
const inAll = 32 * 1024 * 1024;
const ofOne = 4 * 1024 * 1024;
/** Those of all strangers: however many networks somebody has, whoever is signed in has room. */
const ofStrangers = inAll / 2;

/** What bodies hold while they arrive: nobody fills the memory with what is never ended. */
export interface BodyBudget {
  /**
   * Room for one more body.
   * @param sender who sends it: a person's id, or the network of a stranger
   * @param isStranger whether nobody is signed in
   * @param most bytes that it may come to
   */
  open(sender: string, isStranger: boolean, most: number): BodyShare;
}

export interface BodyShare {
  /** Takes room for bytes that came. Refuses with 429 when this sender, with 503 when all together have too many on the way. */
  take(bytes: number): void;
  /** Gives all of it back. */
  close(): void;
}

export function createBodyBudget(): BodyBudget {
  const held = new Map<string, number>();
  let [sum, strangers] = [0, 0];
  const hold = (sender: string, isStranger: boolean, bytes: number) => {
    sum += bytes;
    if (isStranger) strangers += bytes;
    const now = (held.get(sender) ?? 0) + bytes;
    if (now > 0) held.set(sender, now);
    else held.delete(sender);
  };
  return {
    open(sender, isStranger, most) {
      const own = Math.max(ofOne, most);
      let taken = 0;
      return {
        take(bytes) {
          if ((held.get(sender) ?? 0) + bytes > own) {
            throw new Refusal('rate_limited', 'Send fewer bodies at once: end those you have begun.', {}, 2);
          }
          if (sum + bytes > inAll || (isStranger && strangers + bytes > ofStrangers)) {
            throw new Refusal('unavailable', 'Too much is being sent at once. Try again shortly.', {}, 2);
          }
          taken += bytes;
          hold(sender, isStranger, bytes);
        },
        close() {
          hold(sender, isStranger, -taken);
          taken = 0;
        },
      };
    },
  };
}
