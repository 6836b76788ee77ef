import type { Agent, Problem, ProblemError, Support } from '@logishift/support-sdk';
import { filterKeys } from '@logishift/support-sdk/filter';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searched } from '../harness/searched.js';
import { agentPassword, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
let admin: Support;
let maya: Support & { self: Agent };
/** Tickets by the names that this test gives them. */
const named = new Map<string, string>();
const nameOf = (id: string) => [...named].find(([, its]) => its === id)?.[0] ?? '?';
const day = 24 * 3_600_000;

beforeAll(async () => {
  support = await startSupport();
  [admin, maya] = [await support.admin(), await support.agent('Maya Lindqvist')];
  let tom = await support.agent('Tom Becker');
  /** Days later, staff sign in again. */
  const later = async (days: number) => {
    support.travel(days * day);
    const again = async ({ self }: { self: Agent }) =>
      Object.assign(await support.signIn(self.email, agentPassword), { self });
    [admin, maya, tom] = [await support.admin(), await again(maya), await again(tom)];
  };
  const facts = {
    carrier: 'DPD',
    service: 'Express 12:00',
    destination_country: 'DE',
    destination_area: '10115',
    hub: 'Leipzig',
  };
  const priya = support.customer({
    id: 'priya',
    name: 'Priya Nair',
    email: 'priya@posta.example',
    deliveries: [
      {
        id: 'D1',
        tracking_number: 'PX-1',
        status: 'in_transit',
        promised_at: '2020-01-01T00:00:00Z',
        ...facts,
      } as never,
    ],
  });
  const otto = support.customer({
    id: 'otto',
    name: 'Otto Klein',
    locale: 'de',
    deliveries: [{ id: 'D2', tracking_number: 'PX-2', status: 'delivered', carrier: 'UPS' } as never],
  });
  const make = async (name: string, by: Support, more: object = {}) => {
    const ticket = await by.tickets.create({ subject: name, description: 'Words of it.', category: 'other', ...more });
    named.set(name, ticket.id);
    return ticket.id;
  };
  await make('open', priya, { category: 'late', delivery_id: 'D1' });
  const held = await make('held', otto, { category: 'damaged', delivery_id: 'D2', priority: 'high' });
  await maya.tickets.assignSelf(held);
  await maya.messages.send(held, 'We look into it.');
  await maya.tickets.updateStatus(held, { status: 'on_hold', awaiting: 'carrier' });
  await maya.notes.add(held, 'Ask the depot.');
  await later(3);
  const solved = await make('solved', priya, { priority: 'low' });
  await tom.tickets.assignSelf(solved);
  await tom.tickets.updateStatus(solved, { status: 'resolved' });
  const closed = await make('closed', otto);
  await admin.tickets.updateStatus(closed, { status: 'resolved' });
  await otto.tickets.confirm(closed);
  await otto.feedback.give(closed, { rating: 2 });
  const asked = await make('asked', priya, { delivery_ref: 'PX-77' });
  await maya.tickets.assignSelf(asked);
  await later(1);
  await searched(support);
});
afterAll(() => support.stop());

const finds = async (q: string, who: Support = admin, zone?: string) =>
  (await who.tickets.assigned({ scope: 'visible', q, ...(zone && { time_zone: zone }) })).data
    .map(({ id }) => nameOf(id))
    .sort();
const all = ['asked', 'closed', 'held', 'open', 'solved'];
const but = (...names: string[]) => all.filter((name) => !names.includes(name));

describe('a filter finds what its page says', () => {
  it.each<[string, string[]]>([
    ['status:open', ['open']],
    ['status:open,on_hold', ['held', 'open']],
    ['-status:open', but('open')],
    ['status:on-hold', ['held']],
    ['priority:high', ['held']],
    ['category:late,damaged', ['held', 'open']],
    ['awaiting:carrier', ['held']],
    ['-awaiting:carrier', but('held')],
    ['delivery:delivered', ['held']],
    ['-delivery:delivered', but('held')],
    ['is:open', ['asked', 'held', 'open']],
    ['is:settled', ['closed', 'solved']],
    ['is:waiting', ['asked', 'open']],
    ['is:late', ['open']],
    ['-is:late', but('open')],
    ['is:assigned', ['asked', 'held', 'solved']],
    ['is:unassigned', ['closed', 'open']],
    ['is:open,settled', all],
    ['is:guest', []],
    ['has:note', ['held']],
    ['has:feedback', ['closed']],
    ['has:parcel', ['asked', 'held', 'open']],
    ['has:reply', ['held']],
    ['-has:reply', but('held')],
    ['assignee:none', ['closed', 'open']],
    ['assignee:any', ['asked', 'held', 'solved']],
    ['assignee:"Tom Becker"', ['solved']],
    ['assignee:maya', ['asked', 'held']],
    ['assignee:maya,tom', ['asked', 'held', 'solved']],
    ['customer:priya@posta.example', ['asked', 'open', 'solved']],
    ['customer:"Otto Klein"', ['closed', 'held']],
    ['customer:otto', ['closed', 'held']],
    ['-customer:otto', ['asked', 'open', 'solved']],
    ['carrier:dpd', ['open']],
    ['carrier:DPD,UPS', ['held', 'open']],
    ['-carrier:dpd', but('open')],
    ['service:"express 12:00"', ['open']],
    ['hub:leipzig', ['open']],
    ['area:101', ['open']],
    ['country:de', ['open']],
    ['parcel:PX-1', ['open']],
    ['parcel:px77', ['asked']],
    ['locale:de', ['closed', 'held']],
    ['created:>3d', ['held', 'open']],
    ['created:<2d', ['asked', 'closed', 'solved']],
    ['resolved:<2d', ['closed', 'solved']],
    ['closed:<2d', ['closed']],
    ['-closed:<2d', but('closed')],
    ['updated:<2d', ['asked', 'closed', 'solved']],
    ['waiting:>2d', ['open']],
    ['waiting:<2d', ['asked']],
    ['rating:<=2', ['closed']],
    ['rating:3..5', []],
    ['-rating:2', but('closed')],
    ['is:open priority:high awaiting:carrier', ['held']],
    ['is:open words -held', ['asked', 'open']],
    ['subjectless', []],
  ])('%s', async (q, names) => {
    expect(await finds(q)).toEqual(names);
  });

  it('and `me` is whoever asks, who sees what they may see and no more', async () => {
    expect(await finds('assignee:me', maya)).toEqual(['asked', 'held']);
    expect(await finds('is:settled', maya)).toEqual(['closed']);
    expect(await finds(`assignee:${maya.self.id}`)).toEqual(['asked', 'held']);
    expect(await finds('is:unread', maya)).toEqual(['asked', 'held', 'open']);
    expect(await finds('-is:unread', maya)).toEqual(['closed']);
    const number = (await admin.tickets.get(named.get('held') as string)).number;
    expect(await finds(`number:${number}`)).toEqual(['held']);
  });

  it('and every key is asked for above', () => {
    const asked = new Set(['number', 'sort']);
    const said = /^-?([a-z]+):/;
    for (const q of ['is', 'status', 'priority', 'category', 'awaiting', 'delivery', 'has', 'assignee', 'customer'])
      asked.add(q);
    for (const q of ['carrier:', 'service:', 'hub:', 'area:', 'country:', 'parcel:', 'locale:', 'created:', 'updated:'])
      asked.add(said.exec(q)?.[1] ?? '');
    for (const q of ['resolved', 'closed', 'waiting', 'rating']) asked.add(q);
    expect(filterKeys.map(({ key }) => key).filter((key) => !asked.has(key))).toEqual([]);
  });
});

describe('days', () => {
  it('are those of the reader’s zone', async () => {
    const { created_at } = await admin.tickets.get(named.get('asked') as string);
    const dayIn = (zone: string) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(created_at));
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Niue', 'Asia/Kolkata'])
      expect(await finds(`created:${dayIn(zone)} asked`, admin, zone), zone).toEqual(['asked']);
    // They are a day apart, at whatever time this is.
    expect(dayIn('Pacific/Kiritimati')).not.toBe(dayIn('Pacific/Niue'));
    expect(await finds(`created:${dayIn('Pacific/Niue')} asked`, admin, 'Pacific/Kiritimati')).toEqual([]);
  });
});

describe('a list that is searched', () => {
  it.each([
    undefined,
    'sort:created',
    'sort:-updated',
    'sort:updated',
    'sort:-priority',
    'sort:priority',
    'sort:-waiting',
  ])('gives each ticket once, page by page, in its order: %s', async (sort) => {
    for (const words of ['', 'words']) {
      const q = [words, 'is:open,settled', sort].filter(Boolean).join(' ');
      const whole = (await admin.tickets.all({ q })).data.map(({ id }) => nameOf(id));
      expect([...whole].sort()).toEqual(all);
      const paged: string[] = [];
      for await (const page of admin.tickets.all({ q, limit: 2 }).pages())
        paged.push(...page.data.map(({ id }) => nameOf(id)));
      expect(paged).toEqual(whole);
      if (sort === 'sort:created') expect(whole[0]).toBe('open');
      if (sort === 'sort:-priority') expect(whole[0]).toBe('held');
      if (sort === 'sort:-waiting') expect(whole.slice(0, 2)).toEqual(['open', 'asked']);
    }
  });

  it('keeps to its other filters, too', async () => {
    const { data } = await admin.tickets.all({ q: 'words', status: ['open', 'closed'] });
    expect(data.map(({ id }) => nameOf(id)).sort()).toEqual(['closed', 'open']);
    const waiting = await maya.tickets.assigned({ q: 'words', waiting_for: 'agent' });
    expect(waiting.data.map(({ id }) => nameOf(id))).toEqual(['asked']);
    expect((await maya.tickets.assigned({ q: '   ' })).data.length).toBe(2);
  });
});

describe('a mistake', () => {
  const problemOf = (asked: PromiseLike<unknown>): Promise<Problem | undefined> =>
    Promise.resolve(asked).then(
      () => undefined,
      (error: ProblemError) => error.problem,
    );
  const refused = async (q: string, who: Support) => (await problemOf(who.tickets.list({ q })))?.errors;
  const staffRefused = (q: string) => problemOf(admin.tickets.all({ q }));

  it('is refused with its place, and what was perhaps meant', async () => {
    const problem = await staffRefused('late staus:open priority:hihg');
    expect(problem).toMatchObject({ status: 422, code: 'invalid_input' });
    expect(problem?.errors).toEqual([
      {
        path: 'query.q',
        code: 'unknown_key',
        at: { start: 5, end: 10 },
        suggestion: 'status',
        message: expect.stringContaining('status'),
      },
      {
        path: 'query.q',
        code: 'unknown_value',
        at: { start: 25, end: 29 },
        suggestion: 'high',
        message: expect.stringContaining('high'),
      },
    ]);
    expect(await staffRefused('x'.repeat(501))).toMatchObject({ errors: [{ code: 'too_long' }] });
    expect((await staffRefused('tag:vip'))?.errors?.[0]?.code).toBe('unknown_key');
  });

  it('is what a customer asks for that only staff know', async () => {
    const customer = support.customer();
    for (const q of [
      'has:note',
      'assignee:me',
      'customer:otto',
      'hub:leipzig',
      'rating:5',
      'is:guest',
      'priority:high',
    ])
      expect((await refused(q, customer))?.[0]?.code, q).toMatch(/^unknown_(key|value)$/);
    for (const q of ['is:open', 'status:closed', 'has:reply', 'parcel:PX-1', 'created:<7d', 'carrier:DPD'])
      expect(await refused(q, customer), q).toBeUndefined();
  });

  it('is a time zone that there is not', async () => {
    const problem = await problemOf(admin.tickets.all({ q: 'created:today', time_zone: 'Mars/Olympus' }));
    expect(problem?.errors).toMatchObject([{ path: 'query.time_zone' }]);
  });

  it('is never one of SQL: what was typed is looked for', async () => {
    const nasty = `'; drop table users; -- ") or 1=1 \\' % _ :* & | ! <-> \\`;
    for (const { key, kind } of filterKeys) {
      if (kind === 'text')
        expect(await finds(`${key}:"${nasty.replace(/["\\]/g, '\\$&')}"`).catch(() => []), key).toEqual([]);
    }
    expect(await finds(`"${nasty.replace(/["\\]/g, '\\$&')}"`)).toEqual([]);
    for (const word of nasty.split(' '))
      await finds(word.replaceAll('"', '')).catch((error) => expect(error.status).toBe(422));
    expect(await finds('carrier:%')).toEqual([]);
    expect(await finds('area:_')).toEqual([]);
  });
});
