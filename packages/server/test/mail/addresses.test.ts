import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { send } from '../harness/raw-request.js';
import { agentPassword, lateParcel, startSupport, type TestSupport } from '../harness/support.js';
import { letMailsSettle, openPostOffice, type PostOffice, untilQuiet, untilSo } from './post-office.js';

let office: PostOffice;
let support: TestSupport;
beforeAll(async () => {
  office = await openPostOffice();
  support = await startSupport({
    ...office.env,
    SUPPORT_MAIL_FROM: 'Käse & Co <hallo@käse.example>',
    SUPPORT_MAIL_REPLY_DOMAIN: 'antwort.käse.example',
  });
});
beforeEach(async () => {
  await untilQuiet(support);
  office.forget();
});
afterAll(async () => {
  await support.stop();
  await office.close();
});

const forms: [typed: string, mailbox: string][] = [
  ['User@München.example', 'user@xn--mnchen-3ya.example'],
  ['info@пример.рф', 'info@xn--e1afmkfd.xn--p1ai'],
  ['a&b@example.com', 'a&b@example.com'],
  ['x/y=z@example.com', 'x/y=z@example.com'],
];

/** Whom the envelopes name, as they came over the wire. */
const envelopes = () => office.commands.flatMap((line) => /^RCPT TO:<(.*)>/.exec(line)?.[1] ?? []);

/** The one mail that has come: whom the envelope and the header name. */
async function theMail() {
  await untilSo(() => office.received.length > 0);
  await untilQuiet(support);
  expect(office.received).toHaveLength(1);
  const [{ raw, mail }] = office.received as [(typeof office.received)[0]];
  return { recipients: envelopes(), raw, mail, to: /^To: (.*)$/m.exec(raw)?.[1]?.trim() };
}

it.each(forms)(
  'a guest’s code goes to %s by the envelope, and proves them under every spelling',
  async (typed, mailbox) => {
    await support.client().guests.requestCode({ email: typed });
    const { recipients, to, mail, raw } = await theMail();
    expect(recipients).toEqual([mailbox]);
    expect(to).toBe(mailbox);
    expect(raw).toMatch(/^From: =\?UTF-8\?.*<hallo@xn--kse-qla\.example>/m);
    const code = /\b(\d{6})\b/.exec(mail.text ?? '')?.[1] ?? '';
    const first = await support.client().guests.verify({ email: mailbox.toUpperCase(), code });
    expect(first.person.email).toBe(mailbox);

    office.forget();
    await support.client().guests.requestCode({ email: mailbox });
    const again = /\b(\d{6})\b/.exec((await theMail()).mail.text ?? '')?.[1] ?? '';
    expect((await support.client().guests.verify({ email: typed, code: again })).person.id).toBe(first.person.id);
  },
);

it('a customer’s mail goes to the address in their host’s token, whatever its script', async () => {
  const customer = support.customer({
    name: 'Priya Nair',
    email: 'Priya@München.example',
    email_verified: 'true',
  } as never);
  const { id } = await customer.tickets.create(lateParcel);
  const agent = await support.agent();
  await agent.tickets.assignSelf(id);
  await letMailsSettle(support);
  office.forget();
  await agent.messages.send(id, 'It comes tomorrow.');
  const { recipients, raw, mail } = await theMail();
  expect(recipients).toEqual(['Priya@xn--mnchen-3ya.example']);
  expect(office.commands).toContainEqual(expect.stringMatching(/^MAIL FROM:<hallo@xn--kse-qla\.example>/));
  expect(mail.text).toContain('It comes tomorrow.');
  expect(raw).toMatch(/^Reply-To:\s+support\+\S+@antwort\.xn--kse-qla\.example/m);
});

it('staff sign in by their address, however its domain is written, and are found once', async () => {
  const register = (email: string) =>
    support.client().agents.register({ name: 'Maya Chen', email, password: agentPassword, phone: '+49 30 1234567' });
  expect(await register('Maya@Bücher.example')).toMatchObject({ email: 'Maya@xn--bcher-kva.example' });
  await register('maya@xn--bcher-kva.EXAMPLE');
  const rows = await support.sql`select email from users where email ilike 'maya@%' and role <> 'customer'`;
  expect(rows).toEqual([{ email: 'Maya@xn--bcher-kva.example' }]);
  for (const email of ['maya@bücher.example', 'MAYA@XN--BCHER-KVA.EXAMPLE', ' maya@bu\u0308cher.example ']) {
    const { user } = await support.client().auth.signIn({ email, password: agentPassword });
    expect(user.email).toBe('Maya@xn--bcher-kva.example');
  }
  await untilQuiet(support);
  office.forget();
  await support.client().auth.forgotPassword({ email: 'maya@BÜCHER.example' });
  expect((await theMail()).recipients).toEqual(['Maya@xn--bcher-kva.example']);
});

describe('what would be a second recipient or a header', () => {
  it.each([
    'a@example.com\r\nBcc: b@example.com',
    'a@example.com, b@example.com',
    'a@example.com> SIZE=1',
    '"a\\r\\nDATA"@example.com',
    'a@[127.0.0.1]',
    'prïya@example.com',
  ])('%j is refused, with a word that says what to do', async (email) => {
    const { status, body } = await send(support, 'POST', '/api/support/guests/code/', { body: { email } });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      errors: [{ path: 'email', code: 'invalid_format', message: expect.stringMatching(/\w+ \w+/) }],
    });
    await untilQuiet(support);
    expect(office.received).toEqual([]);
  });
});
