/** The least that a live stream can cost here: NOTIFY → one listener → server-sent events to whom it concerns. */
import { createServer } from 'node:http';
import pg from 'pg';

const [listener, writer] = [new pg.Client(), new pg.Client()];
await Promise.all([listener.connect(), writer.connect()]);
await listener.query('listen bare');

/** Open streams, by the group that they are for. */
const streams = new Map();
listener.on('notification', ({ payload }) => {
  const { to, text } = JSON.parse(payload);
  const frame = `data: ${text}\n\n`;
  for (const group of to) for (const response of streams.get(group) ?? []) response.write(frame);
});

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  if (request.method === 'POST') {
    const chunks = await request.toArray();
    const body = Buffer.concat(chunks).toString();
    if (url.pathname === '/burst') {
      await writer.query("select pg_notify('bare', value::text) from jsonb_array_elements($1)", [body]);
    } else await writer.query("select pg_notify('bare', $1)", [body]);
    return response.end();
  }
  if (url.pathname !== '/live') return response.end();
  const group = url.searchParams.get('group');
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(': ready\n\n');
  streams.set(group, (streams.get(group) ?? new Set()).add(response));
  request.on('close', () => streams.get(group).delete(response));
}).listen(Number(process.env.PORT), '127.0.0.1');

process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  listener.end();
  writer.end();
});
