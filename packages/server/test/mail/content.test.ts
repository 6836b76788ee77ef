import type { Agent, Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agentPassword, lateParcel, startSupport, type TestSupport } from '../harness/support.js';
import {
  letMailsSettle,
  openPostOffice,
  type PostOffice,
  proveAddress,
  sendWhatIsDueIn,
  untilQuiet,
} from './post-office.js';

let office: PostOffice;
let support: TestSupport;
let agent: Support;
let maya: Agent;
const priya = 'priya.nair@example.com';

beforeAll(async () => {
  office = await openPostOffice();
  support = await startSupport({
    ...office.env,
    SUPPORT_TICKET_URL: 'https://www.logishift.example/help/{id}',
    SUPPORT_MAIL_REPLY_DOMAIN: 'reply.logishift.example',
  });
  maya = (await support.agent('Maya Lindqvist')).self;
  await proveAddress(support, maya.email);
});
beforeEach(async () => {
  await untilQuiet(support);
  office.forget();
  // The clock moves on between tests, past the end of a sign-in.
  agent = await support.signIn(maya.email, agentPassword);
});
afterAll(async () => {
  await support.stop();
  await office.close();
});

const customerWith = (claims: object) =>
  support.customer({ id: crypto.randomUUID(), name: 'Priya Nair', email: priya, ...claims });

async function takenBy(customer: Support, subject = 'Where is it?') {
  const ticket = await customer.tickets.create({ ...lateParcel, subject });
  await agent.tickets.assignSelf(ticket.id);
  await letMailsSettle(support);
  office.forget();
  return ticket;
}

const headOf = (raw: string) => raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
const headersOf = (raw: string) => headOf(raw).split('\r\n');

describe('a mail of many signs', () => {
  it('cuts none of them in two, wherever its preview ends', async () => {
    const { id } = await takenBy(customerWith({}));
    for (const before of ['', 'a']) {
      await agent.messages.send(id, `${before}${'😀'.repeat(1100)}`);
      await untilQuiet(support);
      support.travel(61_000);
    }
    await untilQuiet(support);
    const mails = office.to(priya);
    expect(mails).toHaveLength(2);
    for (const { mail } of mails) {
      const preview = /max-height:0;overflow:hidden">([^<]*)</.exec(mail.html || '')?.[1] ?? '';
      expect(preview.length).toBeGreaterThan(100);
      expect(`${mail.html}${mail.text}`).not.toContain('\ufffd');
    }
  });
});

describe('headers', () => {
  it('put all mails on a ticket into one thread, and leave room for replies', async () => {
    const { id, number, customer_id } = await takenBy(customerWith({}));
    await agent.messages.send(id, 'It comes by noon.');
    await untilQuiet(support);
    support.travel(61_000);
    await agent.messages.send(id, 'It is on the van.');
    await untilQuiet(support);
    const [first, second] = office.to(priya).map(({ mail }) => mail);
    const token = /^<([0-9a-f]{32}\.[0-9a-f]{20})@logishift\.example>$/;
    expect(first?.messageId).toMatch(token);
    expect(second?.messageId).toMatch(token);
    expect(first?.messageId).not.toBe(second?.messageId);
    for (const mail of [first, second]) {
      expect(mail?.subject).toBe(`[${number}] Where is it?`);
      const root = `<ticket.${[id, customer_id].join('.').replaceAll('-', '')}@logishift.example>`;
      expect(mail?.inReplyTo).toBe(root);
      expect(mail?.references).toBe(root);
      const reply = token.exec(mail?.messageId ?? '')?.[1];
      expect(mail?.replyTo?.text).toBe(`support+${reply}@reply.logishift.example`);
      expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    }
  });

  it('let a mail program unsubscribe in one click', async () => {
    const { id } = await takenBy(customerWith({}));
    await agent.messages.send(id, 'It comes by noon.');
    await untilQuiet(support);
    const headers = headersOf(office.to(priya)[0]?.raw ?? '');
    expect(headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(headers).toContainEqual(
      expect.stringMatching(/^List-Unsubscribe: <http:\/\/localhost:8787\/unsubscribe\?t=[\w%~.-]+>$/),
    );
  });
});

describe('what customers and agents write', () => {
  const evil = 'evil@example.org';
  /** Exactly the headers that a mail of ours has, each once, and one recipient. */
  function expectUntouched() {
    expect(office.received.length).toBeGreaterThan(0);
    for (const { raw, recipients } of office.received) {
      const names = headersOf(raw).map((header) => header.split(':')[0]?.toLowerCase());
      expect(names.sort()).toEqual(
        [
          ...['from', 'to', 'subject', 'message-id', 'date', 'mime-version', 'content-type', 'reply-to'],
          ...['in-reply-to', 'references', 'auto-submitted', 'x-auto-response-suppress'],
          ...['list-unsubscribe', 'list-unsubscribe-post'],
        ].sort(),
      );
      expect(recipients).toHaveLength(1);
      expect(recipients).not.toContain(evil);
      const ours = headersOf(raw).filter((header) => !header.startsWith('Subject:'));
      expect(ours.join('\n')).not.toContain('evil');
    }
  }

  it('cannot become a header as a subject', async () => {
    const subjects = [
      `<${evil}>, Bcc: ${evil}`,
      '=?utf-8?Q?Bcc=3A_evil=40example=2Eorg=0D=0A?= =?utf-8?B?4oCu?=',
      `"; Bcc: ${evil}; "\\`,
      'gro.elpmaxe@live \u202e\u2066 moc.live',
      `${'a'.repeat(150)} Bcc: ${evil}`,
    ];
    const tickets = await Promise.all(
      subjects.map((subject) => customerWith({}).tickets.create({ ...lateParcel, subject })),
    );
    await Promise.all(tickets.map(({ id }) => agent.tickets.assignSelf(id)));
    await letMailsSettle(support);
    office.forget();
    for (const { id } of tickets) await agent.messages.send(id, 'It comes by noon.');
    await untilQuiet(support);
    expectUntouched();
    const said = subjects.map((subject) => subject.replace(/[\u202e\u2066]/g, '').replace(/ +/g, ' '));
    const expected = tickets.map(({ number }, place) => `[${number}] ${said[place]}`);
    expect(office.subjectsTo(priya).sort()).toEqual(expected.sort());
  });

  it('cannot become a header with line breaks either, whatever way they came into the database', async () => {
    const { id } = await takenBy(customerWith({ name: `Priya\r\nBcc: ${evil}` }));
    await support.sql`update support_tickets set subject = ${`Hello\r\nBcc: ${evil}\r\n\r\nBody`} where id = ${id}`;
    await support.sql`update users set name = ${`Maya\r\nBcc: ${evil}\u2028`} where id = ${maya.id}`;
    await agent.messages.send(id, `.\r\nRCPT TO:<${evil}>\r\n.\r\nBcc: ${evil}`);
    await untilQuiet(support);
    expectUntouched();
    expect(office.to(priya)[0]?.mail.text).toContain(`> Bcc: ${evil}`);
    await support.sql`update users set name = 'Maya Lindqvist' where id = ${maya.id}`;
  });

  it('stays text in the page', async () => {
    const attack = '<script>alert(1)</script><img src=x onerror="alert(2)"></td></table>&lt;b&gt;';
    const { id } = await takenBy(customerWith({ name: attack }), attack);
    await agent.messages.send(id, attack);
    await untilQuiet(support);
    const [{ mail } = { mail: undefined }] = office.to(priya);
    const html = String(mail?.html);
    expect(html).not.toMatch(/<script|<img|&lt;b&gt;(?!<)/);
    expect(html.match(/<table/g)?.length).toBe(html.match(/<\/table>/g)?.length);
    expect(mail?.text).toContain(`> ${attack}`);
  });

  it('does not go to an address that nobody has proved', async () => {
    const unproven = customerWith({ email: 'somebody.else@example.com', email_verified: false });
    const stranger = await support.agent('Jonas Weber');
    const { id } = await takenBy(unproven);
    await agent.messages.send(id, 'It comes by noon.');
    const second = await unproven.tickets.create({ ...lateParcel, subject: 'Another one' });
    await stranger.tickets.assignSelf(second.id);
    await unproven.messages.send(second.id, 'Are you there?');
    await untilQuiet(support);
    await sendWhatIsDueIn(support, 95_000);
    expect(office.to('somebody.else@example.com')).toEqual([]);
    for (const { mail } of office.to(stranger.self.email)) {
      expect(`${mail.subject} ${mail.text} ${mail.html}`).not.toMatch(/Another one|Are you there|Priya/);
    }
  });

  it.each([
    ['is not proven any more', { email_verified: false }, false],
    ['was given up for another', { email: 'priya.is.here.now@example.com' }, true],
  ])('does not go to an address that %s before the mail goes', async (_, news, goesThere) => {
    const before = { id: crypto.randomUUID(), email: `${crypto.randomUUID()}@example.com` };
    const { id } = await takenBy(customerWith(before));
    await agent.messages.send(id, 'First of all, hello.');
    await untilQuiet(support);
    await agent.messages.send(id, 'The code of your door is 4711.');
    await untilQuiet(support);
    const customer = customerWith({ ...before, ...news });
    await customer.tickets.get(id);
    await sendWhatIsDueIn(support, 120_000);
    const texts = (address: string) => office.to(address).map(({ mail }) => mail.text ?? '');
    expect(texts(before.email).join()).not.toContain('4711');
    if (goesThere) expect(texts('priya.is.here.now@example.com').join()).toContain('4711');
  });

  it('is not told to an agent who has lost the ticket before the mail goes', async () => {
    const customer = customerWith({});
    const { id } = await takenBy(customer);
    await customer.messages.send(id, 'First of all, hello.');
    await untilQuiet(support);
    await customer.messages.send(id, 'The code of my door is 4711.');
    await untilQuiet(support);
    const admin = await support.admin();
    await admin.tickets.reassign(id, (await admin.auth.me()).id);
    await sendWhatIsDueIn(support, 95_000);
    const mails = office.to(maya.email).map(({ mail }) => mail);
    expect(mails.at(-1)?.text).toMatch(/^Ticket Reassigned\n/);
    for (const mail of mails) expect(`${mail.text} ${mail.html}`).not.toContain('4711');
  });
});

it('has no internal note in any mail to anybody', async () => {
  const customer = customerWith({});
  const { id } = await takenBy(customer);
  const canary = `canary-${crypto.randomUUID()}`;
  await agent.notes.add(id, canary);
  await agent.messages.send(id, 'It comes by noon.');
  await customer.messages.send(id, 'Thank you.');
  await agent.notes.add(id, canary);
  await agent.tickets.updateStatus(id, { status: 'resolved' });
  await untilQuiet(support);
  await sendWhatIsDueIn(support, 95_000);
  for (const email of [priya, maya.email]) expect(office.to(email).length).toBeGreaterThan(0);
  for (const { raw, mail } of office.received) expect(`${raw} ${mail.text} ${mail.html}`).not.toContain(canary);
});

describe('the link in a mail', () => {
  it('opens its ticket for the customer without signing in, and no other', async () => {
    const customer = customerWith({});
    const other = await customer.tickets.create(lateParcel);
    const { id } = await takenBy(customer);
    await agent.messages.send(id, 'It comes by noon.');
    await untilQuiet(support);
    const [, token] =
      new RegExp(`https://www\\.logishift\\.example/help/${id}#ticket_link=(\\S+)`).exec(
        office.to(priya)[0]?.mail.text ?? '',
      ) ?? [];
    const visitor = support.client({ token });
    expect(await visitor.tickets.get(id)).toMatchObject({ id, subject: 'Where is it?' });
    await expect(visitor.tickets.get(other.id)).rejects.toMatchObject({ status: 404 });
    expect(String(office.to(priya)[0]?.mail.html)).toContain(`#ticket_link=${token}`);
  });

  it('leads staff to the console, with no token', async () => {
    const customer = customerWith({});
    const { id } = await takenBy(customer);
    await customer.messages.send(id, 'Thank you.');
    await untilQuiet(support);
    const [{ mail } = { mail: undefined }] = office.to(maya.email);
    expect(mail?.text).toContain(`http://localhost:8787/console/support/tickets/${id}\n`);
    expect(`${mail?.text} ${mail?.html}`).not.toContain('ticket_link');
  });
});

it('speaks the language of its reader', async () => {
  const sent = ['en', 'hi', 'es', 'fr', 'de', 'ar'].map((locale) => ({ locale, email: `${locale}@example.com` }));
  for (const claims of sent) {
    const { id } = await customerWith(claims).tickets.create(lateParcel);
    await agent.tickets.assignSelf(id);
  }
  await letMailsSettle(support);
  for (const { locale, email } of sent) {
    const html = office
      .to(email)
      .map(({ mail }) => mail.html)
      .join('');
    expect(html).toContain(`<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(html.includes('has taken your ticket')).toBe(locale === 'en');
    expect(html.replace(/<head>.*?<body/gs, '')).not.toMatch(/\{\w+\}/);
  }
});

describe('mails that prove an address', () => {
  const newest = (email: string) => office.to(email).at(-1);

  it('carry a code, which is forgotten here once it is sent', async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    await support.client().guests.requestCode({ email, locale: 'de' });
    await untilQuiet(support);
    const { mail } = newest(email) ?? {};
    expect(mail?.subject).toBe('Ihr Code für logiShift support');
    const [code = ''] = /\d{6}/.exec(mail?.text ?? '') ?? [];
    expect(code).toHaveLength(6);
    expect(mail?.html).toContain(code);
    expect(mail?.subject).not.toContain(code);
    expect(mail?.headers.has('list-unsubscribe')).toBe(false);
    const [row] = await support.sql`select params, state from mails where "to" = ${email}`;
    expect(row).toEqual({ params: {}, state: 'sent' });
  });

  it('say nothing that whoever asked for them could have typed', async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    const name = 'Go to evil.example at once';
    await support.client().agents.register({ name, email, password: agentPassword, phone: '+49 30 1234567' });
    await support.client().auth.forgotPassword({ email });
    await untilQuiet(support);
    expect(office.subjectsTo(email).sort()).toEqual(['Confirm your e-mail address', 'Set a new password']);
    for (const { raw, mail } of office.to(email)) {
      expect(`${raw} ${mail.text} ${mail.html}`).not.toContain('evil.example');
      expect(mail.text).toMatch(/http:\/\/localhost:8787\/console\/\S+/);
    }
  });

  it('are given up when what they say has expired', async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    await office.close();
    await support.client().guests.requestCode({ email });
    await untilQuiet(support);
    await office.open();
    await sendWhatIsDueIn(support, 11 * 60_000);
    expect(office.to(email)).toEqual([]);
    const [row] = await support.sql`select params, state from mails where "to" = ${email}`;
    expect(row).toEqual({ params: {}, state: 'dead' });
  });

  it.each([
    ['guest_code', 11 * 60_000],
    ['password_reset', 61 * 60_000],
    ['email_verification', 73 * 3_600_000],
  ] as const)('that the mail server refused keep nothing of a %s once it has expired', async (kind, lifetime) => {
    const email = `${crypto.randomUUID()}@example.com`;
    office.refuse.set(email, '550 No such mailbox');
    const visitor = support.client();
    if (kind === 'guest_code') await visitor.guests.requestCode({ email });
    else {
      await visitor.agents.register({ name: 'Noor Aziz', email, password: agentPassword, phone: '+49 30 1234567' });
      if (kind === 'password_reset') await visitor.auth.forgotPassword({ email });
    }
    await untilQuiet(support);
    office.refuse.clear();
    const kept = async () =>
      (await support.sql`select params from mails where "to" = ${email} and kind = ${kind} and state = 'dead'`)[0]
        ?.params;
    // As long as it is good it can be sent again.
    expect(Object.keys((await kept()) as object)).not.toEqual([]);
    support.travel(lifetime);
    await support.jobs.runSoon('forget-what-expired');
    await expect.poll(kept, { timeout: 10_000 }).toEqual({});
  });
});
