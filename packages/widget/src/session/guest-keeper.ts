import type { GuestSession } from '@logishift/support-sdk/customer';

const storageKey = 'logishift-support-guest';

/** Keeps a guest's proof over reloads of the tab, as far as the page may store anything; else in memory. */
export class GuestKeeper {
  #kept: { api: string; session: GuestSession } | undefined;

  /** The guest of this server, while the proof is good. */
  read(api: string): GuestSession | undefined {
    try {
      this.#kept ??= JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') ?? undefined;
    } catch {
      // Storage is blocked or holds something else: the proof lives in memory alone.
    }
    const kept = this.#kept;
    if (kept?.api !== api) return undefined;
    if (Date.parse(kept.session.expires_at) > Date.now()) return kept.session;
    this.clear();
    return undefined;
  }

  write(api: string, session: GuestSession): void {
    this.#kept = { api, session };
    try {
      sessionStorage.setItem(storageKey, JSON.stringify(this.#kept));
    } catch {
      // As above.
    }
  }

  clear(): void {
    this.#kept = undefined;
    try {
      sessionStorage.removeItem(storageKey);
    } catch {
      // As above.
    }
  }
}
