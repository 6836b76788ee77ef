import type { GuestSession } from '@logishift/support-sdk/customer';
import { keep, readKept } from './tab-storage.js';

const storageKey = 'logishift-support-guest';

/** Keeps a guest's proof over reloads of the tab, as far as the page may store anything; else in memory. */
export class GuestKeeper {
  #kept: { api: string; session: GuestSession } | undefined;

  /** The guest of this server, while the proof is good. */
  read(api: string): GuestSession | undefined {
    this.#kept ??= readKept(storageKey);
    const kept = this.#kept;
    if (kept?.api !== api) return undefined;
    if (Date.parse(kept.session.expires_at) > Date.now()) return kept.session;
    this.clear();
    return undefined;
  }

  write(api: string, session: GuestSession): void {
    this.#kept = { api, session };
    keep(storageKey, this.#kept);
  }

  clear(): void {
    this.#kept = undefined;
    keep(storageKey, undefined);
  }
}
