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

/** The lowest id of a moment, in milliseconds. */
export function idOf(moment: number): string {
  const hex = Math.max(0, Math.floor(moment)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

/** What is made between two moments has an id between these: never one of before, and of after where the clock was set back. */
export const idsBetween = (from: number, to: number) => ({
  from: idOf(from - 60_000),
  to: idOf(to + mostSetBack + 60_000),
});

/** A new UUIDv7 that sorts after `last`, also when `last` was made by a node whose clock is ahead of ours. */
export function idAfter(clock: Pick<Context, 'now'>, last: string | null): string {
  const id = newId(clock);
  if (last === null || id > last) return id;
  const madeAt = Number.parseInt(last.replace('-', '').slice(0, 12), 16);
  return new V7Generator().generateOrResetWithTs(madeAt + 1).toString();
}
