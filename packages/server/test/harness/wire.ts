import { once } from 'node:events';
import { request as ask, type IncomingHttpHeaders, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createServer } from '../../src/listen.js';
import type { SupportServer } from '../../src/support.js';

/** An answer as it came over the wire: nothing is unpacked that was packed. */
export interface WireAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  /** Unpacked, by what its headers say. */
  content: Buffer;
}

/** A server as it listens in life, asked without a client that would read or write headers by itself. */
export interface Wire {
  get(path: string, headers?: Record<string, string>): Promise<WireAnswer>;
  send(method: string, path: string, headers?: Record<string, string>, body?: object): Promise<WireAnswer>;
  /** Writes the bytes of a request as they are. @returns all that comes back until the connection ends */
  raw(text: string): Promise<string>;
  close(): Promise<void>;
}

export async function openWire(support: Pick<SupportServer, 'fetch' | 'config'>): Promise<Wire> {
  const server: Server = createServer(support.fetch);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const send: Wire['send'] = async (method, path, headers = {}, body) => {
    const text = body && JSON.stringify(body);
    const type = text === undefined ? {} : { 'content-type': 'application/json' };
    const sent = ask({ host: '127.0.0.1', port, method, path, headers: { ...type, ...headers }, agent: false });
    sent.end(text);
    const [answer] = await once(sent, 'response');
    if (String(answer.headers['content-type']).startsWith('text/event-stream')) {
      answer.destroy();
      return { status: answer.statusCode, headers: answer.headers, bytes: Buffer.alloc(0), content: Buffer.alloc(0) };
    }
    const bytes = await buffer(answer);
    return { status: answer.statusCode, headers: answer.headers, bytes, content: unpack(bytes, answer.headers) };
  };
  return {
    send,
    get: (path, headers) => send('GET', path, headers),
    raw: async (text) => {
      const socket = connect(port, '127.0.0.1');
      socket.end(text);
      return (await buffer(socket)).toString();
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function unpack(bytes: Buffer, { 'content-encoding': encoding }: IncomingHttpHeaders): Buffer {
  if (bytes.length === 0 || encoding === undefined) return bytes;
  if (encoding === 'br') return brotliDecompressSync(bytes);
  if (encoding === 'gzip') return gunzipSync(bytes);
  throw new Error(`An encoding that nobody asked for: ${encoding}`);
}
