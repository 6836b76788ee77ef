import { connect, createServer, type Socket } from 'node:net';
import { inject } from 'vitest';

/** A way to the tests' PostgreSQL that can fail as networks do. */
export interface DatabaseProxy {
  /** The address of a database by this way. */
  url(name: string): string;
  /** From now on ends each connection on which a transaction begins, until so many have ended. Returns how many are left. */
  breakAtBegin(times: number): () => number;
  /** From now on what begins a transaction is nothing that PostgreSQL understands, until it is given back. */
  spoilBegin(): () => void;
  /** Connections of now carry nothing any more, and never end; new ones work. */
  swallow(): void;
  /** How often requests have sent something that waits for an answer, until now; not what counts them, nor jobs. */
  trips(): number;
  close(): Promise<void>;
}

// The text of a simple query, with what ends it.
const begin = Buffer.from('begin\0');
// As the connections that answer requests say when they begin what they are for.
const ofRequests = Buffer.from('application_name\0logishift-support\0');
// A statement of that name, and its text.
const beginning = Buffer.from('begin\0begin\0');
// What ends each thing that is sent and answered: Sync.
const sync = Buffer.from([0x53, 0, 0, 0, 4]);

function spoil(bytes: Buffer): Buffer {
  const at = bytes.indexOf(beginning);
  if (at < 0) return bytes;
  const spoilt = Buffer.from(bytes);
  spoilt.write('bogus', at + beginning.length - 'begin\0'.length);
  return spoilt;
}

function countIn(bytes: Buffer, part: Buffer): number {
  let found = 0;
  for (let at = bytes.indexOf(part); at >= 0; at = bytes.indexOf(part, at + part.length)) found++;
  return found;
}

export async function startDatabaseProxy(): Promise<DatabaseProxy> {
  const { host, port, username, password } = inject('postgres');
  const pairs = new Set<[Socket, Socket]>();
  let toBreak = 0;
  let trips = 0;
  let isSpoilt = false;
  const server = createServer((near) => {
    const far = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    let isOfRequests = false;
    near.on('data', (bytes) => {
      isOfRequests ||= bytes.includes(ofRequests);
      if (isOfRequests) trips += countIn(bytes, sync);
      if (toBreak > 0 && bytes.includes(begin)) {
        toBreak--;
        near.destroy();
      } else far.write(isSpoilt ? spoil(bytes) : bytes);
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
    spoilBegin: () => {
      isSpoilt = true;
      return () => {
        isSpoilt = false;
      };
    },
    swallow: () => {
      for (const [near, far] of pairs) for (const socket of [near, far]) socket.removeAllListeners('data').resume();
    },
    trips: () => trips,
    close: async () => {
      for (const [near] of pairs) near.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
