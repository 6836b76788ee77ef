/** Server-sent events as bytes. One frame goes to many readers: its bytes are made once. */

const encoder = new TextEncoder();

export type Frame = Uint8Array;

/** An event without its end: `tail` closes it. */
export const frame = (kind: string, data: object): Frame =>
  encoder.encode(`event: ${kind}\ndata: ${JSON.stringify(data)}\n`);

/** Ends an event; with the cursor, if it is the last of a batch. */
export const tail = (cursor?: string): Frame =>
  cursor === undefined ? plainTail : encoder.encode(`id: ${cursor}\n\n`);

const plainTail = encoder.encode('\n');

/** Says that the line is open. */
export const heartbeat = encoder.encode(':\n\n');
