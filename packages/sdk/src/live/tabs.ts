import type { LiveClient } from '../client.js';
import { toHex } from '../idempotency-key.js';
import { page } from './page.js';

/** Whether tabs can share a stream here. By default only those of a browser do. */
export function canShare(client: LiveClient): boolean {
  const wanted = client.options.live?.share ?? page.document !== undefined;
  return wanted && !!page.navigator?.locks && !!page.BroadcastChannel && !!globalThis.crypto?.subtle;
}

/** The same in all tabs of one person with one server, and in no others. */
export async function nameFor(baseUrl: string, person: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${baseUrl} ${person}`));
  return `logishift-support-${toHex(new Uint8Array(hash))}`;
}

/** The tabs that share a stream: one of them leads, which has it open. */
export class Tabs<Message> {
  readonly #channel;
  readonly #locks;
  #release: (() => void) | undefined;

  /** Only where one `canShare`. */
  constructor(
    readonly name: string,
    onMessage: (message: Message) => void,
  ) {
    this.#locks = page.navigator!.locks!;
    this.#channel = new page.BroadcastChannel!(name);
    this.#channel.onmessage = ({ data }) => onMessage(data);
  }

  get leads(): boolean {
    return this.#release !== undefined;
  }

  /** Resolves when this tab leads: at once, or when those before it have gone. Rejects on abort. */
  lead(signal: AbortSignal): Promise<void> {
    if (this.leads) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const hold = () => {
        signal.throwIfAborted();
        resolve();
        return new Promise<void>((release) => {
          this.#release = release;
        });
      };
      this.#locks.request(this.name, { signal }, hold).catch(reject);
    });
  }

  /** Lets another tab lead. */
  release(): void {
    this.#release?.();
    this.#release = undefined;
  }

  tell(message: Message): void {
    this.#channel.postMessage(message);
  }

  leave(): void {
    this.release();
    this.#channel.close();
  }
}
