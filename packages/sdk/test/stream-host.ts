import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';

const { setTimeout: later } = globalThis;

/** Waits, by the true clock and leaving a held one alone, until this no longer throws. */
export async function until(assert: () => void): Promise<void> {
  for (const deadline = performance.now() + 5000; performance.now() < deadline; ) {
    try {
      return assert();
    } catch {
      await new Promise((done) => later(done, 5));
    }
  }
  assert();
}

/** One request for the stream, and its line while it is open. */
export class Line {
  isClosed = false;
  /** Whose the server says it is. */
  whose = 'p';

  constructor(
    readonly headers: IncomingHttpHeaders,
    readonly response: ServerResponse,
  ) {
    response.on('close', () => {
      this.isClosed = true;
    });
  }

  /** Accepts it: the stream begins. */
  begin(...texts: string[]): this {
    this.response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'support-person': this.whose });
    return this.write(': begun\n\n', ...texts);
  }

  refuse(status: number, code: string, headers: Record<string, string> = {}): void {
    this.response.writeHead(status, { 'content-type': 'application/problem+json', ...headers });
    this.response.end(JSON.stringify({ type: 'about:blank', title: code, status, code, request_id: 'r-1' }));
  }

  write(...texts: string[]): this {
    for (const text of texts) this.response.write(text);
    return this;
  }

  /** Ends it as a server does, or breaks it. */
  end = () => this.response.end();
  cut = () => this.response.destroy();
}

/** A real server of event streams, whose lines the test holds in its hand. */
export async function startStreamHost() {
  const lines: Line[] = [];
  const others: string[] = [];
  const said = { whose: 'p' };
  const server = createServer((request, response) => {
    if (request.method === 'GET') lines.push(new Line(request.headers, response));
    else {
      others.push(`${request.method} ${request.url}`);
      response.writeHead(204, { 'support-person': said.whose }).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lines,
    others,
    /** Whose it says that all but the streams is. */
    set whose(person: string) {
      said.whose = person;
    },
    /** The nth request for the stream, from 1, when it has come. */
    async line(count: number): Promise<Line> {
      await until(() => expect(lines).toHaveLength(count));
      return lines[count - 1] as Line;
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

const at = '2026-01-05T10:00:00.000Z';

/** A block of the stream. */
export const block = (event: string, data: object, id?: string) =>
  `event: ${event}\ndata: ${JSON.stringify({ at, ...data })}\n${id === undefined ? '' : `id: ${id}\n`}\n`;
export const ready = (id: string) => block('ready', { person_id: 'p', agents_online: true }, id);
export const message = (name: string, id?: string) =>
  block(
    'ticket.message',
    { id: name, ticket_id: 't', actor: null, data: { message_id: name }, message: { id: name } },
    id,
  );
export const end = (reason: string) => block('end', { reason });
