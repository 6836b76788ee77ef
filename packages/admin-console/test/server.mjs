import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { keys, startServer } from './real-server.mjs';

const dist = new URL('../dist/', import.meta.url);

/**
 * The real server for as long as the tests run; `/api` of the test page is passed on to it, so that the console is on
 * the server's origin as it is in life.
 */
export function realServer() {
  let server;
  return {
    name: 'real-server',
    async serverStart() {
      server = await startServer();
    },
    serverStop: () => server.stop(),
    /** Values that test pages ask for. */
    executeCommand({ command, payload }) {
      if (command === 'keys') return keys;
      if (command === 'gzipped') return gzipSync(readFileSync(new URL(payload, dist))).byteLength;
      return undefined;
    },
    middleware: (context, next) => (context.path.startsWith('/api/') ? passOn(context, server.port) : next()),
  };
}

function passOn(context, port) {
  context.respond = false;
  const { req, res } = context;
  const upstream = request(
    { port, host: 'localhost', method: req.method, path: req.url, headers: req.headers },
    (answer) => {
      res.writeHead(answer.statusCode, answer.headers);
      answer.pipe(res);
    },
  );
  upstream.on('error', () => res.writeHead(502).end());
  req.pipe(upstream);
}
