interface EventSource {
  addEventListener(kind: string, listener: () => void, options: { signal: AbortSignal }): void;
}

interface Channel {
  onmessage: ((event: { data: never }) => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}

interface Page extends Partial<EventSource> {
  document?: EventSource & { visibilityState: string };
  navigator?: { locks?: { request(name: string, options: object, hold: () => Promise<void>): Promise<unknown> } };
  BroadcastChannel?: new (name: string) => Channel;
}

/** What is used of a browser, each where there is one. Described here: on servers there are no types of the DOM. */
export const page = globalThis as unknown as Page;
