import { afterEach, describe, expect, it } from 'vitest';
import {
  ConflictError,
  ConnectionError,
  InvalidInputError,
  NotFoundError,
  ProblemError,
  RateLimitedError,
  ServerError,
  StaleVersionError,
  Support,
  SupportError,
  TimeoutError,
  UnauthorizedError,
} from '../src/index.js';
import { hangUp, json, problem, silence, startHost } from './host.js';

type Host = Awaited<ReturnType<typeof startHost>>;
let host: Host;
afterEach(() => host?.stop());

async function serve(...answers: Parameters<typeof startHost>) {
  host = await startHost(...answers);
  return host;
}

const newTicket = { subject: 'Late', description: 'Not here', category: 'late' } as const;

describe('what is sent', () => {
  it('names path, query, body and token as the contract has them', async () => {
    const { baseUrl, seen } = await serve(json(200, { data: [], next_cursor: null }));
    const support = new Support({ baseUrl: `${baseUrl}/`, token: 'abc', headers: { 'x-app': 'shop' } });
    await support.tickets.list({ status: ['open', 'on_hold'], limit: 5 });
    await support.deliveries.get('PX 1/2');
    await support.tickets.updateStatus('id', { status: 'resolved' }, { ifMatch: 7 });
    expect(seen[0]).toMatchObject({ method: 'GET', url: '/api/support/tickets/?status=open%2Con_hold&limit=5' });
    expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer abc', 'x-app': 'shop' });
    expect(seen[1]?.url).toBe('/api/support/deliveries/PX%201%2F2/');
    expect(seen[2]).toMatchObject({ method: 'PUT', body: '{"status":"resolved"}' });
    expect(seen[2]?.headers['if-match']).toBe('"7"');
  });

  it('gives everything that creates an idempotency key, the same for all its attempts', async () => {
    const { baseUrl, seen } = await serve(problem(503, 'unavailable'), hangUp, json(201, { id: '1' }));
    const support = new Support({ baseUrl });
    await support.tickets.create(newTicket);
    const keys = seen.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    await support.tickets.create(newTicket, { idempotencyKey: 'my-own' });
    expect(seen.at(-1)?.headers['idempotency-key']).toBe('my-own');
  });
});

describe('retries', () => {
  it('repeats a read after a fault and waits as long as the server asks', async () => {
    const { baseUrl, seen } = await serve(problem(503, 'unavailable', { 'retry-after': '1' }), json(200, { data: [] }));
    const begun = performance.now();
    await new Support({ baseUrl }).faq.list();
    expect(seen).toHaveLength(2);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(990);
  });

  it('does not repeat what might happen twice', async () => {
    const { baseUrl, seen } = await serve(problem(503, 'unavailable'));
    await expect(new Support({ baseUrl }).tickets.assignSelf('id')).rejects.toBeInstanceOf(ServerError);
    expect(seen).toHaveLength(1);
  });

  it('repeats anything that was refused for coming too often', async () => {
    const { baseUrl, seen } = await serve(problem(429, 'rate_limited', { 'retry-after': '1' }), json(200, { id: '1' }));
    await new Support({ baseUrl }).tickets.assignSelf('id');
    expect(seen).toHaveLength(2);
  });

  it('gives up after maxRetries with the last reason', async () => {
    const { baseUrl, seen } = await serve(hangUp);
    await expect(new Support({ baseUrl, maxRetries: 1 }).faq.list()).rejects.toBeInstanceOf(ConnectionError);
    expect(seen).toHaveLength(2);
  });
});

describe('tokens', () => {
  it('asks the provider before each request, and once more after a 401 with the refused token', async () => {
    const { baseUrl, seen } = await serve(problem(401, 'unauthorized'), json(200, { data: [] }));
    const asked: (string | null)[] = [];
    const support = new Support({
      baseUrl,
      token: async ({ rejected }) => {
        asked.push(rejected);
        return rejected ? 'fresh' : 'stale';
      },
    });
    await support.tickets.list();
    expect(asked).toEqual([null, 'stale']);
    expect(seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer stale', 'Bearer fresh']);
  });

  it('does not go round in circles when the second token is refused too', async () => {
    const { baseUrl, seen } = await serve(problem(401, 'unauthorized'));
    const support = new Support({ baseUrl, token: () => 'never-good' });
    await expect(support.tickets.list()).rejects.toBeInstanceOf(UnauthorizedError);
    expect(seen).toHaveLength(2);
  });

  it('is not asked for again when it is a code or a password that is wrong: that would be a second try', async () => {
    const { baseUrl, seen } = await serve(problem(401, 'wrong_code'));
    const verified = new Support({ baseUrl, token: () => 'a-token' }).guests.verify({
      email: 'a@b.example',
      code: '1',
    });
    await expect(verified).rejects.toBeInstanceOf(UnauthorizedError);
    expect(seen).toHaveLength(1);
  });

  it('is refused with a class of ours when it is no token, without being repeated', async () => {
    const { baseUrl, seen } = await serve(json(200, { data: [] }));
    const error = await Promise.resolve(new Support({ baseUrl, token: '<html>\nsecret' }).faq.list()).catch(
      (reason) => reason,
    );
    expect(error).toBeInstanceOf(SupportError);
    expect(error.message).not.toContain('secret');
    await expect(new Support().faq.list()).rejects.toThrow(/baseUrl/);
    expect(seen).toHaveLength(0);
  });

  it('sends none when there is none', async () => {
    const { baseUrl, seen } = await serve(json(200, { data: [] }));
    await new Support({ baseUrl, token: () => null }).faq.list();
    expect(seen[0]?.headers.authorization).toBeUndefined();
  });
});

describe('whose an answer is', () => {
  it('is told to the host, whose own fault is reported and costs the request nothing', async () => {
    const { baseUrl, seen } = await serve(json(201, { id: '1' }, { 'support-person': 'p-1' }));
    const fault = new TypeError('No such shop');
    const told: unknown[] = [];
    const { queueMicrotask: queue } = globalThis;
    globalThis.queueMicrotask = (run) =>
      queue(() => {
        try {
          run();
        } catch (error) {
          told.push(error);
        }
      });
    try {
      const onPerson = (...heard: string[]) => {
        told.push(heard.join());
        throw fault;
      };
      const support = new Support({ baseUrl, token: 'a.b.c', onPerson });
      await expect(support.tickets.create(newTicket)).resolves.toEqual({ id: '1' });
      expect(seen).toHaveLength(1);
      expect(told).toEqual(['p-1,a.b.c', fault]);
    } finally {
      globalThis.queueMicrotask = queue;
    }
  });
});

describe('errors', () => {
  it.each([
    [404, 'not_found', NotFoundError],
    [409, 'already_assigned', ConflictError],
    [412, 'stale_version', StaleVersionError],
    [429, 'rate_limited', RateLimitedError],
    [500, 'internal', ServerError],
  ])('turns %i into its class, with code, request id and message', async (status, code, ErrorClass) => {
    const { baseUrl } = await serve(problem(status, code, {}, { agent: { name: 'Maya' } }));
    const error = await new Support({ baseUrl, maxRetries: 0 }).tickets.get('id').catch((reason) => reason);
    expect(error).toBeInstanceOf(ErrorClass);
    expect(error).toMatchObject({ code, status, requestId: 'r-1', message: `why: ${code}` });
    expect(error.problem.agent).toEqual({ name: 'Maya' });
  });

  it('lists the fields of bad input', async () => {
    const errors = [{ path: 'subject', message: 'This field is required', code: 'required' }];
    const { baseUrl } = await serve(problem(422, 'invalid_input', {}, { errors }));
    const error = await new Support({ baseUrl }).tickets.create(newTicket).catch((reason) => reason);
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error.errors).toEqual(errors);
  });

  it('makes an error of a proxy’s HTML page too', async () => {
    const { baseUrl } = await serve((response) => response.writeHead(502).end('<h1>Bad gateway</h1>'));
    const error = await Promise.resolve(new Support({ baseUrl, maxRetries: 0 }).faq.list()).catch((reason) => reason);
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({ status: 502, code: 'unavailable' });
  });

  it('makes an error of a gateway’s JSON, which may have a `code` of its own', async () => {
    for (const [status, body] of [
      [401, { code: 401, status: 401, message: 'Unauthorized' }],
      [400, { code: 'GATEWAY_ERROR', message: 'No' }],
      [404, null],
      [409, 'text'],
    ] as const) {
      const { baseUrl } = await serve(json(status, body));
      const reason = await new Support({ baseUrl, token: async () => 'abc' }).faq.list().then(
        () => null,
        (error) => error,
      );
      expect(reason).toBeInstanceOf(ProblemError);
      expect(reason).toMatchObject({ status, code: 'bad_request', message: expect.stringMatching(/baseUrl/) });
      await host.stop();
    }
  });

  it('repeats a read that a gateway answered in the server’s place', async () => {
    const { baseUrl, seen } = await serve(json(502, { code: 'UPSTREAM', message: 'No' }), json(200, { data: [] }));
    await new Support({ baseUrl }).faq.list();
    expect(seen).toHaveLength(2);
  });

  it('makes an error of a page in the place of an answer, and asks whether `baseUrl` is right', async () => {
    for (const status of [200, 404]) {
      const { baseUrl, seen } = await serve((response) => response.writeHead(status).end('<h1>Welcome</h1>'));
      const error = await Promise.resolve(new Support({ baseUrl }).faq.list()).catch((reason) => reason);
      expect(error).toBeInstanceOf(ProblemError);
      expect(error).toMatchObject({ status, code: 'bad_request', message: expect.stringContaining('baseUrl') });
      expect(seen).toHaveLength(1);
    }
  });
});

describe('time-outs and abort', () => {
  it('gives up on a silent server', async () => {
    const { baseUrl } = await serve(silence);
    const support = new Support({ baseUrl, timeout: 50, maxRetries: 0 });
    await expect(support.faq.list()).rejects.toBeInstanceOf(TimeoutError);
  });

  it('gives up on an answer that stops half-way', async () => {
    const { baseUrl } = await serve((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"data":[');
    });
    const support = new Support({ baseUrl, timeout: 50, maxRetries: 0 });
    await expect(support.faq.list()).rejects.toBeInstanceOf(TimeoutError);
  });

  it('tells at once of a wait that is longer than anybody waits for', async () => {
    const { baseUrl, seen } = await serve(problem(429, 'rate_limited', { 'retry-after': '900' }));
    const refused = new Support({ baseUrl }).auth.signIn({ email: 'a@example.com', password: 'wrong' });
    await expect(refused).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 900 });
    expect(seen).toHaveLength(1);
  });

  it('ends at once with the signal’s reason, also between attempts', async () => {
    const { baseUrl, seen } = await serve(problem(503, 'unavailable', { 'retry-after': '20' }));
    const controller = new AbortController();
    const ended = Promise.resolve(new Support({ baseUrl }).faq.list({}, { signal: controller.signal }));
    const reason = new Error('the page was left');
    await expect.poll(() => seen.length).toBe(1);
    controller.abort(reason);
    await expect(ended).rejects.toBe(reason);
    expect(seen).toHaveLength(1);
  });
});

describe('pages', () => {
  const page = (data: unknown[], next_cursor: string | null) => json(200, { data, next_cursor });

  it('awaits to the first page', async () => {
    const { baseUrl, seen } = await serve(page([{ id: 1 }], 'next'));
    const { data, next_cursor } = await new Support({ baseUrl }).tickets.list();
    expect([data, next_cursor]).toEqual([[{ id: 1 }], 'next']);
    expect(seen).toHaveLength(1);
  });

  it('iterates over every item of every page, and stops asking when the loop is left', async () => {
    const { baseUrl, seen } = await serve(page([1, 2], 'a'), page([3], 'b'), page([4], null));
    const support = new Support({ baseUrl });
    const all: unknown[] = [];
    for await (const item of support.tickets.list({ limit: 2 })) all.push(item);
    expect(all).toEqual([1, 2, 3, 4]);
    expect(seen.map(({ url }) => new URL(url, baseUrl).searchParams.get('cursor'))).toEqual([null, 'a', 'b']);
    for await (const _ of support.tickets.list()) break;
    expect(seen).toHaveLength(4);
  });
});
