import { createHmac, timingSafeEqual } from 'node:crypto';
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
