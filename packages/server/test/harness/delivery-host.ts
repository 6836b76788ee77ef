import { spawn } from 'node:child_process';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const lookupSecret = 'the-secret-that-questions-to-the-host-are-signed-with';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A host app that is asked about deliveries, as a host's developer would write it from the README. */
export interface DeliveryHost {
  /** For `SUPPORT_DELIVERY_LOOKUP`. */
  settings(more?: object): string;
  /** What was asked, by path and query, with whether its signature held. */
  asked: { url: string; signed: boolean; headers: IncomingMessage['headers'] }[];
  /** How it answers from now on, about one delivery or about all others. 404 where nothing is said. */
  answers(answer: Answer, ref?: string): void;
  /** How often it was asked about a delivery, or about any. */
  count(ref?: string): number;
  stop(): Promise<void>;
}

export const json =
  (body: unknown, status = 200): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };

export const notFound = json({ error: 'no such delivery' }, 404);
export const broken = json({ error: 'out of order' }, 500);
export const silent: Answer = () => {};

export async function startDeliveryHost(): Promise<DeliveryHost> {
  const asked: DeliveryHost['asked'] = [];
  const answers = new Map<string | undefined, Answer>();
  const refOf = (url: string) => decodeURIComponent(url.split(/[/?]/)[2] ?? '');
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', signed: isSigned(request), headers: request.headers });
    const answer = answers.get(refOf(request.url ?? '')) ?? answers.get(undefined) ?? notFound;
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    answers: (answer, ref) => void answers.set(ref, answer),
    count: (ref) => asked.filter(({ url }) => ref === undefined || refOf(url) === ref).length,
    settings: (more = {}) =>
      JSON.stringify({
        url: `http://127.0.0.1:${port}/lookup/{ref}?customer={customer}`,
        secret: lookupSecret,
        issuer: 'host',
        timeout_ms: 500,
        ...more,
      }),
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

/** By the words of the README, and by no code of the server's. */
function isSigned({ headers, method, url }: IncomingMessage): boolean {
  const timestamp = String(headers['x-logishift-timestamp']);
  const expected = createHmac('sha256', lookupSecret).update(`${timestamp}.${method}.${url}`).digest();
  const sent = Buffer.from(String(headers['x-logishift-signature']).replace(/^v1=/, ''), 'hex');
  const fresh = Math.abs(Date.now() / 1000 - Number(timestamp)) < 300;
  return fresh && sent.length === expected.length && timingSafeEqual(sent, expected);
}

/** The host that the README shows, run as it stands there, but on a port that is free. */
export async function startReadmeHost(findDelivery: string): Promise<{ url: string; stop(): void }> {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const shown = /```js\n(import \{ createHmac[\s\S]*?)```/.exec(readme)?.[1];
  if (!shown?.includes('.listen(4000);')) throw new Error('The README shows no host');
  const program = shown.replace('.listen(4000)', '.listen(0, function () { console.log(this.address().port); })');
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', `${program}\nconst findDelivery = ${findDelivery};`],
    { env: { ...process.env, LOOKUP_SECRET: lookupSecret }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [port] = await once(child.stdout, 'data');
  return { url: `http://127.0.0.1:${String(port).trim()}`, stop: () => void child.kill() };
}
