import type { GuestSession } from '@logishift/support-sdk/customer';
import { keep, readKept } from './tab-storage.js';

const storageKey = 'logishift-support-guest';

/** Keeps a guest's proof over reloads of the tab, as far as the page may store anything; else in memory. */
export class GuestKeeper {
  /** Without a session: one was here, and gave way to whom the host names. */
  #kept: { api: string; session?: GuestSession } | undefined;

  /** The guest of this server. Whether the proof still is good is the server's to say: this device's clock may be wrong. */
  read(api: string): GuestSession | undefined {
    this.#kept ??= readKept(storageKey);
    return this.#kept?.api === api ? this.#kept.session : undefined;
  }

  write(api: string, session: GuestSession): void {
    this.#write({ api, session });
  }

  /** Somebody else is here now. */
  giveWay(api: string): void {
    if (this.read(api)) this.#write({ api });
  }

  /** Whether whoever is here took a guest's place, and that was not heeded yet. */
  gaveWay(api: string): boolean {
    return !this.read(api) && this.#kept?.api === api;
  }

  clear(): void {
    this.#write(undefined);
  }

  #write(kept: { api: string; session?: GuestSession } | undefined): void {
    this.#kept = kept;
    keep(storageKey, kept);
  }
}
