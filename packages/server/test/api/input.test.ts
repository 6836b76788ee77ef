import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { operations } from '@logishift/support-sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Callers, signEveryoneIn } from '../harness/callers.js';
import { send } from '../harness/raw-request.js';
import { lateParcel as newParcel, startSupport, type TestSupport } from '../harness/support.js';

// The same to the letter each time: retries are compared.
const lateParcel = { ...newParcel };

let support: TestSupport;
let people: Callers;
beforeAll(async () => {
  support = await startSupport();
  people = await signEveryoneIn(support);
});
afterAll(() => support.stop());

const create = (body: unknown, headers: Record<string, string> = {}) =>
  send(support, 'POST', operations['tickets.create'].path, { token: people.customer, body, headers });
const paths = ({ body }: { body: Record<string, unknown> }) =>
  (body['errors'] as { path: string }[] | undefined)?.map(({ path }) => path).sort();

describe('a body that cannot be read', () => {
  it.each([
    ['{"subject": "broken', 400, 'malformed_json'],
    ['', 400, 'malformed_json'],
    ['undefined', 400, 'malformed_json'],
    ['null', 422, 'invalid_input'],
    ['[]', 422, 'invalid_input'],
    ['"text"', 422, 'invalid_input'],
    ['7', 422, 'invalid_input'],
  ])('refuses %j with %i %s', async (body, status, code) => {
    expect(await create(body)).toMatchObject({ status, body: { code } });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml'])(
    'refuses a body of type %s with 415',
    async (type) => {
      expect(await create(lateParcel, { 'content-type': type })).toMatchObject({
        status: 415,
        body: { code: 'unsupported_media_type' },
      });
    },
  );

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON',
    'application/json;charset=UTF-8',
  ])('takes a body of type %s', async (type) => {
    expect(await create(lateParcel, { 'content-type': type })).toMatchObject({ status: 201 });
  });

  const raw = (bytes: Uint8Array, type = 'application/json', headers: Record<string, string> = {}) =>
    support.request(operations['tickets.create'].path, {
      method: 'POST',
      headers: { authorization: `Bearer ${people.customer}`, 'content-type': type, ...headers },
      body: bytes as never,
    });
  const named = JSON.stringify({ ...lateParcel, subject: 'From José Müller' });

  it('refuses bytes that are no UTF-8, and says so: letters would be lost for good', async () => {
    for (const bytes of [
      Buffer.from(named, 'latin1'),
      Buffer.from(named, 'utf16le'),
      Buffer.from([0x22, 0xed, 0xa0, 0xbd, 0x22]),
    ]) {
      const refused = await raw(bytes);
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ code: 'malformed_json', detail: expect.stringMatching(/UTF-8/) });
    }
  });

  it.each(['iso-8859-1', 'windows-1252', '"utf-16"', 'UTF-7'])(
    'refuses the charset %s with 415, naming UTF-8',
    async (charset) => {
      const refused = await raw(Buffer.from(named), `application/json; charset=${charset}`);
      expect(refused.status).toBe(415);
      expect(await refused.json()).toMatchObject({ detail: expect.stringMatching(/UTF-8/) });
    },
  );

  it('reads UTF-8 with a byte order mark, and with its name in any writing', async () => {
    for (const [bytes, type] of [
      [Buffer.from(`\ufeff${named}`), 'application/json'],
      [Buffer.from(named), 'application/json; Charset="UTF-8"'],
      [Buffer.from(named), 'application/json;charset=utf8'],
    ] as const) {
      const made = await raw(bytes, type);
      expect([made.status, ((await made.json()) as { subject: string }).subject]).toEqual([201, 'From José Müller']);
    }
  });

  it('refuses a compressed body with 415, rather than call it broken', async () => {
    expect((await raw(gzipSync(named), 'application/json', { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  it('refuses a body above 256 KB with 413, whether it says its length or not', async () => {
    const body = JSON.stringify({ ...lateParcel, description: 'x'.repeat(300 * 1024) });
    expect(await create(body)).toMatchObject({ status: 413, body: { code: 'payload_too_large' } });
    const stream = new Blob([body]).stream();
    const response = await support.request(operations['tickets.create'].path, {
      method: 'POST',
      headers: { authorization: `Bearer ${people.customer}`, 'content-type': 'application/json' },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
  });
});

describe('a body with mistakes', () => {
  it('names every field at once, and makes nothing', async () => {
    const [before] = await support.sql`select count(*)::int as tickets from support_tickets`;
    const refused = await create({ subject: '', description: 7, category: 'broken', colour: 'red', priority: null });
    expect(refused).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
    expect(paths(refused)).toEqual(['category', 'colour', 'description', 'priority', 'subject']);
    const [after] = await support.sql`select count(*)::int as tickets from support_tickets`;
    expect(after).toEqual(before);
  });

  it('gets an answer of bounded size, however many there are, and however long', async () => {
    const many = JSON.stringify(Object.fromEntries(Array.from({ length: 15_000 }, (_, place) => [`key-${place}`, 1])));
    const long = JSON.stringify({ ...lateParcel, ['\u0000💥'.repeat(20_000)]: 1 });
    const deep = JSON.stringify({ ...lateParcel, subject: ['x'.repeat(200_000)] });
    const broken = `{"subject": ${'\ud83d\ude00'.repeat(50_000)}`;
    for (const body of [many, long, deep, broken]) {
      const refused = await create(body);
      expect(refused.status).toBeLessThan(500);
      expect(refused.status).toBeGreaterThanOrEqual(400);
      expect(Buffer.byteLength(JSON.stringify(refused.body))).toBeLessThan(8192);
    }
    const refused = await create(many);
    expect(refused.body['errors']).toHaveLength(20);
    expect(paths(refused)).toContain('key-0');
    const lengthy = ['x'.repeat(6000), '%F0%9F%92%A5'.repeat(500)];
    for (const text of lengthy) {
      for (const path of [
        `/api/support/faq/?${text}=1`,
        `/api/support/faq/?category=${text}`,
        `/api/support/tickets/?cursor=${text}`,
        `/api/${text}/`,
        `/${text}`,
        `/api/support/deliveries/${text}/`,
      ]) {
        const refused = await send(support, 'GET', path, { token: people.customer });
        expect(refused.status).toBeGreaterThanOrEqual(400);
        expect(JSON.stringify(refused.body).length).toBeLessThan(8192);
      }
      const headed = await create(lateParcel, { 'idempotency-key': text });
      expect(JSON.stringify(headed.body).length).toBeLessThan(8192);
    }
  });

  it('names each unknown field', async () => {
    const refused = await create({ ...lateParcel, status: 'closed', agent_id: people.holder.id, customer_id: 'me' });
    expect(paths(refused)).toEqual(['agent_id', 'customer_id', 'status']);
    expect(refused.body['errors']).toContainEqual(
      expect.objectContaining({ path: 'status', code: 'unknown_field', message: expect.any(String) }),
    );
  });

  it('names the place inside a nested field', async () => {
    const refused = await send(support, 'POST', operations['faq.create'].path, {
      token: people.admin.token,
      body: { category: 'late', translations: { de: { question: 'Wann?', answer: '', html: '<b>' }, xx: {} } },
    });
    expect(paths(refused)).toEqual(expect.arrayContaining(['translations.de.answer', 'translations.de.html']));
  });

  it('says of a missing field that it is required', async () => {
    const refused = await create({});
    expect(refused.body['errors']).toContainEqual({
      path: 'subject',
      message: 'This field is required',
      code: 'required',
    });
    expect(paths(refused)).toEqual(['category', 'description', 'subject']);
  });

  it('refuses a body where none is taken, but for an empty one', async () => {
    const { id } = await support.client({ token: people.customer }).tickets.create(lateParcel);
    const path = `/api/support/tickets/${id}/assign-self/`;
    const token = people.holder.token;
    expect(await send(support, 'POST', path, { token, body: { agent_id: people.agent.id } })).toMatchObject({
      status: 422,
    });
    expect(await send(support, 'POST', path, { token, body: {} })).toMatchObject({ status: 200 });
  });
});

describe('text', () => {
  const subjects: [string, string, number][] = [
    ['200 characters', 'x'.repeat(200), 201],
    ['201 characters', 'x'.repeat(201), 422],
    ['nothing but spaces', ' \t ', 422],
    ['a line break', 'Two\nlines', 422],
    ['NUL', 'A\u0000B', 422],
    ['an escape character', 'A\u001b[31mB', 422],
    ['half an emoji', 'Where is it \ud83d', 422],
  ];
  it.each(subjects)('takes or refuses a subject of %s', async (_, subject, status) => {
    expect(await create({ ...lateParcel, subject })).toMatchObject({ status });
  });

  const descriptions: [string, string, number][] = [
    ['10,000 characters', 'x'.repeat(10_000), 201],
    ['10,001 characters', 'x'.repeat(10_001), 422],
    ['NUL', 'A\u0000B', 422],
    ['half an emoji', '\ude00 is half', 422],
    ['several lines', 'One\r\n\tTwo', 201],
  ];
  it.each(descriptions)('takes or refuses a description of %s', async (_, description, status) => {
    expect(await create({ ...lateParcel, description })).toMatchObject({ status });
  });

  it.each([
    '👩🏽‍🚀 is waiting 🚚',
    'कृपया मदद करें',
    'الطرد متأخر',
    '<script>alert(1)</script>',
    "'; drop table users; --",
  ])('gives back %j as it was written', async (text) => {
    const customer = support.client({ token: people.customer });
    const { id } = await customer.tickets.create({ ...lateParcel, subject: text, description: text });
    await customer.messages.send(id, text);
    expect(await customer.tickets.get(id)).toMatchObject({
      subject: text,
      description: text,
      messages: [{ body: text }],
    });
  });
});

describe('addresses', () => {
  const ids = [
    '7',
    'LS-1042',
    'null',
    '../../etc/passwd',
    '%00',
    'x'.repeat(3000),
    '123e4567-e89b-12d3-a456-42661417400',
  ];
  it.each(ids)('answers 404 to the id %j', async (id) => {
    const at = encodeURIComponent(id).replace('%2500', '%00');
    const asked = await Promise.all([
      send(support, 'GET', `/api/support/tickets/${at}/`, { token: people.customer }),
      send(support, 'PUT', `/api/support/tickets/${at}/update-status/`, {
        token: people.admin.token,
        body: { status: 'resolved' },
      }),
      send(support, 'POST', `/api/admin/approve-agent/${at}/`, { token: people.admin.token }),
      send(support, 'POST', `/api/support/notifications/${at}/read/`, { token: people.customer }),
      send(support, 'PATCH', `/api/admin/faq/${at}/`, { token: people.admin.token, body: {} }),
      send(support, 'GET', `/api/support/deliveries/${at}/`, { token: people.customer }),
    ]);
    expect(asked.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
  });

  it('keeps nothing under a name that is no UTF-8', async () => {
    const program = people.tokens.program[0] as string;
    const { status, body } = await send(support, 'PUT', '/api/integrations/deliveries/Caf%E9/', {
      token: program,
      body: { status: 'delivered' },
    });
    expect([status, body['detail']]).toEqual([404, expect.stringMatching(/UTF-8/)]);
    const [row] = await support.sql`select count(*)::int as kept from deliveries where external_id like 'Caf%'`;
    expect(row).toEqual({ kept: 0 });
  });

  const codes = [
    'x',
    'x'.repeat(8000),
    '%00',
    'a%2Fb',
    '%E2%98%83',
    '%',
    '%zz',
    '..%2f..%2f',
    "'%20or%201=1",
    '👩🏽‍🚀',
  ];
  it.each(codes)('answers 404 to the tracking code %j', async (code) => {
    expect(await send(support, 'GET', `/api/support/track/${code}/`)).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
  });

  it('answers 405 with what is allowed where the path is known', async () => {
    const refused = await send(support, 'DELETE', '/api/admin/faq/');
    expect(refused).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
    expect(refused.headers.get('allow')).toBe('GET, POST');
    expect((await send(support, 'PUT', '/api/support/tickets/create')).headers.get('allow')).toContain('POST');
    expect(await send(support, 'GET', '/api/support/nothing/')).toMatchObject({ status: 404 });
  });
});

describe('queries', () => {
  const lists: [string, string, () => string][] = [
    ['own tickets', operations['tickets.list'].path, () => people.customer],
    ['own deliveries', operations['deliveries.list'].path, () => people.customer],
    ['assigned tickets', operations['tickets.assigned'].path, () => people.holder.token],
    ['all tickets', operations['tickets.all'].path, () => people.admin.token],
    ['agents', operations['agents.list'].path, () => people.admin.token],
    ['notifications', operations['notifications.list'].path, () => people.admin.token],
  ];
  const cursorOf = (text: string) => Buffer.from(text).toString('base64url');
  const queries: [string, number, string[]?][] = [
    ['limit=1', 200],
    ['limit=100', 200],
    ['limit=0', 422, ['query.limit']],
    ['limit=101', 422, ['query.limit']],
    ['limit=-1', 422, ['query.limit']],
    ['limit=abc', 422, ['query.limit']],
    ['limit=1.5', 422, ['query.limit']],
    ['limit=', 422, ['query.limit']],
    ['limit=0x10', 422, ['query.limit']],
    ['limit=1e1', 422, ['query.limit']],
    ['limit=%205', 422, ['query.limit']],
    ['limit=٥', 422, ['query.limit']],
    ['limit=5&limit=6', 422, ['query.limit']],
    ['cursor=a&cursor=b', 422, ['query.cursor']],
    ['limit=%E9', 422, ['query.limit']],
    ['caf%E9=1', 422, ['query']],
    ['cursor=nonsense', 422, ['query.cursor']],
    ['cursor=', 422, ['query.cursor']],
    [`cursor=${cursorOf(`another-sort||${randomUUID()}`)}`, 422, ['query.cursor']],
    [`cursor=${cursorOf('-created_at||7')}`, 422, ['query.cursor']],
    ['colour=red&shape=round', 422, ['query.colour', 'query.shape']],
  ];
  it.each(
    lists.flatMap(([name, path, token]) =>
      queries.map(([query, status, wrong]) => [name, query, status, wrong, path, token] as const),
    ),
  )('answers %s?%s with %i', async (_, query, status, wrong, path, token) => {
    const answered = await send(support, 'GET', `${path}?${query}`, { token: token() });
    expect(answered.status).toBe(status);
    if (wrong) expect(paths(answered)).toEqual(wrong);
  });

  const forged: [string, string, string][] = [
    [operations['tickets.all'].path, 'sort=-updated_at', `-updated_at|yesterday|${randomUUID()}`],
    [operations['tickets.all'].path, 'sort=-updated_at', `-updated_at|\u0000|${randomUUID()}`],
    [operations['tickets.all'].path, 'sort=-updated_at', `-updated_at|2026-01-01T00:00:00+23:00|${randomUUID()}`],
    [
      operations['tickets.all'].path,
      'sort=-updated_at',
      `-updated_at|2026-01-01T00:00:00.${'1'.repeat(150)}Z|${randomUUID()}`,
    ],
    [operations['tickets.all'].path, 'sort=priority', `priority|urgent|${randomUUID()}`],
    [operations['agents.list'].path, 'limit=5', `state|seven|${randomUUID()}`],
    [operations['agents.list'].path, 'limit=5', `state|99999999999999|${randomUUID()}`],
  ];
  it.each(forged)('answers 422 to a cursor made by hand: %s?%s', async (path, query, cursor) => {
    const refused = await send(support, 'GET', `${path}?${query}&cursor=${cursorOf(cursor)}`, {
      token: people.admin.token,
    });
    expect(refused.status).toBe(422);
    expect(paths(refused)).toEqual(['query.cursor']);
  });

  const times: [string, number][] = [
    ['2026-11-22T08:00:00Z', 200],
    ['2026-11-22T08:00:00%2B05:30', 200],
    ['2026-11-22T08:00:00+05:30', 200],
    ['2026-11-22T08:00:00+0530', 422],
    ['2026-11-22 08:00:00Z', 422],
    ['2026-11-22', 422],
    ['0000-01-01T00:00:00Z', 422],
    ['2026-02-30T08:00:00Z', 422],
    ['2026-11-22T08:00:00%2B23:00', 200],
    ['yesterday', 422],
  ];
  it.each(times)('answers created_from=%s with %i', async (time, status) => {
    const path = `${operations['tickets.all'].path}?created_from=${time}&created_to=${time}`;
    expect(await send(support, 'GET', path, { token: people.admin.token })).toMatchObject({ status });
  });

  it('read a plus of an offset that was not escaped as what it was', async () => {
    const { id, created_at } = await support.client({ token: people.customer }).tickets.create(lateParcel);
    const at = (minutes: number) => {
      const local = new Date(Date.parse(created_at) + 5.5 * 3_600_000 + minutes * 60_000).toISOString();
      return local.replace('Z', '+05:30');
    };
    const path = operations['tickets.all'].path;
    const asked = (query: string) => send(support, 'GET', `${path}?${query}`, { token: people.admin.token });
    const within = await asked(`created_from=${at(-1)}&created_to=${at(1)}&limit=100`);
    expect((within.body['data'] as { id: string }[]).map((ticket) => ticket.id)).toContain(id);
    const after = await asked(`created_from=${at(1)}`);
    expect((after.body['data'] as { id: string }[]).map((ticket) => ticket.id)).not.toContain(id);
  });

  it('take several of a list with commas or by repeating its name, and a second value of nothing else', async () => {
    const asked = (query: string) =>
      send(support, 'GET', `${operations['tickets.all'].path}?${query}`, { token: people.admin.token });
    const commas = await asked('status=open,closed&limit=100');
    expect(commas.status).toBe(200);
    expect((await asked('status=open&status=closed&limit=100')).body).toEqual(commas.body);
    const wrong = await asked('status=open&status=broken');
    expect([wrong.status, paths(wrong)]).toEqual([422, ['query.status']]);
    const twice = await asked('sort=priority&sort=-priority');
    expect(twice.body['errors']).toEqual([{ path: 'query.sort', message: 'Give it once', code: 'repeated' }]);
  });

  it.each(['constructor', 'tostring', '__proto__', 'xx', 'x'.repeat(35)])(
    'takes %s for a language nobody has',
    async (locale) => {
      await support.client({ token: people.admin.token }).faq.create({
        category: 'late',
        translations: { en: { question: 'When?', answer: 'Tomorrow.' } },
      });
      const { status, body } = await send(support, 'GET', `/api/support/faq/?locale=${locale}`);
      expect(status).toBe(200);
      expect(body['data']).toContainEqual(expect.objectContaining({ question: 'When?', locale: 'en' }));
    },
  );
});

describe('idempotency keys', () => {
  it.each(['', ' ', 'with space', 'é', 'x'.repeat(256)])('refuses the key %j', async (key) => {
    const refused = await create(lateParcel, { 'idempotency-key': key });
    expect(refused.status).toBe(422);
    expect(paths(refused)).toEqual(['header.idempotency-key']);
  });

  it('gives the first answer again, with its headers, and makes one ticket', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const first = await create(lateParcel, key);
    const again = await create(lateParcel, key);
    expect(first).toMatchObject({ status: 201 });
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect([first, again].map(({ headers }) => headers.get('etag'))).toEqual(['"1"', '"1"']);
    expect([first, again].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true']);
    expect(await create({ ...lateParcel, category: 'lost' }, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency_mismatch' },
    });
  });

  it('keeps one person’s key apart from another’s', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const mine = await create(lateParcel, headers);
    const other = await send(support, 'POST', operations['tickets.create'].path, {
      token: people.tokens['other customer'][0] as string,
      body: lateParcel,
      headers,
    });
    expect(other.status).toBe(201);
    expect(other.body['id']).not.toBe(mine.body['id']);
  });

  it('keeps no refusal: the caller may mend the cause and use the key again', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    expect(await create({ ...lateParcel, delivery_id: 'PX-000000' }, headers)).toMatchObject({
      status: 422,
      body: { code: 'unknown_delivery' },
    });
    expect(await create(lateParcel, headers)).toMatchObject({ status: 201 });
  });
});
