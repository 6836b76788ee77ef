import { V7Generator } from 'uuidv7';
import type { Context } from './context.js';
import { newId } from './new-id.js';

/** A new UUIDv7 that sorts after `last`, also when `last` was made by a node whose clock is ahead of ours. */
export function idAfter(clock: Pick<Context, 'now'>, last: string | null): string {
  const id = newId(clock);
  if (last === null || id > last) return id;
  const madeAt = Number.parseInt(last.replace('-', '').slice(0, 12), 16);
  return new V7Generator().generateOrResetWithTs(madeAt + 1).toString();
}
