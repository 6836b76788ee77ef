import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostToken, lateParcel, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
beforeAll(async () => {
  support = await startSupport();
});
afterAll(() => support.stop());

const ticket = { subject: 'Late', description: 'Where is it?', category: 'late' as const };
const unseen = [
  0x200b, 0x2060, 0x3164, 0x115f, 0xffa0, 0x2800, 0xad, 0x202e, 0xfe0f, 0x180e, 0xe0041, 0xfeff, 0xa0,
].map((point) => String.fromCodePoint(point));

describe('text that people type', () => {
  it('is refused where nothing of it can be seen, whatever it is made of', async () => {
    const customer = support.customer();
    const agent = await support.agent();
    for (const blank of [...unseen, unseen.join('')]) {
      for (const field of ['subject', 'description']) {
        await expect(customer.tickets.create({ ...ticket, [field]: blank }), blank).rejects.toMatchObject({
          status: 422,
          problem: { errors: [{ path: field }] },
        });
      }
      await expect(agent.auth.updateMe({ name: blank })).rejects.toMatchObject({ status: 422 });
    }
  });

  it('is kept in one form, however a keyboard composes it', async () => {
    const kept = await support.customer().tickets.create({ ...ticket, subject: 'Cre\u0300me bru\u0302le\u0301e' });
    expect(kept.subject).toBe('Crème brûlée');
  });

  it('stays on its line where it is one line, and turns nothing round', async () => {
    const customer = support.customer();
    for (const end of ['\u2028', '\u2029', '\n'])
      await expect(customer.tickets.create({ ...ticket, subject: `a${end}b` })).rejects.toMatchObject({ status: 422 });
    const kept = await customer.tickets.create({ ...ticket, subject: 'Support Team\u202etxt.exe\u2066' });
    expect(kept.subject).toBe('Support Teamtxt.exe');
  });

  it('is counted as it is kept', async () => {
    const customer = support.customer();
    const composed = await customer.tickets.create({ ...ticket, subject: 'e\u0301'.repeat(200) });
    expect(composed.subject).toHaveLength(200);
    // Composed it is longer than it was: such letters are kept apart.
    await expect(customer.tickets.create({ ...ticket, subject: '\u0958'.repeat(200) })).rejects.toMatchObject({
      status: 422,
    });
  });
});

describe("a host's name for its customer", () => {
  it.each([
    [`${'a'.repeat(199)}😀`, 'a'.repeat(199)],
    [`${'a'.repeat(198)} 😀`, 'a'.repeat(198)],
    ['Jose\u0301\u202e\u2028Vega', 'José Vega'],
    ['\ud83d half', 'half'],
    ['\u3164\u200b', ''],
  ])('%j is kept whole, as %j, and written once', async (name, kept) => {
    const token = hostToken({ id: `named-${name.length}-${name.charCodeAt(0)}`, name });
    const client = support.client({ token });
    const { id } = await client.tickets.create(ticket);
    const row = async () => {
      const [found] = await support.sql<{ name: string; written: string }[]>`
        select u.name, u.xmin::text as written from users u join support_tickets t on t.customer_id = u.id where t.id = ${id}`;
      return found;
    };
    const first = await row();
    expect(first?.name).toBe(kept);
    await client.tickets.list();
    await client.tickets.list();
    expect(await row()).toEqual(first);
  });
});

describe("one's own delivery, typed by hand", () => {
  const parcels = [
    { id: '900', tracking_number: 'PX-900123' },
    { id: '901', tracking_number: 'T2024/0001' },
    { id: '902', tracking_number: 'Ta b' },
    { id: '903', tracking_number: 'ä-1' },
    { id: '904', tracking_number: '--' },
  ];
  const customer = () => support.client({ token: hostToken({ id: 'types', deliveries: parcels }) });

  it.each([
    ['px-900123', 'PX-900123'],
    [' PX\u2011900123\u200e', 'PX-900123'],
    ['PX 900 123', 'PX-900123'],
    ['PX–900123', 'PX-900123'],
    ['ＰＸ-９００１２３', 'PX-900123'],
    ['٩٠٠', 'PX-900123'],
    ['t2024/0001', 'T2024/0001'],
    ['ta b', 'Ta b'],
    [' Ta b ', 'Ta b'],
    ['a\u0308-1', 'ä-1'],
    ['--', '--'],
  ])('is found by %j, and a ticket may be about it', async (typed, tracking_number) => {
    const found = await customer().deliveries.get(typed);
    expect(found.tracking_number).toBe(tracking_number);
    const made = await customer().tickets.create({ ...ticket, delivery_id: typed });
    expect(made.delivery_id).toBe(found.id);
  });

  it('is not found by what is written otherwise, nor by anybody else', async () => {
    await expect(customer().deliveries.get('PX-9001234')).rejects.toMatchObject({ status: 404 });
    await expect(customer().deliveries.get('-')).rejects.toMatchObject({ status: 404 });
    await expect(support.customer({ id: 'else' }).deliveries.get('px-900123')).rejects.toMatchObject({ status: 404 });
  });

  it('of two that differ in nothing people see is the one that is written just so, else the newest', async () => {
    const twins = ['AB-1', 'ab-1', 'Ab 1'].map((tracking_number, place) => ({ id: `twin${place}`, tracking_number }));
    const own = support.client({ token: hostToken({ id: 'twins', deliveries: twins }) });
    const found = async (typed: string) => (await own.deliveries.get(typed)).tracking_number;
    const newest = (await own.deliveries.list()).data[0]?.tracking_number;
    expect([await found('AB-1'), await found('ab-1'), await found('Ab 1')]).toEqual(['AB-1', 'ab-1', 'Ab 1']);
    expect(await found('aB1')).toBe(newest);
  });

  it('is found again by what it is called later', async () => {
    const as = (tracking_number: string) =>
      support.client({ token: hostToken({ id: 'renames', deliveries: [{ id: 'r1', tracking_number }] }) });
    await as('OLD-1').deliveries.list();
    expect((await as('NEW-1').deliveries.get('new1')).external_id).toBe('r1');
    await expect(as('NEW-1').deliveries.get('old1')).rejects.toMatchObject({ status: 404 });
  });

  it('is found while a row of the release before has no key yet, and however it is typed once it has', async () => {
    await customer().deliveries.list();
    await support.sql`update deliveries set external_key = null, tracking_key = null`;
    expect((await customer().deliveries.get('T2024/0001')).external_id).toBe('901');
    await support.jobs.runSoon('give-deliveries-their-keys');
    await expect
      .poll(
        () =>
          customer()
            .deliveries.get('t2024/0001')
            .catch(() => null),
        { timeout: 20_000 },
      )
      .toMatchObject({
        external_id: '901',
      });
    const [left] = await support.sql`select count(*)::int as rows from deliveries where tracking_key is null`;
    expect(left?.['rows']).toBe(0);
  });

  it('may have a name that folds to more than an index holds', async () => {
    const id = '\ufdfa'.repeat(200);
    const own = support.client({ token: hostToken({ id: 'long', deliveries: [{ id }] }) });
    expect((await own.deliveries.get(id)).external_id).toBe(id);
  });
});

describe('a number or code that was pasted', () => {
  it('leads to its ticket, for staff who may see it', async () => {
    const agent = await support.agent();
    const { id, number } = await support.customer().tickets.create(lateParcel);
    const digits = number.replace('LS-', '');
    const arabic = [...digits].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join('');
    for (const given of [
      `#${number}`,
      `[${number}]`,
      `Re: [${number}] Late parcel`,
      ` ${number} `,
      `Ticket ${number}`,
      `LS\u2011${digits}`,
      `LS–${digits}`,
      arabic,
      `${number}\u200e`,
      `https://help.parcels.example/console/support/tickets/${id}`,
      `https://help.parcels.example/console/support/tickets/${id.toUpperCase()}?from=mail#last`,
    ])
      expect((await agent.tickets.find(given)).id, given).toBe(id);
    await agent.tickets.assignSelf(id);
    const other = await support.agent('Jonas Weber');
    for (const given of [`[${number}]`, `https://help.parcels.example/console/support/tickets/${id}`])
      await expect(other.tickets.find(given)).rejects.toMatchObject({ status: 404 });
  });

  it('shows where a ticket stands, in whatever way its code was copied, typed or read out', async () => {
    const { id, tracking_code, number } = await support.customer().tickets.create(lateParcel);
    const copied = [
      ` ${tracking_code.slice(0, 5)}\u200b ${tracking_code.slice(5)}\n`,
      tracking_code.toUpperCase(),
      tracking_code.replace(/.{6}(?=.)/g, '$&\u2011'),
      tracking_code.replaceAll('0', 'O').replaceAll('1', 'l'),
      `https://support.logishift.example/ticket/status#${tracking_code}`,
    ];
    for (const code of copied) expect((await support.client().tickets.track(code)).number, code).toBe(number);
    // Older codes tell letters by their case, and have dashes of their own.
    const older = 'oIl0-_Ab3dEfGhIjKlMnOpQr';
    await support.sql`update support_tickets set tracking_code = ${older} where id = ${id}`;
    expect((await support.client().tickets.track(` ${older.replace('-', '\u2011')}`)).number).toBe(number);
    for (const code of [older.toLowerCase(), tracking_code])
      await expect(support.client().tickets.track(code)).rejects.toMatchObject({ status: 404 });
  });
});
