// Opens connections, begins a chunked body on each and never ends it, or sends none; says how they all ended.
import { connect } from 'node:net';

const [port, path, count, authorization, bodies] = process.argv.slice(2);
const lines = [
  `POST ${path} HTTP/1.1`,
  'host: support.test',
  'content-type: application/json',
  ...(bodies === 'none' ? ['content-length: 0', 'connection: close'] : ['transfer-encoding: chunked']),
  ...(authorization ? [`authorization: ${authorization}`] : []),
];
const piece = `8000\r\n${'x'.repeat(32 * 1024)}\r\n`;
const begun = `${lines.join('\r\n')}\r\n\r\n${bodies === 'none' ? '' : piece.repeat(7)}`;

const stall = () =>
  new Promise((resolve) => {
    let text = '';
    let since = performance.now();
    const socket = connect(Number(port), '127.0.0.1', () => {
      since = performance.now();
    });
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.once('close', () =>
      resolve({ status: /^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 'none', ms: performance.now() - since }),
    );
    socket.write(begun);
  });

const ends = await Promise.all(Array.from({ length: Number(count) }, stall));
const statuses = {};
for (const { status } of ends) statuses[status] = (statuses[status] ?? 0) + 1;
console.log(JSON.stringify({ statuses, longest: Math.max(...ends.map(({ ms }) => ms)) }));
