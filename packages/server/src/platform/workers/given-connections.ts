import type { ChildProcess } from 'node:child_process';

/** A message by which `node:cluster` gives a worker a connection, and the answer that it has it or will not. */
interface Given {
  act?: string;
  seq?: number;
  ack?: number;
}

/**
 * Keeps in sight which connections a worker is being given. When it dies before it has said that it has them, `node:cluster` keeps them open for
 * ever, and whoever sent a request on one waits as long: they are closed by what this returns.
 */
export function watchGivenConnections(worker: ChildProcess): () => void {
  const given = new Map<number, { close(): void }>();
  const send = worker.send.bind(worker) as (...all: unknown[]) => boolean;
  worker.send = ((message: Given, handle: { close(): void } | undefined, ...rest: unknown[]) => {
    if (handle && message.act === 'newconn' && message.seq !== undefined) given.set(message.seq, handle);
    return send(message, handle, ...rest);
  }) as typeof worker.send;
  worker.on('internalMessage', ({ ack }: Given) => {
    if (ack !== undefined) given.delete(ack);
  });
  return () => {
    for (const handle of given.values()) handle.close();
    given.clear();
  };
}
