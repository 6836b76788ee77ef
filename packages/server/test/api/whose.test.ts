import { AnotherPersonError, newIdempotencyKey, Support } from '@logishift/support-sdk';
import { type OperationId, operations } from '@logishift/support-sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../src/platform/log.js';
import { createSupport } from '../../src/support.js';
import { type Caller, type Callers, callers, signEveryoneIn, type Token } from '../harness/callers.js';
import { hostToken, lateParcel, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
let people: Callers;
beforeAll(async () => {
  support = await startSupport();
  people = await signEveryoneIn(support);
});
afterAll(() => support.stop());

const ids = Object.keys(operations) as OperationId[];
const forSomebody = ids.filter((id) => operations[id].who !== 'anyone');
const ticketId = '019aa5a4-7b1e-7d3c-9f52-6f0a3f3b2c1d';

/** Asks with a token, for whom one means; the body fits nothing, as nothing of it is to be looked at. */
async function ask(id: OperationId, token: Token, meant?: string) {
  const { method, path } = operations[id];
  const params = { id: ticketId };
  const response = await support.request(
    path.replace(/\{\w+\}/g, () => ticketId),
    {
      method,
      headers: {
        authorization: `Bearer ${typeof token === 'function' ? await token(params) : token}`,
        ...(method !== 'GET' && { 'content-type': 'application/json' }),
        ...(meant !== undefined && { 'if-support-person': meant }),
      },
      body: method === 'GET' ? null : '{"nothing":"fits"}',
    },
  );
  await response.body?.cancel();
  return { status: response.status, whose: response.headers.get('support-person') };
}

const nobody: Caller[] = ['none', 'expired', 'forged'];
const somebody = callers.filter((caller) => !nobody.includes(caller));

describe('whose an answer is', () => {
  it.each(forSomebody)('is said with each answer to %s, whatever it is', async (id) => {
    for (const caller of somebody) {
      for (const token of people.tokens[caller]) {
        const { status, whose } = await ask(id, token);
        expect([caller, status, whose]).toEqual([
          caller,
          status,
          expect.stringMatching(/^[\da-f-]{36}(\/[\da-f-]{36})?$/),
        ]);
      }
    }
  });

  it('is another for each of them, and for whoever has but one ticket’s link', async () => {
    const all = somebody.flatMap((caller) => people.tokens[caller]);
    const whose = await Promise.all(all.map(async (token) => (await ask('tickets.list', token)).whose));
    expect(new Set(whose).size).toBe(all.length);
  });

  it('is the same with every token of one person, whatever else it claims', async () => {
    const tokens = [
      { id: 'zoe' },
      { id: 'zoe', name: 'Zoë', email: 'zoe@example.com', locale: 'fr' },
      { id: 'zoe', deliveries: [{ id: '9', tracking_number: 'PX-9', status: 'delayed' }] },
      { id: 'zoe', jti: 'another', iat: 1 },
    ].map((claims) => hostToken(claims));
    const whose = await Promise.all(tokens.map((token) => support.client({ token }).person()));
    expect(new Set(whose.map(({ id }) => id)).size).toBe(1);
    expect(whose[1]).toMatchObject({ kind: 'customer', name: 'Zoë' });
  });

  it('is told by the claim that the issuer names, and by no other', async () => {
    const issuer = {
      algorithm: 'HS256',
      secret: 'another-secret-that-a-host-signs-its-tokens-with',
      claims: { id: 'customer_no' },
    };
    const other = await startSupport({ SUPPORT_TRUSTED_ISSUERS: JSON.stringify([issuer]) });
    const of = async (claims: object) => {
      const token = hostToken({ ...claims }, issuer.secret);
      return (await other.client({ token }).person()).id;
    };
    const alice = await of({ customer_no: 'alice' });
    expect(await of({ customer_no: 'alice', sub: 'session-2', name: 'A.' })).toBe(alice);
    expect(await of({ customer_no: 'bob', sub: 'session-2' })).not.toBe(alice);
    expect(await of({ customer_no: 17 })).toBe(await of({ customer_no: '17' }));
    await other.stop();
  });

  it('stays so when a second issuer comes, and the first is called by the name that it had without one', async () => {
    const [first, second] = ['the-secret-of-the-first-site-here', 'the-secret-of-the-second-site-here'];
    const alone = await startSupport({
      SUPPORT_TRUSTED_ISSUERS: JSON.stringify([{ algorithm: 'HS256', secret: first }]),
    });
    const before = await alone.client({ token: hostToken({ id: '1' }, first) }).person();
    const both = [
      { name: 'second', algorithm: 'HS256', secret: second },
      { name: '0', algorithm: 'HS256', secret: first },
    ];
    const { app, stop } = await createSupport({
      env: { ...alone.env, SUPPORT_TRUSTED_ISSUERS: JSON.stringify(both) },
      log: createLog('silent'),
    });
    const of = (secret: string) =>
      new Support({
        baseUrl: 'http://support.test',
        token: hostToken({ id: '1' }, secret),
        fetch: (request) => app.fetch(request),
      }).person();
    expect((await of(first)).id).toBe(before.id);
    expect((await of(second)).id).not.toBe(before.id);
    await stop();
    await alone.stop();
  });

  it('is said of nobody: to whom no token is good, and of what anyone may read', async () => {
    for (const caller of ['none', 'expired', 'forged'] as const) {
      for (const token of people.tokens[caller]) expect((await ask('tickets.list', token)).whose).toBeNull();
    }
    const { headers } = await support.request('/api/support/faq/', {
      headers: { authorization: `Bearer ${people.tokens.customer[0]}` },
    });
    expect(headers.get('support-person')).toBeNull();
  });

  it('is said with a stream, and to whoever asks for its headers alone', async () => {
    const token = people.tokens.customer[0] as string;
    const { id } = await support.client({ token }).person();
    for (const method of ['GET', 'HEAD']) {
      const stream = await support.request('/api/support/live/', {
        method,
        headers: { authorization: `Bearer ${token}` },
      });
      expect([stream.status, stream.headers.get('support-person')]).toEqual([200, id]);
      await stream.body?.cancel();
    }
  });

  it('is said of a vote’s, where a token came with it', async () => {
    const admin = await support.admin();
    const { id } = await admin.faq.create({
      category: 'late',
      translations: { en: { question: 'Why?', answer: 'So.' } },
    });
    const [one, other] = [support.customer(), support.customer()];
    const [me, them] = [await one.person(), await other.person()];
    await one.faq.vote(id, true, { ifPerson: me.id });
    await expect(one.faq.vote(id, false, { ifPerson: them.id })).rejects.toBeInstanceOf(AnotherPersonError);
    expect(await admin.faq.get(id)).toMatchObject({ helpful_count: 1, unhelpful_count: 0 });
  });
});

describe('whoever says whom they mean', () => {
  it.each(forSomebody)('is heard by %s with a token of that person alone', async (id) => {
    for (const caller of somebody) {
      const token = people.tokens[caller][0] as Token;
      const { whose, status } = await ask(id, token);
      expect(await ask(id, token, whose as string)).toEqual({ status, whose });
      expect(await ask(id, token, ticketId)).toEqual({ status: 412, whose });
      expect((await ask(id, token, '')).status).toBe(412);
    }
  });

  it('has nothing done in the name of another, whatever token is there when it is sent', async () => {
    const [priya, tom] = [hostToken({ id: 'priya-2' }), hostToken({ id: 'tom-2' })];
    let token = priya;
    const client = support.client({ token: () => token });
    const { id: meant } = await client.person();
    const ticket = await client.tickets.create(lateParcel, { ifPerson: meant });
    token = tom;
    const refused = [
      () => client.tickets.create(lateParcel, { ifPerson: meant }),
      () => client.messages.send(ticket.id, 'Mine', { ifPerson: meant }),
      () => client.tickets.list({}, { ifPerson: meant }).then(),
      () => client.live.end({ ifPerson: meant }),
    ];
    for (const one of refused) {
      await expect(one()).rejects.toMatchObject({ name: 'AnotherPersonError', code: 'another_person', status: 412 });
    }
    expect((await client.tickets.list()).data).toEqual([]);
    token = priya;
    expect((await client.tickets.list()).data).toHaveLength(1);
  });

  it('is not told the kept answer of another’s request', async () => {
    let token = hostToken({ id: 'priya-3' });
    const client = support.client({ token: () => token });
    const { id: ifPerson } = await client.person();
    const idempotencyKey = newIdempotencyKey();
    const ticket = { ...lateParcel, description: lateParcel.description };
    const created = await client.tickets.create(ticket, { ifPerson, idempotencyKey });
    expect((await client.tickets.create(ticket, { ifPerson, idempotencyKey })).id).toBe(created.id);
    token = hostToken({ id: 'tom-3' });
    await expect(client.tickets.create(ticket, { ifPerson, idempotencyKey })).rejects.toBeInstanceOf(
      AnotherPersonError,
    );
  });

  it('is told whose each token is, before the answer is given', async () => {
    const heard: string[] = [];
    const tokens = [hostToken({ id: 'a' }), hostToken({ id: 'b' })];
    let turn = 0;
    const client = support.client({
      token: () => tokens[turn],
      onPerson: (person, token) => heard.push(`${person} ${tokens.indexOf(token)}`),
    });
    const a = await client.person();
    turn = 1;
    const b = await client.person();
    await expect(client.tickets.get(ticketId)).rejects.toMatchObject({ status: 404 });
    expect(heard).toEqual([`${a.id} 0`, `${b.id} 1`, `${b.id} 1`]);
  });
});
