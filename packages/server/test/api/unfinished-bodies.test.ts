import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { operations } from '@logishift/support-sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../src/listen.js';
import { createSupport, type SupportServer } from '../../src/support.js';
import { untilBlocked } from '../harness/database-rows.js';
import { holding } from '../harness/holding.js';
import { head, openSocket, type RawSocket } from '../harness/raw-socket.js';
import { times } from '../harness/settled.js';
import { hostToken, lateParcel, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
let node: SupportServer;
let server: Server;
let port: number;
beforeAll(async () => {
  support = await startSupport({ SUPPORT_TRUSTED_PROXIES: '1' });
  // A node that listens as the program does: what holds answers against the contract would wait for whole bodies.
  node = await createSupport({ env: support.env, log: support.context.log });
  server = createServer(node.fetch);
  server.on('connection', (socket) => connections.push(socket));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await node.stop();
  await support.stop();
});

const connections: Socket[] = [];
const bytesThatCame = () => connections.reduce((sum, { bytesRead }) => sum + bytesRead, 0);
const often = { interval: 10, timeout: 3000 };

const json = { 'content-type': 'application/json' };
const signIn = operations['auth.signIn'].path;
/** Nearly all that a body may come to; more than what is left where the next such one was refused. */
const [begun, whole] = [248 * 1024, 252 * 1024];

const beginBody = (network: string) =>
  openSocket(
    port,
    head('POST', signIn, { ...json, 'x-forwarded-for': network, 'content-length': String(256 * 1024) }),
    'x'.repeat(begun),
  );

/** The status and code that a body of this size is answered with: blanks may stand behind what JSON says. */
async function sent(path: string, headers: Record<string, string>, body: object) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { ...json, ...headers },
    body: JSON.stringify(body).padEnd(whole),
  });
  const { code } = (await response.json()) as { code?: string };
  return [response.status, code];
}

// Without an address: it costs nobody the time of a password's hash, in which the bodies would be given up.
const asStranger = () => sent(signIn, { 'x-forwarded-for': '198.51.100.1' }, {});
const asCustomer = () =>
  sent(operations['tickets.create'].path, { authorization: `Bearer ${hostToken({ id: 'priya' })}` }, lateParcel);

describe('bodies that strangers begin and do not end', () => {
  it('leave room for whoever is signed in, from however many networks they come', async () => {
    const bodies: RawSocket[] = [];
    const isAnswered = () => bodies.some(({ heard }) => heard() !== '');
    // From each network less than the 4 MB of one sender; the tenth would come to more than the 32 MB of all bodies.
    for (let network = 0; network < 12 && !isAnswered(); network++) {
      bodies.push(...times(14, () => beginBody(`192.0.2.${network}`)));
      await expect.poll(() => isAnswered() || bytesThatCame() >= bodies.length * begun, often).toBe(true);
    }
    // At one time: what is begun is given up after 4 s.
    const [stranger, customer] = await Promise.all([asStranger(), asCustomer()]);
    expect(stranger).toEqual([503, 'unavailable']);
    expect(customer).toEqual([201, undefined]);

    // Their room is the next stranger's once they hang up.
    for (const { socket } of bodies) socket.destroy();
    await expect.poll(asStranger, often).toEqual([422, 'invalid_input']);
  });
});

describe('a body whose sender has hung up before it was read', () => {
  it('is over at once: nobody waits out its time', async () => {
    const create = operations['tickets.create'].path;
    const users = await holding(support.sql, (sql) => sql`lock table users in access exclusive mode`);
    const authorization = `Bearer ${hostToken({ id: 'somebody new' })}`;
    const sender = openSocket(port, head('POST', create, { ...json, authorization, 'content-length': '1000' }), '{');
    await untilBlocked(support.sql, 1);
    const connection = connections.at(-1) as Socket;
    sender.socket.destroy();
    await expect.poll(() => connection.destroyed, often).toBe(true);
    await users.release();
    const answered = async () => {
      const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      return metrics
        .split('\n')
        .filter((line) => /^support_http_requests.*status="4/.test(line) && line.includes(create.slice(0, -1)));
    };
    // A slow one is told 408 after 4 s.
    await expect.poll(answered, often).toEqual([expect.stringContaining('status="400"')]);
  });
});
