/** What the browser tests stand on: one support server, and a host whose pages each test writes itself. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { startSupport } from '../support-server.mjs';

const many = { points: 100_000, seconds: 60 };
const limits = [
  'person',
  'address',
  'create_ticket_minute',
  'create_ticket_day',
  'send_message_minute',
  'send_message_day',
  'track_miss',
  'signal',
];

export default async function setUp(project) {
  const pages = new Map();
  let support;
  const host = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    if (request.method === 'PUT') {
      pages.set(pathname, JSON.parse(await text(request)));
      response.end();
    } else if (pathname === '/mailed-code') {
      response.end(await support.commands['support:code']({ address: searchParams.get('address') }));
    } else {
      const page = pages.get(pathname);
      response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...page?.headers });
      response.end(page?.html ?? '');
    }
  }).listen(0, 'localhost');
  await once(host, 'listening');
  const origin = `http://localhost:${host.address().port}`;

  process.env.SUPPORT_RATE_LIMITS = JSON.stringify(Object.fromEntries(limits.map((name) => [name, many])));
  support = await startSupport(origin);
  project.provide('stage', { api: support.baseUrl, host: origin, admin: support.admin, secret: support.secret });
  return async () => {
    host.closeAllConnections();
    host.close();
    await support.stop();
  };
}
