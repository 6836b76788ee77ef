import type { IncomingMessage } from 'node:http';
import type { BodyLimits } from '@logishift/support-sdk/contract';
import { Refusal } from '../../errors.js';
import { hasBody, invite, messageOf } from '../connection.js';
import { bodyTooSlow } from '../deadline.js';
import type { Http } from '../router.js';
import type { BodyBudget } from './body-budget.js';

/** A body makes progress while no silence is longer, and no longer stretch of it slower, than this. Seconds; bytes a second. */
const silence = 10;
const stretch = 20;
const slowest = 1024;

const tooLarge = ({ bytes }: BodyLimits) =>
  new Refusal(
    'payload_too_large',
    bytes < 10_240 ? 'Send no body here.' : `Send at most ${Math.floor(bytes / 1024)} KB.`,
  );

/** Does the request say that it has a body? Without a socket only its stream can tell. */
export function bringsBody(http: Http): boolean {
  const message = messageOf(http);
  return message ? hasBody(message.incoming) : http.req.raw.body !== null;
}

/**
 * Reads a body as it arrives, and no further than it may go: a larger one is refused with 413 by its length or at the byte
 * that is too many, a slow one with 408. Call it once it is known that its sender may send it.
 * @param sender whose share of the memory it takes
 */
export async function readBody(
  http: Http,
  limits: BodyLimits,
  budget: BodyBudget,
  sender: string,
): Promise<Uint8Array> {
  // It was refused meanwhile, as its time was up.
  if (http.get('over')?.().aborted) throw bodyTooSlow();
  const message = messageOf(http);
  const length = http.req.header('content-length');
  if (length !== undefined && !(Number(length) <= limits.bytes)) throw tooLarge(limits);
  const clock = http.get('clock');
  const share = budget.open(sender, http.get('actor' as never) === undefined, limits.bytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const take = (chunk: Uint8Array) => {
    size += chunk.length;
    if (size > limits.bytes) throw tooLarge(limits);
    share.take(chunk.length);
    chunks.push(chunk);
  };
  clock?.bodyBegins(limits.seconds * 1000);
  try {
    if (message) invite(message);
    const source =
      message && isOf(http, message.incoming) ? fromSocket(message.incoming) : fromStream(http.req.raw.body);
    await receive(source, limits, take, http.get('over')?.());
  } finally {
    share.close();
    clock?.bodyEnded();
  }
  return chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks);
}

/** Where bytes come from. `stop` ends the giving, and leaves the connection as it is. */
interface Source {
  start(take: (chunk: Uint8Array) => void, end: () => void, fail: (error: unknown) => void): void;
  stop(): void;
}

/** Whether the request is Node's message and nothing else, unread so far: who mounts us may have made another of it. */
function isOf(http: Http, incoming: IncomingMessage): boolean {
  const { raw } = http.req;
  return (
    incoming.readableFlowing === null &&
    !incoming.readableDidRead &&
    Object.getOwnPropertySymbols(raw).some((key) => (raw as unknown as Record<symbol, unknown>)[key] === incoming)
  );
}

function fromSocket(incoming: IncomingMessage): Source {
  let listeners: [string, (value?: never) => void][] = [];
  return {
    start(take, end, fail) {
      const broken = () => fail(new Refusal('bad_request', 'The connection ended before the body did.'));
      listeners = [
        ['data', take as never],
        ['end', end],
        ['error', broken],
        ['close', broken],
      ];
      for (const [name, listener] of listeners) incoming.on(name, listener);
      // Its sender hung up while we looked at who it is: nothing will be heard of it.
      if (incoming.destroyed && !incoming.readableEnded) broken();
    },
    stop() {
      for (const [name, listener] of listeners) incoming.off(name, listener);
      if (incoming.readableEnded) return;
      incoming.pause();
      // A connection that breaks later concerns nobody any more.
      incoming.on('error', () => {});
    },
  };
}

function fromStream(stream: ReadableStream<Uint8Array> | null): Source {
  const reader = stream?.getReader();
  return {
    async start(take, end, fail) {
      try {
        for (;;) {
          const next = await reader?.read();
          if (!next || next.done) return end();
          take(next.value);
        }
      } catch (error) {
        fail(error);
      }
    },
    stop: () => void reader?.cancel().catch(() => {}),
  };
}

function receive(source: Source, limits: BodyLimits, take: (chunk: Uint8Array) => void, over: AbortSignal | undefined) {
  return new Promise<void>((resolve, reject) => {
    const progress = watchProgress(limits, () => settle(() => reject(bodyTooSlow())));
    const settle = (how: () => void) => {
      progress.end();
      over?.removeEventListener('abort', abandon);
      source.stop();
      how();
    };
    const abandon = () => settle(() => reject(bodyTooSlow()));
    over?.addEventListener('abort', abandon);
    source.start(
      (chunk) => {
        progress.made(chunk.length);
        try {
          take(chunk);
        } catch (error) {
          settle(() => reject(error));
        }
      },
      () => settle(resolve),
      (error) => settle(() => reject(error)),
    );
  });
}

/** Calls `late`, once, when the body has taken its time, or its sender stands still. */
export function watchProgress({ seconds }: BodyLimits, late: () => void) {
  const begun = performance.now();
  let last = begun;
  let bytes = 0;
  let from = begun;
  let before = 0;
  const look = () => {
    const now = performance.now();
    const isSlow = now - from >= stretch * 1000 && bytes - before < slowest * stretch;
    if (now - from >= stretch * 1000) [from, before] = [now, bytes];
    if (isSlow || now - last >= silence * 1000) late();
  };
  const all = setTimeout(late, seconds * 1000);
  const often = seconds > silence ? setInterval(look, 1000) : undefined;
  return {
    made(count: number) {
      last = performance.now();
      bytes += count;
    },
    end() {
      clearTimeout(all);
      clearInterval(often);
    },
  };
}
