import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ConnectionError,
  ForbiddenError,
  type LiveStatus,
  Support,
  SupportError,
  type SupportOptions,
  TimeoutError,
  UnauthorizedError,
} from '../src/index.js';
import { Live } from '../src/live/index.js';
import { block, end, message, ready, startStreamHost, until } from './stream-host.js';

let host: Awaited<ReturnType<typeof startStreamHost>>;
let opened: Live[];
beforeEach(async () => {
  host = await startStreamHost();
  opened = [];
});
afterEach(async () => {
  for (const live of opened) live.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  await host.stop();
});

/** A client that listens to messages, and what it was told. */
function listen(options: SupportOptions = {}) {
  const live = new Live({ baseUrl: host.baseUrl, token: 'a-token', ...options });
  opened.push(live);
  const messages: string[] = [];
  const statuses: LiveStatus[] = [];
  const errors: SupportError[] = [];
  live.onStatus((status) => statuses.push(status));
  live.onError((error) => errors.push(error));
  const stop = live.on('ticket.message', ({ id }) => messages.push(id));
  return { live, messages, statuses, errors, stop };
}

const tokenOf = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;

/** Time stands still but for what the test lets pass; the network goes on. */
function holdTime() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  vi.spyOn(Math, 'random').mockReturnValue(1);
}

describe('the stream', () => {
  it('opens with the first listener, tells each what it listens for, and closes with the last', async () => {
    const support = new Support({ baseUrl: host.baseUrl, token: 'a-token' });
    opened.push(support.live);
    expect(support.live.status).toBe('closed');
    const told: string[] = [];
    const stops = [
      support.live.on('ready', ({ person_id }) => told.push(`ready ${person_id}`)),
      support.live.on('ticket.message', (event) => told.push(`one ${event.message.id}`)),
      support.live.on('ticket.message', (event) => told.push(`two ${event.ticket_id}`)),
    ];
    const line = await host.line(1);
    expect(line.headers).toMatchObject({ accept: 'text/event-stream', authorization: 'Bearer a-token' });
    expect(line.headers['last-event-id']).toBeUndefined();
    line.begin(ready('c1'), block('ticket.marks', { ticket_id: 't' }), message('m1', 'c2'));
    await until(() => expect(told).toEqual(['ready p', 'one m1', 'two t']));
    expect(support.live.status).toBe('open');
    stops[0]?.();
    stops[1]?.();
    line.write(message('m2', 'c3'));
    await until(() => expect(told.slice(3)).toEqual(['two t']));
    stops[2]?.();
    await until(() => expect(line.isClosed).toBe(true));
    expect(support.live.status).toBe('closed');
    expect(host.lines).toHaveLength(1);
  });

  it('stays open when a listener comes in the place of the last', async () => {
    const { live, stop, statuses } = listen();
    const line = (await host.line(1)).begin(ready('c1'));
    await until(() => expect(live.status).toBe('open'));
    stop();
    const told: string[] = [];
    live.on('ticket.message', ({ id }) => told.push(id));
    line.write(message('m1', 'c2'));
    await until(() => expect(told).toEqual(['m1']));
    expect(statuses).toEqual(['connecting', 'open']);
  });

  it('tells of all that is recorded, also of a kind it does not know, and of nothing that passes', async () => {
    const live = new Live({ baseUrl: host.baseUrl, token: 'a-token' });
    opened.push(live);
    const told: string[] = [];
    const stop = live.onRecorded(({ kind, id }) => told.push(`${kind} ${id}`));
    const line = (await host.line(1)).begin(
      ready('c1'),
      block('ticket.marks', { ticket_id: 't' }),
      block('ticket.gone', { id: 'g', ticket_id: 't', agent: null }, 'c2'),
      block('notification', { id: 'n', ticket_id: 't', notification: { id: 'n' } }, 'c3'),
      block('ticket.shelved', { id: 's', ticket_id: 't', actor: null, data: {} }, 'c4'),
      message('m', 'c5'),
    );
    await until(() => expect(told).toEqual(['ticket.shelved s', 'ticket.message m']));
    stop();
    await until(() => expect(line.isClosed).toBe(true));
  });

  it('asks for nothing without a token', async () => {
    const { live, errors, statuses } = listen({ token: () => null });
    await until(() => expect(statuses).toEqual(['connecting', 'closed']));
    expect([live.status, errors, host.lines]).toEqual(['closed', [], []]);
  });

  it('says that an address or a token is none, and does not try again', async () => {
    const { live, errors } = listen({ token: '<html>\n' });
    await until(() => expect(errors.length).toBe(1));
    expect(errors[0]).toBeInstanceOf(SupportError);
    expect(live.status).toBe('closed');
    expect(host.lines).toHaveLength(0);
  });

  it('sends signals, and ends all streams of the person', async () => {
    const { live, statuses } = listen();
    const line = (await host.line(1)).begin(ready('c1'));
    await until(() => expect(live.status).toBe('open'));
    const ended = vi.fn();
    live.on('end', ended);
    await live.signal('t 1', 'typing');
    await live.end();
    expect(host.others).toEqual(['POST /api/support/tickets/t%201/presence/', 'DELETE /api/support/live/']);
    expect(ended).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ reason: 'signed_out' }));
    expect(statuses.at(-1)).toBe('closed');
    await until(() => expect(line.isClosed).toBe(true));
  });

  it('leaves nothing behind when it is closed while it tries', async () => {
    holdTime();
    const { live } = listen();
    (await host.line(1)).refuse(503, 'unavailable');
    await until(() => expect(live.status).toBe('waiting'));
    const before = vi.getTimerCount();
    live.close();
    expect(vi.getTimerCount()).toBe(before - 1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(live.status).toBe('closed');
    expect(host.lines).toHaveLength(1);
  });
});

describe('a stream that broke', () => {
  it('goes on from its cursor, also from one that came alone', async () => {
    const { messages } = listen();
    (await host.line(1)).begin(ready('c1'), message('m1', 'c2'), 'id: c3\n\n').end();
    const second = await host.line(2);
    expect(second.headers['last-event-id']).toBe('c3');
    second.begin(message('m2', 'c4')).end();
    expect((await host.line(3)).headers['last-event-id']).toBe('c4');
    expect(messages).toEqual(['m1', 'm2']);
  });

  it('gives nothing twice where it broke off inside a batch', async () => {
    const { messages } = listen();
    const first = (await host.line(1)).begin(ready('c1'), message('m1'), message('m2'));
    first.write('event: ticket.message\ndata: {"id"');
    await until(() => expect(messages).toEqual(['m1', 'm2']));
    first.cut();
    const second = await host.line(2);
    expect(second.headers['last-event-id']).toBe('c1');
    second.begin(message('m1'), message('m2'), message('m3', 'c2'));
    await until(() => expect(messages).toEqual(['m1', 'm2', 'm3']));
  });

  it('tells of an event and of the notification it made, though they may have one id', async () => {
    const { live, messages } = listen();
    const notified: string[] = [];
    live.on('notification', ({ id }) => notified.push(id));
    (await host.line(1)).begin(message('m1'), block('notification', { id: 'm1' }, 'c1'));
    await until(() => expect([messages, notified]).toEqual([['m1'], ['m1']]));
  });

  it('tells of a reset and takes its cursor', async () => {
    const { live } = listen();
    const reset = vi.fn();
    live.on('reset', reset);
    (await host.line(1)).begin(ready('old.1')).end();
    (await host.line(2)).begin(block('reset', {}, 'new.7')).end();
    expect((await host.line(3)).headers['last-event-id']).toBe('new.7');
    expect(reset).toHaveBeenCalledOnce();
  });

  it('goes on with any token of the same person, whatever it claims, and says for whom', async () => {
    const tokens = [{ sub: 'Zoë', exp: 1 }, { sub: 'Zoë', exp: 2, deliveries: [{ id: '7' }] }, { customer: 7 }].map(
      tokenOf,
    );
    listen({ token: () => tokens.shift() ?? null });
    const first = (await host.line(1)).begin(ready('c1'));
    expect(first.headers['if-support-person']).toBeUndefined();
    first.end();
    const second = await host.line(2);
    expect(second.headers).toMatchObject({ 'last-event-id': 'c1', 'if-support-person': 'p' });
    second.begin(message('m1', 'c2')).end();
    expect((await host.line(3)).headers).toMatchObject({ 'last-event-id': 'c2', 'if-support-person': 'p' });
  });

  it('begins anew, at once, when the server says that the token is somebody else’s', async () => {
    const { messages, statuses } = listen({ token: () => 'a-token' });
    (await host.line(1)).begin(ready('c1'), message('m1', 'c2')).end();
    (await host.line(2)).refuse(412, 'another_person', { 'support-person': 'q' });
    const third = await host.line(3);
    expect(third.headers['last-event-id']).toBeUndefined();
    expect(third.headers['if-support-person']).toBeUndefined();
    third.whose = 'q';
    // What may have one id is not taken for told.
    third.begin(ready('d1'), message('m1', 'd2')).end();
    expect((await host.line(4)).headers).toMatchObject({ 'last-event-id': 'd2', 'if-support-person': 'q' });
    expect(messages).toEqual(['m1', 'm1']);
    expect(statuses).not.toContain('closed');
  });

  it('leaves what was told to one person as soon as an answer says that another asks by now', async () => {
    let token = 'one';
    const options: SupportOptions = { baseUrl: host.baseUrl, token: () => token };
    const support = new Support(options);
    opened.push(support.live);
    const told: string[] = [];
    support.live.on('ticket.message', ({ id }) => told.push(id));
    const first = (await host.line(1)).begin(ready('c1'), message('m1'));
    await until(() => expect(told).toEqual(['m1']));
    token = 'two';
    host.whose = 'q';
    await support.auth.signOut();
    const second = await host.line(2);
    expect(second.headers.authorization).toBe('Bearer two');
    expect(second.headers['last-event-id']).toBeUndefined();
    await until(() => expect(first.isClosed).toBe(true));
  });

  it('waits longer each time, at most 30 seconds, and from the least again after it was open a while', async () => {
    holdTime();
    const { live } = listen();
    const waits = [250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000];
    for (const [turn, wait] of waits.entries()) {
      const line = await host.line(turn + 1);
      if (turn % 2) line.cut();
      else line.refuse(503, 'unavailable');
      await until(() => expect(live.status).toBe('waiting'));
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect([turn, live.status]).toEqual([turn, 'waiting']);
      await vi.advanceTimersByTimeAsync(1);
      expect(live.status).toBe('connecting');
    }
    const line = (await host.line(10)).begin(ready('c1'));
    await until(() => expect(live.status).toBe('open'));
    await vi.advanceTimersByTimeAsync(20_000);
    line.end();
    await until(() => expect(live.status).toBe('waiting'));
    await vi.advanceTimersByTimeAsync(250);
    await host.line(11);
  });

  it('waits as long as the server asks', async () => {
    holdTime();
    const { live } = listen();
    (await host.line(1)).refuse(429, 'rate_limited', { 'retry-after': '30' });
    await until(() => expect(live.status).toBe('waiting'));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(live.status).toBe('waiting');
    await vi.advanceTimersByTimeAsync(250);
    await host.line(2);
  });

  it('is found dead after 40 silent seconds; a heartbeat is a sign of life', async () => {
    holdTime();
    const { live, messages } = listen();
    const line = (await host.line(1)).begin(ready('c1'));
    await until(() => expect(live.status).toBe('open'));
    await vi.advanceTimersByTimeAsync(39_000);
    line.write(':\n\n', message('m1', 'c2'));
    await until(() => expect(messages).toEqual(['m1']));
    await vi.advanceTimersByTimeAsync(39_000);
    expect(live.status).toBe('open');
    await vi.advanceTimersByTimeAsync(1000);
    await until(() => expect(live.status).toBe('waiting'));
    await until(() => expect(line.isClosed).toBe(true));
    await vi.advanceTimersByTimeAsync(250);
    expect((await host.line(2)).headers['last-event-id']).toBe('c2');
  });

  it('takes no page for a stream', async () => {
    const { live, statuses } = listen();
    const { response } = await host.line(1);
    response.writeHead(200, { 'content-type': 'text/html' }).end('data: {}\n\n');
    (await host.line(2)).begin(ready('c1'));
    await until(() => expect(live.status).toBe('open'));
    expect(statuses).toEqual(['connecting', 'waiting', 'connecting', 'open']);
  });
});

describe('the end', () => {
  it.each(['signed_out', 'rights_ended'])('%s is for good, until somebody else listens', async (reason) => {
    const { live, statuses, stop } = listen();
    const ended = vi.fn();
    const stopEnd = live.on('end', ended);
    (await host.line(1)).begin(ready('c1'), end(reason), message('m1')).end();
    await until(() => expect(statuses.at(-1)).toBe('closed'));
    expect(ended).toHaveBeenCalledOnce();
    const another = live.on('reset', () => {});
    expect(live.status).toBe('closed');
    for (const one of [stop, stopEnd, another]) one();
    live.on('ready', () => {});
    expect((await host.line(2)).headers['last-event-id']).toBeUndefined();
  });

  it('signed_out is for good, until it is opened by name', async () => {
    const { live, messages } = listen();
    (await host.line(1)).begin(ready('c1'), end('signed_out')).end();
    await until(() => expect(live.status).toBe('closed'));
    live.open();
    (await host.line(2)).begin(message('m1', 'c2'));
    await until(() => expect(messages).toEqual(['m1']));
  });

  it('token_expired brings a fresh token at once', async () => {
    holdTime();
    const [stale, fresh] = [tokenOf({ sub: 'p', exp: 1 }), tokenOf({ sub: 'p', exp: 2 })];
    const asked: (string | null)[] = [];
    const { messages, statuses } = listen({
      token: ({ rejected }) => {
        asked.push(rejected);
        return rejected ? fresh : stale;
      },
    });
    (await host.line(1)).begin(ready('c1'), end('token_expired')).end();
    const second = await host.line(2);
    expect(second.headers).toMatchObject({ authorization: `Bearer ${fresh}`, 'last-event-id': 'c1' });
    expect(asked).toEqual([null, stale]);
    second.begin(message('m1', 'c2'));
    await until(() => expect(messages).toEqual(['m1']));
    expect(statuses).toEqual(['connecting', 'open', 'connecting', 'open']);
  });

  it('brings it back by itself where the server stops', async () => {
    listen();
    (await host.line(1)).begin(ready('c1'), end('stopping')).end();
    expect((await host.line(2)).headers['last-event-id']).toBe('c1');
  });
});

describe('a refused token', () => {
  it('is renewed once; then it is given up, and said so', async () => {
    const asked: (string | null)[] = [];
    const { live, errors } = listen({
      token: ({ rejected }) => {
        asked.push(rejected);
        return `token-${asked.length}`;
      },
    });
    (await host.line(1)).refuse(401, 'unauthorized');
    (await host.line(2)).refuse(401, 'unauthorized');
    await until(() => expect(errors.length).toBe(1));
    expect(errors[0]).toBeInstanceOf(UnauthorizedError);
    expect(live.status).toBe('closed');
    expect(asked).toEqual([null, 'token-1']);
    expect(host.lines.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it('that is a string is given up at once, as is what this role may not do', async () => {
    const first = listen();
    (await host.line(1)).refuse(401, 'unauthorized');
    await until(() => expect(first.errors[0]).toBeInstanceOf(UnauthorizedError));
    const second = listen({ token: () => 'a-token' });
    (await host.line(2)).refuse(403, 'forbidden');
    await until(() => expect(second.errors[0]).toBeInstanceOf(ForbiddenError));
    expect(host.lines).toHaveLength(2);
  });

  it('whose provider fails is asked for again', async () => {
    let asked = 0;
    listen({
      token: () => {
        if (++asked === 1) throw new Error('the host is down');
        return 'late';
      },
    });
    expect((await host.line(1)).headers.authorization).toBe('Bearer late');
  });

  it('whose provider cannot reach its own server for a while is asked for again', async () => {
    let asked = 0;
    listen({
      token: () => {
        if (++asked === 1) throw new ConnectionError('the server cannot be reached');
        if (asked === 2) throw new TimeoutError('no answer came');
        return 'late';
      },
    });
    expect((await host.line(1)).headers.authorization).toBe('Bearer late');
  });
});

describe('on a page', () => {
  class Page extends EventTarget {
    visibilityState = 'visible';
    turn(state: 'visible' | 'hidden') {
      this.visibilityState = state;
      this.dispatchEvent(new Event('visibilitychange'));
    }
  }

  it('rests when the page was out of sight for five minutes, and goes on when it is seen', async () => {
    holdTime();
    const page = new Page();
    vi.stubGlobal('document', page);
    const { live, messages } = listen();
    const line = (await host.line(1)).begin(ready('c1'));
    await until(() => expect(live.status).toBe('open'));
    const beat = async (milliseconds: number) => {
      for (let passed = 0; passed < milliseconds; passed += 30_000) {
        await vi.advanceTimersByTimeAsync(30_000);
        line.write(message(`m${messages.length}`));
        const { length } = messages;
        if (live.status === 'open') await until(() => expect(messages.length).toBe(length + 1));
      }
    };
    page.turn('hidden');
    await beat(270_000);
    page.turn('visible');
    page.turn('hidden');
    await beat(270_000);
    expect(live.status).toBe('open');
    line.write(message('last', 'c2'));
    await until(() => expect(messages.at(-1)).toBe('last'));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(live.status).toBe('paused');
    await until(() => expect(line.isClosed).toBe(true));
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(host.lines).toHaveLength(1);
    page.turn('visible');
    expect((await host.line(2)).headers['last-event-id']).toBe('c2');
  });

  it('tries at once when it is back on the net', async () => {
    holdTime();
    const page = new EventTarget();
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    const { live } = listen();
    (await host.line(1)).cut();
    await until(() => expect(live.status).toBe('waiting'));
    page.dispatchEvent(new Event('online'));
    const second = (await host.line(2)).begin(ready('c1'));
    await until(() => expect(live.status).toBe('open'));
    page.dispatchEvent(new Event('online'));
    expect((await host.line(3)).headers['last-event-id']).toBe('c1');
    await until(() => expect(second.isClosed).toBe(true));
  });
});
