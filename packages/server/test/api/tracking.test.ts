import type { NewTicket, Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepMailedCodes, type MailedCodes } from '../harness/guest-codes.js';
import { send } from '../harness/raw-request.js';
import { lateParcel, startSupport, type TestSupport } from '../harness/support.js';

const publicUrl = 'https://support.logishift.example';

let support: TestSupport;
let codes: MailedCodes;
beforeAll(async () => {
  support = await startSupport({ SUPPORT_PUBLIC_URL: publicUrl });
  codes = await keepMailedCodes(support);
});
afterAll(() => support.stop());

const tracked = async (sdk: Support, change: Partial<NewTicket> = {}) => {
  const ticket = await sdk.tickets.create({ ...lateParcel, ...change });
  return { ticket, seen: await support.client().tickets.track(ticket.tracking_code) };
};

describe('whoever has a tracking code', () => {
  it('is shown where the ticket stands, and no person and no text', async () => {
    const customer = support.customer({
      name: 'Priya Nair',
      email: 'priya@parcels.example',
      deliveries: [{ id: '77', tracking_number: 'PX-482193' }],
    });
    const agent = await support.agent('Maya Lindqvist');
    const { ticket } = await tracked(customer, { delivery_id: '77' });
    await agent.tickets.assignSelf(ticket.id);
    await agent.messages.send(ticket.id, 'It is on the van.');
    await agent.tickets.updateStatus(ticket.id, { status: 'on_hold', awaiting: 'carrier' });
    const seen = await support.client().tickets.track(ticket.tracking_code);
    expect(seen).toMatchObject({ status: 'on_hold', awaiting: 'carrier', parcel: 'PX-•••193' });
    expect(JSON.stringify(seen)).not.toMatch(/Priya|Maya|482193|van|before 15:00|morning off/);
    await agent.tickets.updateStatus(ticket.id, { status: 'in_progress' });
    expect(await support.client().tickets.track(ticket.tracking_code)).toMatchObject({ awaiting: null });
  });

  it.each([
    ['PX-482193', 'PX-•••193'],
    ['RR123456785DE', '•••5DE'],
    ['00340434161094042557', '•••557'],
    // A customer may have typed anything.
    ['my brown parcel', null],
    ['priya@parcels.example', null],
    ['12345', null],
    [null, null],
  ])('is shown of %s no more than %s', async (named, shown) => {
    const { ticket } = await tracked(support.customer());
    await support.sql`update support_tickets set delivery_ref = ${named} where id = ${ticket.id}`;
    expect((await support.client().tickets.track(ticket.tracking_code)).parcel).toBe(shown);
  });

  it('is led where its customer can prove who they are: a guest here, others on their host’s page alone', async () => {
    const guest = await tracked(await codes.guest(`${crypto.randomUUID()}@parcels.example`));
    expect(guest.seen.conversation_url).toBe(`${publicUrl}/ticket/${guest.ticket.id}`);
    expect((await tracked(support.customer())).seen.conversation_url).toBeNull();
    const page = 'https://www.logishift.example/help/{id}';
    const own = await startSupport({ SUPPORT_TICKET_URL: page });
    const ticket = await own.customer().tickets.create(lateParcel);
    const seen = await own.client().tickets.track(ticket.tracking_code);
    expect(seen.conversation_url).toBe(page.replace('{id}', ticket.id));
    // Nobody said how this server is reached: a link to localhost would be passed on for nothing.
    expect(ticket.tracking_url).toBeNull();
    await own.stop();
  });
});

describe('the status page', () => {
  const page = async (path: string, language?: string) => {
    const answer = await send(support, 'GET', path, language ? { headers: { 'accept-language': language } } : {});
    return { headers: answer.headers, html: answer.body['text'] as string };
  };

  it('is not for search engines, nor for logs: its address holds no code', async () => {
    const { ticket } = await tracked(support.customer());
    const at = new URL(ticket.tracking_url ?? '');
    expect([at.pathname, at.search, at.hash]).toEqual(['/ticket/status', '', `#${ticket.tracking_code}`]);
    const { headers, html } = await page(at.pathname);
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(html).toContain('<meta name="robots" content="noindex, nofollow">');
  });

  it.each([
    ['/ticket/status', 'de-AT, en;q=0.5', 'lang="de" dir="ltr"'],
    ['/ticket/status', 'ar', 'lang="ar" dir="rtl"'],
    ['/ticket/status?lang=fr', 'de', 'lang="fr" dir="ltr"'],
    ['/ticket/status?lang=xx', undefined, 'lang="en" dir="ltr"'],
  ])('at %s for a browser that asks for %s is %s', async (path, asked, language) => {
    const { headers, html } = await page(path, asked);
    expect(html).toContain(`<html ${language}>`);
    expect(headers.get('vary')).toMatch(/accept-language/i);
  });
});
