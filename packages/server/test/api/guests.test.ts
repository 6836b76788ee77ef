import { randomUUID } from 'node:crypto';
import type { Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepMailedCodes, type MailedCodes, wrongCode } from '../harness/guest-codes.js';
import { LiveReader } from '../harness/live-reader.js';
import { send } from '../harness/raw-request.js';
import { refused } from '../harness/refused.js';
import { times } from '../harness/settled.js';
import { generousLimits, hostToken, lateParcel, startSupport, type TestSupport } from '../harness/support.js';

const minutes = 60_000;
const someAddress = () => `${randomUUID()}@parcels.example`;

let support: TestSupport;
let codes: MailedCodes;
beforeAll(async () => {
  support = await startSupport();
  codes = await keepMailedCodes(support);
});
afterAll(() => support.stop());

describe('a code by e-mail', () => {
  const verify = (email: string, code: string) => support.client().guests.verify({ email, code });

  it('makes who proves an address its guest, for 24 hours, on their own tickets alone', async () => {
    const email = someAddress();
    const before = Date.now();
    const guest = await codes.guest(email.toUpperCase(), { name: 'Priya Nair' });
    expect(guest.session).toMatchObject({ person: { email, name: 'Priya Nair' } });
    expect(Date.parse(guest.session.expires_at) - before).toBeGreaterThan(24 * 60 * minutes - 1000);
    const ticket = await guest.tickets.create(lateParcel);
    expect(ticket.customer_id).toBe(guest.session.person.id);
    await guest.messages.send(ticket.id, 'It is the blue one.');
    expect((await guest.tickets.list()).data.map(({ id }) => id)).toEqual([ticket.id]);
    const other = await codes.guest(someAddress());
    expect((await refused(other.tickets.get(ticket.id))).code).toBe('not_found');
    expect((await other.tickets.list()).data).toEqual([]);
    expect((await refused(guest.tickets.create({ ...lateParcel, delivery_id: '77' }))).code).toBe('unknown_delivery');
  });

  it('finds the same guest again, under any spelling of the address, with the name they gave', async () => {
    const email = someAddress();
    const first = await codes.prove(email, { name: 'Priya Nair' });
    const again = await codes.prove(email.replace(/^\w/, (letter) => letter.toUpperCase()));
    expect(again.person).toEqual(first.person);
    const rows =
      await support.sql`select issuer, external_id, role, email_verified_at from users where email = ${email}`;
    expect(rows).toMatchObject([{ issuer: 'guest', external_id: email, role: 'customer' }]);
    expect(rows[0]?.['email_verified_at']).not.toBeNull();
  });

  it('ends with the day', async () => {
    const own = await startSupport();
    const guest = await (await keepMailedCodes(own)).guest(someAddress());
    own.travel(24 * 60 * minutes - minutes);
    await guest.tickets.list();
    own.travel(2 * minutes);
    expect((await refused(guest.tickets.list().then((page) => page))).problem.detail).toBe('The token has expired.');
    await own.stop();
  });

  it('is mailed as six digits, in the language asked for, to the address as it is kept', async () => {
    const email = someAddress();
    const answer = await support.client().guests.requestCode({ email: email.toUpperCase(), locale: 'de' });
    // Nobody mails it here: whoever waits for it is not told to look for one.
    expect(answer).toMatchObject({ email, expires_in: 600, tries: 5, from: null });
    expect(await codes.of(email)).toEqual([expect.stringMatching(/^\d{6}$/)]);
    expect(await support.sql`select kind, locale, recipient_id from mails where "to" = ${email}`).toMatchObject([
      { kind: 'guest_code', locale: 'de', recipient_id: null },
    ]);
  });

  it('is nowhere in what the server keeps to compare it with', async () => {
    const email = someAddress();
    await support.client().guests.requestCode({ email });
    const code = await codes.latest(email);
    const [row] = await support.sql`select code_hash from guest_codes where email = ${email}`;
    expect(row?.['code_hash']).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(row)).not.toContain(code);
  });

  it('counts once', async () => {
    const email = someAddress();
    await codes.prove(email);
    expect((await refused(verify(email, await codes.latest(email)))).code).toBe('wrong_code');
  });

  it('counts for 10 minutes', async () => {
    const own = await startSupport();
    const mailed = await keepMailedCodes(own);
    const [late, intime] = [someAddress(), someAddress()];
    await own.client().guests.requestCode({ email: late });
    own.travel(minutes);
    await own.client().guests.requestCode({ email: intime });
    own.travel(9 * minutes + 1000);
    const prove = async (email: string) => own.client().guests.verify({ email, code: await mailed.latest(email) });
    expect((await refused(prove(late))).code).toBe('wrong_code');
    expect((await prove(intime)).person.email).toBe(intime);
    await own.stop();
  });

  it('counts for five tries: the fifth may be right, the sixth may not', async () => {
    for (const [wrong, outcome] of [
      [4, 'proven'],
      [5, 'wrong_code'],
    ] as const) {
      const email = someAddress();
      await support.client().guests.requestCode({ email });
      const code = await codes.latest(email);
      for (const left of times(wrong, (i) => 4 - i)) {
        expect((await refused(verify(email, wrongCode(code)))).problem).toMatchObject({
          status: 401,
          tries_left: left,
        });
      }
      const proof = verify(email, code).then(
        () => 'proven',
        ({ code }) => code,
      );
      expect([wrong, await proof]).toEqual([wrong, outcome]);
    }
  });

  it('stays good when another is sent: mails come late and out of order; each has its own tries', async () => {
    const ask = async (email: string) => {
      await support.client().guests.requestCode({ email });
      return codes.latest(email);
    };
    for (const place of [0, 1]) {
      const email = someAddress();
      const mailed = [await ask(email), await ask(email)];
      expect((await verify(email, mailed[place] as string)).person.email).toBe(email);
      // Proven once, the other is of no more use.
      expect((await refused(verify(email, mailed[1 - place] as string))).code).toBe('wrong_code');
    }
    const email = someAddress();
    const first = await ask(email);
    for (const _ of times(5, (i) => i)) await refused(verify(email, wrongCode(first)));
    let second = await ask(email);
    while (second === first) second = await ask(email);
    expect((await refused(verify(email, first))).code).toBe('wrong_code');
    expect((await verify(email, second)).person.email).toBe(email);
  });

  it('ends at its own time, whatever was sent since', async () => {
    const own = await startSupport();
    const mailed = await keepMailedCodes(own);
    const email = someAddress();
    await own.client().guests.requestCode({ email });
    own.travel(6 * minutes);
    await own.client().guests.requestCode({ email });
    own.travel(5 * minutes);
    const [first, second] = (await mailed.of(email)) as [string, string];
    if (first !== second)
      expect((await refused(own.client().guests.verify({ email, code: first }))).code).toBe('wrong_code');
    expect((await own.client().guests.verify({ email, code: second })).person.email).toBe(email);
    await own.stop();
  });

  it('belongs to its address', async () => {
    const [mine, theirs] = [someAddress(), someAddress()];
    await support.client().guests.requestCode({ email: mine });
    await support.client().guests.requestCode({ email: theirs });
    const code = await codes.latest(mine);
    if (code !== (await codes.latest(theirs))) expect((await refused(verify(theirs, code))).code).toBe('wrong_code');
    expect((await refused(verify(someAddress(), code))).code).toBe('wrong_code');
  });

  it('is asked for and refused in the same words for known and unknown addresses, staff’s too', async () => {
    const known = someAddress();
    await codes.prove(known);
    const answers = new Set<string>();
    for (const email of [known, someAddress(), 'admin@logishift.example']) {
      const asked = await send(support, 'POST', '/api/support/guests/code/', { body: { email } });
      const tried = await send(support, 'POST', '/api/support/guests/verify/', {
        body: { email, code: wrongCode(await codes.latest(email)) },
      });
      const plain = [asked.status, Object.keys(asked.body), tried.status, { ...tried.body, request_id: '' }];
      answers.add(JSON.stringify(plain));
      expect(asked.body['email']).toBe(email);
    }
    expect(answers.size).toBe(1);
  });

  it('lets who merely wears a name of markup or another’s be nothing but text', async () => {
    const name = '<img src=x onerror=alert(1)> Admin';
    const guest = await codes.guest(someAddress(), { name });
    const { id } = await guest.tickets.create(lateParcel);
    expect(await (await support.admin()).tickets.get(id)).toMatchObject({ customer: { name } });
    for (const bad of ['two\nlines', 'x'.repeat(101), '']) {
      const { status } = await send(support, 'POST', '/api/support/guests/verify/', {
        body: { email: someAddress(), code: '123456', name: bad },
      });
      expect([bad, status]).toEqual([bad, 422]);
    }
  });
});

describe('limits of codes', () => {
  const limited = (limits: object) =>
    startSupport({ SUPPORT_RATE_LIMITS: JSON.stringify({ ...generousLimits, ...limits }) });

  it('send an address no more than its share of mails, in whatever spelling, and say so', async () => {
    const own = await limited({ guest_code_pair: { points: 2, seconds: 3600 } });
    const mailed = await keepMailedCodes(own);
    const email = someAddress();
    const ask = (spelling: string) => own.client({ maxRetries: 0 }).guests.requestCode({ email: spelling });
    await ask(email);
    await ask(email.toUpperCase());
    for (const spelling of [email, email.toUpperCase()]) {
      expect(await refused(ask(spelling))).toMatchObject({ code: 'rate_limited', status: 429 });
    }
    const sent = await mailed.of(email);
    expect(sent.length).toBe(2);
    expect((await own.client().guests.verify({ email, code: sent[1] as string })).person.email).toBe(email);
    await ask(`other-${email}`);
    expect(await mailed.of(`other-${email}`)).toHaveLength(1);
    await own.stop();
  });

  it('keep one place from asking for many addresses', async () => {
    const own = await limited({ guest_code_address: { points: 3, seconds: 3600 } });
    for (const _ of times(3, (i) => i)) await own.client().guests.requestCode({ email: someAddress() });
    const refusal = await refused(own.client({ maxRetries: 0 }).guests.requestCode({ email: someAddress() }));
    expect(refusal).toMatchObject({ code: 'rate_limited', status: 429 });
    await own.stop();
  });

  it('keep one place from guessing at many addresses; who is right is not counted', async () => {
    const own = await limited({ guest_verify_address: { points: 3, seconds: 3600 } });
    const mailed = await keepMailedCodes(own);
    for (const _ of times(5, (i) => i)) await mailed.prove(someAddress());
    const guess = () => own.client({ maxRetries: 0 }).guests.verify({ email: someAddress(), code: '123456' });
    for (const _ of times(3, (i) => i)) expect((await refused(guess())).code).toBe('wrong_code');
    expect((await refused(guess())).code).toBe('rate_limited');
    await own.stop();
  });
});

describe('taking over a guest’s tickets', () => {
  const asGuest = async (email: string) => {
    const guest = await codes.guest(email, { name: 'Priya at the door' });
    return { guest, ticket: await guest.tickets.create(lateParcel) };
  };
  const customer = (email: string | undefined, claims: object = { email_verified: true }): Support =>
    support.client({ token: hostToken({ id: randomUUID(), name: 'Priya Nair', ...(email && { email }), ...claims }) });

  it('is for who signs in with the same address, proven by the host', async () => {
    const email = someAddress();
    const { guest, ticket } = await asGuest(email);
    const agent = await support.agent();
    await agent.tickets.assignSelf(ticket.id);
    const message = await agent.messages.send(ticket.id, 'It is on its way.');
    await guest.messages.mark(ticket.id, { seen: message.id });
    const before = await guest.tickets.get(ticket.id);

    const priya = customer(email.toUpperCase());
    expect(await priya.guests.adopt()).toEqual({ adopted: 1, guest_id: guest.session.person.id });
    const after = await priya.tickets.get(ticket.id);
    const { version, updated_at, status, messages, marks, unread_count } = after;
    expect({ version, updated_at, status, messages, marks, unread_count }).toEqual({
      version: before.version,
      updated_at: before.updated_at,
      status: before.status,
      messages: before.messages,
      marks: before.marks,
      unread_count: 0,
    });
    expect(after.timeline.at(-1)).toMatchObject({
      kind: 'ticket.adopted',
      actor: { name: 'Priya Nair' },
      data: { from_customer: { name: 'Priya at the door' }, to_customer: { name: 'Priya Nair' } },
    });
    expect(after.timeline.slice(0, -1)).toEqual(before.timeline);
    await priya.messages.send(ticket.id, 'Thank you.');

    expect((await refused(guest.tickets.get(ticket.id))).code).toBe('not_found');
    expect((await refused(guest.messages.send(ticket.id, 'Me again'))).code).toBe('not_found');
    expect((await guest.tickets.list()).data).toEqual([]);
    expect(await priya.guests.adopt()).toEqual({ adopted: 0, guest_id: null });
    expect((await agent.tickets.get(ticket.id)).customer).toMatchObject({ name: 'Priya Nair' });
  });

  it('does once what the guest sent and who adopts sends again, and tells the same of the adoption itself', async () => {
    const email = someAddress();
    const { guest, ticket } = await asGuest(email);
    const [first, second, third] = [1, 2, 3].map(() => ({ idempotencyKey: randomUUID() }));
    const sent = await guest.messages.send(ticket.id, 'Is it lost?', first);
    const [theirs, mine] = [{ ...lateParcel }, { ...lateParcel }];
    const anew = await guest.tickets.create(theirs, second);
    const other = await guest.messages.send(ticket.id, 'Or late?', third);
    const priya = customer(email);
    // The same key, of each: hers stays hers.
    const own = await priya.tickets.create(mine, third);
    const adopting = { idempotencyKey: randomUUID() };
    const adoption = await priya.guests.adopt(adopting);
    expect(adoption).toEqual({ adopted: 2, guest_id: guest.session.person.id });
    expect(await priya.guests.adopt(adopting)).toEqual(adoption);
    expect(await priya.messages.send(ticket.id, 'Is it lost?', first)).toEqual(sent);
    expect(await priya.tickets.create(theirs, second)).toMatchObject({ id: anew.id });
    expect(await priya.tickets.create(mine, third)).toMatchObject({ id: own.id });
    expect((await priya.tickets.get(ticket.id)).messages.map(({ id }) => id)).toEqual([sent.id, other.id]);
    expect((await priya.tickets.list()).data.map(({ id }) => id).sort()).toEqual([ticket.id, anew.id, own.id].sort());
  });

  it('leaves the guest their notifications, and able to ask anew', async () => {
    const email = someAddress();
    const { guest, ticket } = await asGuest(email);
    await (await support.agent()).tickets.assignSelf(ticket.id);
    const told = (await guest.notifications.list()).data.map(({ id }) => id);
    expect(told).not.toEqual([]);
    const priya = customer(email);
    await priya.guests.adopt();
    expect((await guest.notifications.list()).data.map(({ id }) => id)).toEqual(told);
    expect((await priya.notifications.list()).data).toEqual([]);
    const anew = await guest.tickets.create(lateParcel);
    expect((await guest.tickets.list()).data.map(({ id }) => id)).toEqual([anew.id]);
    expect(await priya.guests.adopt()).toMatchObject({ adopted: 1 });
  });

  it.each<[string, (email: string) => Record<string, unknown>]>([
    ['only claims it', (email) => ({ email })],
    ['claims that it is not proven', (email) => ({ email, email_verified: false })],
    ['says no in a word', (email) => ({ email, email_verified: 'false' })],
    ['says no as a number', (email) => ({ email, email_verified: 0 })],
    ['says so in no word of ours', (email) => ({ email, email_verified: 'perhaps' })],
    ['says so in a list', (email) => ({ email, email_verified: [true] })],
    ['proves no address', () => ({ email_verified: true })],
    ['proves something that is no address', (email) => ({ email: `${email}\u0000`, email_verified: true })],
  ])('is refused to a sign-in that %s', async (_, claims) => {
    const email = someAddress();
    const { guest, ticket } = await asGuest(email);
    expect(await refused(customer(undefined, claims(email)).guests.adopt())).toMatchObject({
      code: 'email_not_proven',
      status: 403,
    });
    expect((await guest.tickets.list()).data.map(({ id }) => id)).toEqual([ticket.id]);
  });

  it('is refused when another token once proved the address, and this one does not', async () => {
    const email = someAddress();
    const { ticket } = await asGuest(email);
    const id = randomUUID();
    const sign = (claims: object) => support.client({ token: hostToken({ id, ...claims }) });
    await sign({ email, email_verified: true }).tickets.list();
    for (const claims of [{}, { email_verified: true }, { email }]) {
      expect((await refused(sign(claims).guests.adopt())).code).toBe('email_not_proven');
    }
    expect((await refused(sign({}).tickets.get(ticket.id))).code).toBe('not_found');
  });

  it('takes nothing of other addresses, and nothing that a host’s customer wrote with the same one', async () => {
    const email = someAddress();
    const other = await asGuest(`x${email}`);
    const stranger = customer(email, { email_verified: true });
    const theirs = await stranger.tickets.create(lateParcel);
    const visitor = support.client({
      token: hostToken({ id: randomUUID(), guest_delivery: '77', email, email_verified: true }),
    });
    const asked = await visitor.tickets.create(lateParcel);
    const priya = customer(email);
    expect(await priya.guests.adopt()).toEqual({ adopted: 0, guest_id: null });
    for (const { id } of [other.ticket, theirs, asked]) {
      expect((await refused(priya.tickets.get(id))).code).toBe('not_found');
    }
  });

  it('is told live to whom it concerns: the guest learns that it is gone, and no more', async () => {
    const email = someAddress();
    const { guest, ticket } = await asGuest(email);
    const agent = await support.agent();
    await agent.tickets.assignSelf(ticket.id);
    const id = randomUUID();
    const token = hostToken({ id, name: 'CANARY-NAME', email, email_verified: true });
    const priya = support.client({ token });
    const { customer_id } = await priya.tickets.create(lateParcel);
    const [guestLine, ownLine] = [
      await LiveReader.open(support.fetch, guest.session.access),
      await LiveReader.open(support.fetch, token),
    ];
    await Promise.all([guestLine.until('ready'), ownLine.until('ready')]);
    await priya.guests.adopt();
    expect(await ownLine.until('ticket.adopted')).toMatchObject({
      ticket_id: ticket.id,
      data: { to_customer: { id: customer_id } },
    });
    expect(await guestLine.until('ticket.gone')).toMatchObject({ ticket_id: ticket.id, agent: null });
    const resumed = await LiveReader.open(support.fetch, guest.session.access, guestLine.events[0]?.cursor);
    expect(await resumed.until('ticket.gone')).toMatchObject({ ticket_id: ticket.id });
    await agent.messages.send(ticket.id, 'CANARY-TEXT');
    expect(await ownLine.until('ticket.message')).toMatchObject({ message: { body: 'CANARY-TEXT' } });
    const note = await guest.tickets.create(lateParcel);
    await guestLine.until('ticket.created', ({ ticket_id }) => ticket_id === note.id);
    expect(guestLine.text).not.toContain('CANARY');
    expect([...guestLine.misfits, ...ownLine.misfits, ...resumed.misfits]).toEqual([]);
    await support.client({ token: guest.session.access }).live.end();
    await priya.live.end();
  });
});

describe('an address that a host tells of', () => {
  const whoseAddress = async (claims: object[]) => {
    const id = randomUUID();
    let proven: boolean | null = null;
    for (const claim of claims) {
      const token = hostToken({ id, ...claim });
      const { customer_id } = await support.client({ token }).tickets.create(lateParcel);
      const [row] = await support.sql`select email_verified_at from users where id = ${customer_id}`;
      proven = row?.['email_verified_at'] !== null;
    }
    return proven;
  };
  const [one, two] = ['priya@parcels.example', 'tom@parcels.example'];

  it.each<[string, object[], boolean]>([
    ['is its customer’s own', [{ email: one }], true],
    ['is so too when the host says so', [{ email: one, email_verified: true }], true],
    ['is not when the host says that it is not proven', [{ email: one, email_verified: false }], false],
    ['is so too when the host says so in a word', [{ email: one, email_verified: 'true' }], true],
    ['is not when it says so in another way', [{ email: one, email_verified: 'no' }], false],
    ['is not when nobody can read what it says', [{ email: one, email_verified: ['perhaps'] }], false],
    ['is no more once the host takes it back', [{ email: one }, { email: one, email_verified: false }], false],
    ['stays unproven when the host says no more', [{ email: one, email_verified: false }, { email: one }], false],
    ['stays as it was for a token without it', [{ email: one }, { email_verified: false }], true],
    ['is another matter once it is another', [{ email: one, email_verified: false }, { email: two }], true],
  ])('%s', async (_, claims, proven) => {
    expect(await whoseAddress(claims)).toBe(proven);
  });
});
