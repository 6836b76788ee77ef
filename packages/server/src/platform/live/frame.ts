/** Server-sent events as bytes. One frame goes to many readers: its bytes are made once. */

const encoder = new TextEncoder();

export type Frame = Uint8Array;

/** Bytes that are given to a reader at once. */
export const chunkSize = 64 * 1024;

/** An event without its end: `tail` closes it. */
export const frame = (kind: string, data: object): Frame =>
  encoder.encode(`event: ${kind}\ndata: ${JSON.stringify(data)}\n`);

/** Ends an event; with the cursor, if it is the last of a batch. */
export const tail = (cursor?: string): Frame =>
  cursor === undefined ? plainTail : encoder.encode(`id: ${cursor}\n\n`);

const plainTail = encoder.encode('\n');

/** Says that the line is open. */
export const heartbeat = encoder.encode(':\n\n');

/** Events with their ends, the last of them with the cursor if there is one to give, in as few pieces as readers take at once. */
export function joined(events: readonly Frame[], cursor: string | null): Frame[] {
  const chunks: Frame[] = [];
  const parts: Frame[] = [];
  let size = 0;
  const close = () => {
    if (size > 0) chunks.push(concat(parts.splice(0), size));
    size = 0;
  };
  events.forEach((event, place) => {
    const end = place === events.length - 1 && cursor !== null ? tail(cursor) : plainTail;
    const length = event.byteLength + end.byteLength;
    if (size + length > chunkSize) close();
    parts.push(event, end);
    size += length;
  });
  close();
  return chunks;
}

/** Some bytes after the others, `size` in all. */
export function concat(parts: readonly Frame[], size: number): Frame {
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.byteLength;
  }
  return all;
}
