import type { ReactiveControllerHost } from 'lit';
import { focused } from './focused.js';

/**
 * The rows to show where those that are there must stay where they are: as they stood, without what has left, and with
 * what comes after them all. What would push them down waits.
 */
export function heldRows<T extends { id: string }>(
  shown: readonly string[],
  now: readonly T[],
): { rows: T[]; waiting: number } {
  const byId = new Map(now.map((row) => [row.id, row]));
  const kept = shown.flatMap((id) => byId.get(id) ?? []);
  if (kept.length === 0) return { rows: [...now], waiting: 0 };
  const known = new Set(shown);
  const last = now.findLastIndex(({ id }) => known.has(id));
  const after = now.slice(last + 1);
  return { rows: [...kept, ...after], waiting: now.length - kept.length - after.length };
}

/** Holds new rows back while somebody points at a list, or has by keys the focus in it. */
export class HeldRows<T extends { id: string }> {
  /** How many wait. */
  waiting = 0;
  #list: unknown;
  #shown: string[] = [];

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly area: () => Element | null,
  ) {}

  /** The rows to show of a list; another list begins anew. @param open the row that was asked for: it does not wait */
  of(list: unknown, now: readonly T[], open = ''): readonly T[] {
    const isMissed = !this.#shown.includes(open) && now.some(({ id }) => id === open);
    const held =
      list === this.#list && this.#isHeld && !isMissed ? heldRows(this.#shown, now) : { rows: now, waiting: 0 };
    this.#list = list;
    this.#shown = held.rows.map(({ id }) => id);
    this.waiting = held.waiting;
    return held.rows;
  }

  /** Shows those that wait. */
  release = (): void => {
    this.#shown = [];
    this.host.requestUpdate();
  };

  /** Somebody has left the list, by pointer or by key: a listener for both. */
  left = (): void => {
    if (this.waiting > 0) queueMicrotask(() => this.host.requestUpdate());
  };

  get #isHeld(): boolean {
    const area = this.area();
    if (!area) return false;
    // A finger leaves no pointer behind, though it looks so; and a focus in what was tapped, which does not show.
    const isByKey = area.matches(':focus-within') && focused()?.matches(':focus-visible');
    return isByKey || (matchMedia('(hover: hover)').matches && area.matches(':hover'));
  }
}
