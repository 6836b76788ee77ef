import { connect, createServer, type Socket } from 'node:net';
import { inject } from 'vitest';

/** A way to the tests' PostgreSQL that can fail as networks do. */
export interface DatabaseProxy {
  /** The address of a database by this way. */
  url(name: string): string;
  /** From now on ends each connection on which a transaction begins, until so many have ended. Returns how many are left. */
  breakAtBegin(times: number): () => number;
  /** Connections of now carry nothing any more, and never end; new ones work. */
  swallow(): void;
  close(): Promise<void>;
}

// The text of a simple query, with what ends it.
const begin = Buffer.from('begin\0');

export async function startDatabaseProxy(): Promise<DatabaseProxy> {
  const { host, port, username, password } = inject('postgres');
  const pairs = new Set<[Socket, Socket]>();
  let toBreak = 0;
  const server = createServer((near) => {
    const far = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    near.on('data', (bytes) => {
      if (toBreak > 0 && bytes.includes(begin)) {
        toBreak--;
        near.destroy();
      } else far.write(bytes);
    });
    far.on('data', (bytes) => near.write(bytes));
    for (const [one, other] of [pair, [far, near]] as const) {
      one.on('error', () => {});
      one.on('close', () => {
        other.destroy();
        pairs.delete(pair);
      });
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const own = (server.address() as { port: number }).port;
  const who = [username, ...(password ? [password] : [])].map(encodeURIComponent).join(':');
  return {
    url: (name) => `postgres://${who}@127.0.0.1:${own}/${name}`,
    breakAtBegin: (times) => {
      toBreak = times;
      return () => toBreak;
    },
    swallow: () => {
      for (const [near, far] of pairs) for (const socket of [near, far]) socket.removeAllListeners('data').resume();
    },
    close: async () => {
      for (const [near] of pairs) near.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
