import type { FoundStaffTicket, ProblemError, Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Callers, signEveryoneIn } from '../harness/callers.js';
import { send } from '../harness/raw-request.js';
import { searched } from '../harness/searched.js';
import { startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
let admin: Support;
beforeAll(async () => {
  support = await startSupport();
  admin = await support.admin();
});
afterAll(() => support.stop());

const found = async (q: string, who: Support = admin) => (await who.tickets.assigned({ scope: 'visible', q })).data;
const numbersOf = (tickets: { number: string }[]) => tickets.map(({ number }) => number);

describe('a ticket is found the moment it is made', () => {
  it('by its number, its parcel, and what its text names; whole, as it begins and as it ends', async () => {
    const customer = support.customer({
      name: 'Priya Nair',
      email: 'priya.nair@posta.example',
      deliveries: [{ id: 'ORDER-90871', tracking_number: 'PX-482193' }],
    });
    // What finds words a moment later is held up.
    await support.sql.begin(async (sql) => {
      await sql`select from ledger_readers where name = 'search' for update`;
      const { number } = await customer.tickets.create({
        subject: 'Invoice INV/2026/0917',
        description: 'Call +49 (0)171 555-0142 or write to other.address@huellen.example.',
        category: 'late',
        delivery_id: 'ORDER-90871',
      });
      const digits = number.replace('LS-', '');
      for (const q of [
        number,
        number.toLowerCase(),
        digits.length > 3 ? digits : number,
        'PX-482193',
        'px482193',
        'px 482 193',
        '482193',
        'PX-4821',
        'order-90871',
        'INV-2026-0917',
        '+49 171 5550142',
        '0171 555 0142',
        '5550142',
        'other.address@huellen.example',
        'other.address@',
        'priya.nair@posta.example',
        'priya.nair@',
        '@posta.example',
        'priya',
        'Nair Priya',
      ])
        expect(numbersOf(await found(q)), q).toEqual([number]);
      for (const q of ['PX-482194', 'x-48219', '+49 171 5550143', 'rother.address@huellen.example', 'Ranjit'])
        expect(numbersOf(await found(q)), q).toEqual([]);
    });
  });

  it('by what its customer is called now, in whatever order, and with a slip in the spelling', async () => {
    const id = 'jurgen';
    const { number } = await support
      .customer({ id, name: 'Juergen Meier' })
      .tickets.create({ subject: 'Hello', description: 'Where is it?', category: 'late' });
    expect(numbersOf(await found('meier'))).toEqual([number]);
    await support.customer({ id, name: 'Ingrid Hauptmann', email: 'ingrid@hauptmann.example' }).tickets.list();
    for (const q of ['hauptmann', 'Haupt ingr', 'Hauptman', 'Haupmtann', 'Inrgid', 'ingrid@hauptmann.example'])
      expect(numbersOf(await found(q)), q).toEqual([number]);
    expect(await found('meier')).toEqual([]);
  });
});

describe('where the words stand', () => {
  let tickets: Record<string, FoundStaffTicket> = {};
  const hitOf = async (q: string, who: Support = admin) => {
    const [first] = await found(q, who);
    const { hit } = first ?? {};
    return hit && { ...hit, marked: hit.marks.map(({ start, end }) => hit.text.slice(start, end)) };
  };

  it('is said of each ticket, with the words in it', async () => {
    const customer = support.customer({
      name: 'Oona Virtanen',
      deliveries: [{ id: 'A1', tracking_number: 'ZZ-771100' }],
    });
    const agent = await support.agent();
    const { id, number } = await customer.tickets.create({
      subject: 'Zebra prints arrived wet',
      description: `${'Nothing of that. '.repeat(40)}The umbrella stand was broken, too.${' And so on.'.repeat(40)}`,
      category: 'damaged',
      delivery_id: 'A1',
    });
    await agent.tickets.assignSelf(id);
    await agent.messages.send(id, 'We have ordered\na replacement xylophone.');
    await agent.notes.add(id, 'Quartermaster says it was the forklift.');
    await searched(support);
    tickets = Object.fromEntries((await found('zebra')).map((one) => [one.number, one]));
    expect(Object.keys(tickets)).toEqual([number]);

    expect(await hitOf('zebras')).toMatchObject({ in: 'subject', by: 'customer', marked: ['Zebra'] });
    expect(await hitOf('xylophone replacements')).toMatchObject({
      in: 'message',
      by: 'support_agent',
      text: 'We have ordered a replacement xylophone.',
      marked: ['replacement', 'xylophone'],
      at: expect.any(String),
    });
    // What the subject has is seen there.
    expect(await hitOf('zebra xylophone')).toMatchObject({ in: 'message', marked: ['xylophone'] });
    expect(await hitOf('zebra prints')).toMatchObject({ in: 'subject', marked: ['Zebra', 'prints'] });
    expect(await hitOf('quartermaster')).toMatchObject({ in: 'note', marked: ['Quartermaster'] });
    expect(await hitOf('virtanen')).toMatchObject({ in: 'customer', text: 'Oona Virtanen', marked: ['Virtanen'] });
    expect(await hitOf('771100')).toMatchObject({ in: 'parcel', text: 'ZZ-771100' });
    expect(await hitOf(number)).toMatchObject({ in: 'number', text: number });
    const long = await hitOf('umbrella');
    expect(long).toMatchObject({ in: 'description', marked: ['umbrella'] });
    expect(long?.text.length).toBeLessThanOrEqual(242);
    expect(long?.text).toMatch(/^….*…$/);
  });

  it('is nowhere while no words are looked for', async () => {
    const { data } = await admin.tickets.all({ q: 'is:open' });
    expect(data.length).toBeGreaterThan(0);
    expect(data.every((one) => !('hit' in one))).toBe(true);
  });
});

/** So many characters, each whole. */
const first = (text: string, most: number) => [...text].slice(0, most).join('');

describe('whatever somebody writes', () => {
  const nasty = [
    '届\u0301 한\u0301 か\u093c ー\u0640',
    '日本\u0308語',
    `a${'𐌰'.repeat(60)}`,
    `aß${'😀'.repeat(40)}`,
    '\ufdfa'.repeat(400),
    `1${'㌀'.repeat(300)}`,
    `'"\\ :* & | ! <-> ( ) \t`,
    'x'.repeat(3000),
  ];

  it('is kept and looked for, and keeps nobody else from being found', async () => {
    const refused = (q: string) => (error: unknown) =>
      expect((error as ProblemError).status, `${q}: ${error}`).toBe(422);
    for (const [n, text] of nasty.entries()) {
      const name = first(text, 20).replaceAll(/\p{Cc}/gu, '');
      const customer = support.customer({ id: `nasty-${n}`, name, email: `n${n}@x.example` });
      const { id } = await customer.tickets.create({
        subject: first(text, 60),
        description: text,
        category: 'other',
        delivery_ref: `${n}ß${'😀'.repeat(49)}`,
      });
      await customer.messages.send(id, text);
      const plain = first(text, 90).replaceAll(/["\\]/g, '');
      for (const q of [first(text, 100), `"${plain}"`, ...first(text, 60).split(' ')]) {
        await customer.tickets.list({ q }).then(undefined, refused(q));
        await admin.tickets.all({ q }).then(undefined, refused(q));
      }
      for (const q of [`customer:"${plain}"`, `parcel:"${plain}"`, 'customer:届\u0301'])
        await admin.tickets.all({ q }).then(undefined, refused(q));
    }
    const { number } = await support.customer({ name: 'After' }).tickets.create({
      subject: 'Afterwards',
      description: 'A weathervane came.',
      category: 'other',
    });
    await searched(support);
    expect(numbersOf(await found('weathervane'))).toEqual([number]);
  });

  it('may be more words than PostgreSQL keeps of a text', async () => {
    const letters = [...'कखगघचछजझटठडढतथदधनपफबभमयरलवशसह'];
    const word = (n: number) =>
      Array.from({ length: 60 }, (_, at) => letters[(n * 7 + at * at + Math.floor(n / 29) * at) % letters.length]).join(
        '',
      );
    const customer = support.customer({ name: 'Many' });
    const { id, number } = await customer.tickets.create({
      subject: 'Lexicon',
      description: 'So many.',
      category: 'other',
    });
    for (let message = 0; message < 25; message++)
      await customer.messages.send(id, Array.from({ length: 80 }, (_, n) => word(message * 80 + n)).join(' '));
    await searched(support);
    expect(numbersOf(await found('lexicon'))).toEqual([number]);
  });

  it('is found though a sign stands by itself in what is looked for', async () => {
    const { number } = await support.customer({ name: 'Sign' }).tickets.create({
      subject: 'Kettle & lid',
      description: 'A kettle came.',
      category: 'other',
    });
    await searched(support);
    for (const q of ['kettle & lid', 'kettle – lid', '🙂 kettle', 'kettle - lid'])
      expect(numbersOf(await found(q)), q).toEqual([number]);
    expect(await found('& 🙂')).toEqual([]);
  });

  it('is not what a parcel was called when its ticket was made, if it is called otherwise since', async () => {
    const id = 'renamed';
    const told = (tracking_number?: string) =>
      support.customer({
        id,
        name: 'Renamed',
        deliveries: [{ id: 'RENAMED-1', ...(tracking_number && { tracking_number }) }],
      });
    const { number } = await told().tickets.create({
      subject: 'Hm',
      description: 'Hm.',
      category: 'late',
      delivery_id: 'RENAMED-1',
    });
    await told('PX-771199').tickets.list();
    for (const q of ['PX-771199', 'parcel:px771199', 'renamed-1'])
      expect(numbersOf(await found(q)), q).toContain(number);
  });
});

describe('what only staff may read', () => {
  let people: Callers;
  let ticket: string;
  const canary = 'wolpertinger';
  const number = 'QX-99817733';
  const lists = ['/api/support/tickets/', '/api/agent/tickets/?scope=visible', '/api/admin/support/tickets/'] as const;
  beforeAll(async () => {
    people = await signEveryoneIn(support);
    const as = (token: string) => support.client({ token });
    ticket = (
      await as(people.customer).tickets.create({ subject: 'A box', description: 'It is dented.', category: 'damaged' })
    ).id;
    const holder = as(people.holder.token);
    await holder.tickets.assignSelf(ticket);
    await holder.notes.add(ticket, `The ${canary} did it, see ${number} and secret.person@inside.example.`);
    await searched(support);
  });

  it.each([
    canary,
    `"the ${canary}"`,
    canary.slice(0, 5),
    number,
    '99817733',
    'secret.person@inside.example',
    'has:note',
  ])('finds a ticket for those alone who read it: %s', async (q) => {
    const finds: string[] = [];
    for (const [caller, tokens] of Object.entries(people.tokens)) {
      for (const token of tokens) {
        for (const list of lists) {
          const path = `${list}${list.includes('?') ? '&' : '?'}q=${encodeURIComponent(q)}`;
          const sent = typeof token === 'function' ? await token({ id: ticket }) : token;
          const { status, body } = await send(support, 'GET', path, sent === null ? {} : { token: sent });
          const data = (body as { data?: { id: string }[] } | null)?.data ?? [];
          if (status === 200 && data.some(({ id }) => id === ticket)) finds.push(`${caller} ${list.split('?')[0]}`);
        }
      }
    }
    expect([...new Set(finds)].sort()).toEqual([
      'admin /api/admin/support/tickets/',
      'admin /api/agent/tickets/',
      'holder /api/agent/tickets/',
    ]);
  });

  it('does not leave out what it does not find for a customer who denies it', async () => {
    const customer = support.client({ token: people.customer });
    const all = (await customer.tickets.list()).data.map(({ id }) => id);
    expect(all).toContain(ticket);
    for (const q of [`-${canary}`, `box -${canary}`, `box -${number}`])
      expect(
        (await customer.tickets.list({ q })).data.map(({ id }) => id),
        q,
      ).toContain(ticket);
  });

  it('keeps others’ tickets from a customer whatever is looked for', async () => {
    const other = support.customer({ name: 'Tom Becker' });
    for (const q of ['dented', 'box', 'is:open', (await admin.tickets.find(ticket).catch(() => null))?.number ?? 'LS'])
      expect((await other.tickets.list({ q })).data, q).toEqual([]);
  });
});

describe('a customer', () => {
  it('finds an old ticket of theirs by what was said on it', async () => {
    const customer = support.customer({ name: 'Aino' });
    const agent = await support.agent('Tom');
    const { id } = await customer.tickets.create({
      subject: 'Chair',
      description: 'A leg is missing.',
      category: 'damaged',
    });
    await agent.tickets.assignSelf(id);
    await agent.messages.send(id, 'The spare leg is in the post.');
    for (let n = 0; n < 25; n++)
      await customer.tickets.create({ subject: `Order ${n}`, description: 'Where is it?', category: 'late' });
    await searched(support);
    const { data } = await customer.tickets.list({ q: 'spare legs' });
    expect(data.map(({ id }) => id)).toEqual([id]);
    expect(data[0]?.hit).toMatchObject({ in: 'message', by: 'support_agent' });
    expect((await customer.tickets.list({ q: 'aino' })).data).toEqual([]);
  });
});
