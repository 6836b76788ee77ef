import type { GuestSession } from '@logishift/support-sdk/customer';
import { keep, readKept } from './tab-storage.js';

const storageKey = 'logishift-support-guest';

/** Keeps a guest's proof over reloads of the tab, as far as the page may store anything; else in memory. */
export class GuestKeeper {
  #kept: { api: string; session: GuestSession } | undefined;

  /** The guest of this server. Whether the proof still is good is the server's to say: this device's clock may be wrong. */
  read(api: string): GuestSession | undefined {
    this.#kept ??= readKept(storageKey);
    return this.#kept?.api === api ? this.#kept.session : undefined;
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
