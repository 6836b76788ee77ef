import { type LiveEventKind, type LiveEvents, liveEvents } from '@logishift/support-sdk/contract';

export type Told = { [K in LiveEventKind]: { kind: K; data: LiveEvents[K]; cursor: string | null } }[LiveEventKind];

/** A reader of the stream by hand: no part of the SDK's own is used. Every event is held against the contract. */
export class LiveReader {
  /** Everything read so far, as bytes of text. */
  text = '';
  readonly events: Told[] = [];
  /** The last id that was given. */
  cursor: string | null = null;
  ended = false;
  /** Frames that do not fit the contract. */
  readonly misfits: string[] = [];
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #waiting = new Set<() => void>();
  #rest = '';

  constructor(readonly response: Response) {
    if (!response.body) throw new Error('No stream');
    this.#reader = response.body.getReader();
    void this.#read();
  }

  static async open(
    fetch: (request: Request) => Response | Promise<Response>,
    token: string,
    lastEventId?: string | null,
    base = 'http://support.test',
  ): Promise<LiveReader> {
    const headers: Record<string, string> = { authorization: `Bearer ${token}` };
    if (lastEventId) headers['last-event-id'] = lastEventId;
    const response = await fetch(new Request(`${base}/api/support/live/`, { headers }));
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    return new LiveReader(response);
  }

  /** The first event that fits, read already or still to come. */
  async until<K extends LiveEventKind>(
    kind: K,
    fits: (data: LiveEvents[K]) => boolean = () => true,
    patience = 5000,
  ): Promise<LiveEvents[K]> {
    const find = () => this.events.find((event) => event.kind === kind && fits(event.data as LiveEvents[K]));
    await this.untilSo(() => find() !== undefined || this.ended, `an event ${kind}`, patience);
    const found = find();
    if (!found) throw new Error(`The stream ended without ${kind}: ${this.kinds()}`);
    return found.data as LiveEvents[K];
  }

  /** Resolves once something is so. */
  async untilSo(isSo: () => boolean, what: string, patience = 5000): Promise<void> {
    const deadline = Date.now() + patience;
    while (!isSo()) {
      if (Date.now() > deadline) throw new Error(`Waited ${patience} ms for ${what}; told so far: ${this.kinds()}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.max(1, deadline - Date.now() + 1));
        this.#waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  untilEnded(patience = 5000): Promise<void> {
    return this.untilSo(() => this.ended, 'the end', patience);
  }

  kinds(): string {
    return this.events.map(({ kind }) => kind).join(' ');
  }

  async close(): Promise<void> {
    await this.#reader.cancel().catch(() => {});
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for (;;) {
        const { value, done } = await this.#reader.read();
        if (done) break;
        this.#take(decoder.decode(value, { stream: true }));
      }
    } catch {
      // Broken off: what was read stays.
    }
    this.ended = true;
    this.#wake();
  }

  #take(text: string): void {
    this.text += text;
    const blocks = (this.#rest + text).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    for (const block of blocks) this.#takeBlock(block);
    this.#wake();
  }

  #takeBlock(block: string): void {
    const fields = new Map(
      block.split('\n').map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
      }),
    );
    const cursor = fields.get('id') ?? null;
    if (cursor !== null) this.cursor = cursor;
    const kind = fields.get('event') as LiveEventKind | undefined;
    if (!kind) return;
    const data: unknown = JSON.parse(fields.get('data') ?? 'null');
    // Of a kind that the next release makes there is no shape.
    const read = kind in liveEvents ? liveEvents[kind].safeParse(data) : { success: true as const, data };
    if (!read.success) this.misfits.push(`${kind}: ${read.error.message}`);
    this.events.push({ kind, data: read.data ?? {}, cursor } as Told);
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
