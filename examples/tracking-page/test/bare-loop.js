import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const { default: pg } = await import(
  createRequire(import.meta.resolve('@logishift/support-server/package.json')).resolve('pg')
);

/**
 * The least that a live stream can cost here: NOTIFY → a listener → a server-sent event → a fetch reader, with nothing
 * else in between.
 * @returns milliseconds from the database's answer to the event's arrival, one for each of `count`
 */
export async function bareLoop(socketFolder, count) {
  const connection = { host: realpathSync(socketFolder), port: 5432, user: 'support', database: 'support' };
  const [listener, writer] = [new pg.Client(connection), new pg.Client(connection)];
  await Promise.all([listener.connect(), writer.connect()]);
  await listener.query('listen bare_loop');

  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
    listener.on('notification', ({ payload }) => response.write(`data: ${payload}\n\n`));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stream = await fetch(`http://127.0.0.1:${server.address().port}/`);
  const reader = stream.body.pipeThrough(new TextDecoderStream()).getReader();

  const took = [];
  for (let number = 0; number < count; number++) {
    const arrival = reader.read().then(() => performance.now());
    await writer.query("select pg_notify('bare_loop', $1)", [`probe ${number}`]);
    const answered = performance.now();
    took.push((await arrival) - answered);
  }
  await reader.cancel();
  server.closeAllConnections();
  server.close();
  await Promise.all([listener.end(), writer.end()]);
  return took;
}
