import { V7Generator } from 'uuidv7';
import type { Context } from './context.js';

/**
 * Milliseconds that a clock may be set back without ids falling back with it: lists are ordered by them. The library's
 * own 10 seconds are less than what a virtual machine loses when it is moved, or a clock that was never set right.
 */
const mostSetBack = 24 * 3_600_000;

/** One for each clock: servers in one process may live at different times. */
const generators = new WeakMap<Context['now'], V7Generator>();

function generatorOf(now: Context['now']): V7Generator {
  let generator = generators.get(now);
  if (!generator) {
    generator = new V7Generator();
    generator.setRollbackAllowance(mostSetBack);
    generators.set(now, generator);
  }
  return generator;
}

/** A new UUIDv7 by the server's clock, after every other that this process has made by it. */
export const newId = ({ now }: Pick<Context, 'now'>): string =>
  generatorOf(now).generateOrResetWithTs(now().getTime()).toString();

/** A new UUIDv7 that sorts after `last`, also when `last` was made by a node whose clock is ahead of ours. */
export function idAfter(clock: Pick<Context, 'now'>, last: string | null): string {
  const id = newId(clock);
  if (last === null || id > last) return id;
  const madeAt = Number.parseInt(last.replace('-', '').slice(0, 12), 16);
  return new V7Generator().generateOrResetWithTs(madeAt + 1).toString();
}
