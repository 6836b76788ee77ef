import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSupport } from '../../src/support.js';
import { createDatabase, hostSecret, hostToken, startSupport, type TestSupport } from '../harness/support.js';
import {
  letMailsSettle,
  openPostOffice,
  type PostOffice,
  sendWhatIsDueIn,
  untilQuiet,
  untilSo,
} from './post-office.js';

describe('the link that ends mails', () => {
  let office: PostOffice;
  let support: TestSupport;
  beforeAll(async () => {
    office = await openPostOffice();
    support = await startSupport(office.env);
  });
  afterAll(async () => {
    await support.stop();
    await office.close();
  });

  /** Pages, not the API: asked for past the check of the contract. */
  const ask = (path: string, init?: RequestInit) => support.app.request(path, init);
  const oneClick = {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  };

  /** A customer who was mailed an agent's answer, and the link in that mail. */
  async function answered(locale = 'en') {
    const email = `${crypto.randomUUID()}@example.com`;
    const customer = support.customer({ name: 'Priya Nair', email, locale });
    const agent = await support.agent();
    const { id } = await customer.tickets.create({ subject: 'Where is it?', description: 'Late.', category: 'late' });
    await agent.tickets.assignSelf(id);
    await letMailsSettle(support);
    await agent.messages.send(id, 'It comes by noon.');
    await untilQuiet(support);
    const raw =
      office
        .to(email)
        .at(-1)
        ?.raw.replace(/\r\n[ \t]+/g, '') ?? '';
    const [, link = ''] = /List-Unsubscribe:\s*<http:\/\/localhost:8787(\/unsubscribe[^>]+)>/.exec(raw) ?? [];
    const preference = async () =>
      (await customer.notifications.preferences()).data.find(({ kind }) => kind === 'ticket.message');
    return { customer, agent, id, email, link, preference };
  }

  it('ends those too that already wait to be sent', async () => {
    const { agent, id, email, link } = await answered();
    office.forget();
    await agent.messages.send(id, 'It waits for its minute.');
    await untilQuiet(support);
    expect((await ask(link, oneClick)).status).toBe(200);
    await sendWhatIsDueIn(support, 120_000);
    expect(office.to(email)).toEqual([]);
  });

  it('asks first: looking at it changes nothing', async () => {
    const { link, preference } = await answered();
    for (const method of ['GET', 'HEAD', 'GET']) expect((await ask(link, { method })).status).toBe(200);
    expect(await preference()).toMatchObject({ email: true });
    const page = await ask(link);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*style-src 'sha256-/);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('cache-control')).toBe('no-store');
    const html = await page.text();
    expect(html).toContain('New messages');
    expect(html).not.toContain('<script');
    expect(html).toContain(`<form method="post" action="${link.replaceAll('~', '~')}">`);
  });

  it('ends mails of that kind by one click of a mail program, in the app nothing', async () => {
    const { agent, id, email, link, preference } = await answered();
    expect((await ask(link, oneClick)).status).toBe(200);
    expect(await preference()).toMatchObject({ email: false, in_app: true });
    office.forget();
    support.travel(61_000);
    await agent.messages.send(id, 'It is on the van.');
    await untilQuiet(support);
    expect(office.to(email)).toEqual([]);
    await agent.tickets.updateStatus(id, { status: 'resolved' });
    await untilQuiet(support);
    expect(office.to(email).map(({ mail }) => mail.text)).toEqual([
      expect.stringMatching(/^Support Ticket Updated - In Progress → Resolved\n/),
    ]);
    // Again is no mistake.
    expect((await ask(link, oneClick)).status).toBe(200);
  });

  it('speaks the reader’s language', async () => {
    const { link } = await answered('ar');
    expect(await (await ask(link)).text()).toContain('<html lang="ar" dir="rtl">');
  });

  it.each([
    ['de-AT, en;q=0.5', 'de'],
    ['fil-PH, fr_FR;q=0.9, en;q=0.5', 'fr'],
    ['hil', 'en'],
    ['*', 'en'],
  ])('speaks, where no reader is known, to a browser that asks for %s in %s', async (asked, language) => {
    const answer = await ask('/unsubscribe?t=', { headers: { 'accept-language': asked } });
    expect(await answer.text()).toContain(`<html lang="${language}"`);
  });

  it('does nothing for a link that we did not make', async () => {
    const { link, preference } = await answered();
    const forged = [
      '/unsubscribe',
      '/unsubscribe?t=',
      link.slice(0, -1),
      `${link}x`,
      link.replace('ticket.message', 'ticket.assigned'),
      link.replace(/t=[0-9a-f]{8}/, 't=00000000'),
      '/unsubscribe?t=%00~ticket.message~x',
    ];
    for (const path of forged) {
      for (const init of [{}, oneClick]) {
        const answer = await ask(path, init);
        expect([path, answer.status]).toEqual([path, 404]);
        expect(answer.headers.get('content-type')).toContain('text/html');
      }
    }
    expect(await preference()).toMatchObject({ email: true });
  });
});

it('writes mails to the log and says that mail is off, without SMTP_URL', async () => {
  const database = await createDatabase();
  const lines: string[] = [];
  const log = pino(
    { level: 'info', base: null },
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString());
        done();
      },
    }),
  );
  const server = await createSupport({
    env: {
      ...database.url,
      SUPPORT_TRUSTED_ISSUERS: JSON.stringify([{ name: 'host', algorithm: 'HS256', secret: hostSecret }]),
      SUPPORT_ADMIN_EMAIL: 'admin@logishift.example',
      SUPPORT_ADMIN_PASSWORD: 'an-admins-password',
    },
    log,
  });
  const post = async (path: string, token: string | null, body: object) => {
    const response = await server.app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, string>;
  };
  try {
    const ready = await server.app.request('/health/ready');
    expect(await ready.json()).toEqual({ status: 'ok', database: 'ok', mail: 'off' });
    const customer = hostToken({ id: 'priya', name: 'Priya Nair', email: 'priya.nair@example.com' });
    const who = { email: 'admin@logishift.example', password: 'an-admins-password' };
    const { access = '' } = await post('/api/auth/token', null, who);
    const asked = { subject: 'Where is it?', description: 'It is late.', category: 'late' };
    const { id } = await post('/api/support/tickets/create', customer, asked);
    await post(`/api/support/tickets/${id}/messages`, access, { body: 'It comes by noon.' });
    const written = () => lines.find((line) => line.includes('> It comes by noon.'));
    await untilSo(() => written() !== undefined);
    expect(JSON.parse(written() ?? '')).toMatchObject({
      to: 'priya.nair@example.com',
      subject: expect.stringMatching(/^\[LS-\d+\] Where is it\?$/),
    });
    // What nobody got is not called sent.
    const kept = async () => {
      const headers = { authorization: `Bearer ${access}` };
      const answer = await server.app.request('/api/admin/mails', { headers });
      return ((await answer.json()) as { data: Record<string, unknown>[] }).data;
    };
    await untilSo(async () => (await kept()).every(({ state }) => state === 'logged'));
    expect(await kept()).toContainEqual(
      expect.objectContaining({ to: 'priya.nair@example.com', state: 'logged', sent_at: null, last_error: null }),
    );
  } finally {
    await server.stop();
    await database.drop();
  }
});
