import type { Agent, Support, Ticket } from '@logishift/support-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepMailedCodes, type MailedCodes } from '../harness/guest-codes.js';
import { agentPassword, lateParcel, startSupport, type TestSupport } from '../harness/support.js';
import { openPostOffice, type PostOffice, sendWhatIsDueIn, untilQuiet } from './post-office.js';

let office: PostOffice;
let support: TestSupport;
let codes: MailedCodes;
let maya: Agent;

const publicUrl = 'https://support.logishift.example';
const parcel = { id: '77', tracking_number: 'PX-482193' };

beforeAll(async () => {
  office = await openPostOffice();
  support = await startSupport({ ...office.env, SUPPORT_PUBLIC_URL: publicUrl });
  codes = await keepMailedCodes(support);
  maya = (await support.agent('Maya Lindqvist')).self;
});
afterAll(async () => {
  await support.stop();
  await office.close();
});

const someAddress = () => `${crypto.randomUUID()}@parcels.example`;
const agent = () => support.signIn(maya.email, agentPassword);
const customerWith = (claims: object) => {
  const email = someAddress();
  return { email, customer: support.customer({ id: crypto.randomUUID(), name: 'Priya Nair', email, ...claims }) };
};
/** The mails on a ticket that came to an address. */
const mailsOn = ({ number }: Ticket, address: string) =>
  office.to(address).filter(({ mail }) => mail.subject?.startsWith(`[${number}]`));

async function receiptOf(sdk: Support, address: string, change: object = {}) {
  const ticket = await sdk.tickets.create({ ...lateParcel, subject: 'Where is it?', ...change });
  await untilQuiet(support);
  const [{ mail } = { mail: undefined }] = mailsOn(ticket, address);
  return { ticket, text: mail?.text ?? '', html: String(mail?.html), count: mailsOn(ticket, address).length };
}

describe('who writes a ticket', () => {
  it('as a guest, is mailed at once what was sent, the way back to it, and a link to pass on', async () => {
    const email = someAddress();
    const guest = await codes.guest(email, { name: 'Sam Okafor' });
    const { ticket, text, html, count } = await receiptOf(guest, email, { description: 'It should be here by now.' });
    expect(count).toBe(1);
    expect(text.split('\n').slice(0, 4)).toEqual([
      `We have your ticket ${ticket.number}`,
      '',
      `${ticket.number} · Open · Late`,
      'Where is it?',
    ]);
    expect(text).toContain(`We answer in the ticket, and by mail from support@logishift.example to ${email}.`);
    expect(text).toContain('> It should be here by now.');
    const [, link] = new RegExp(`${publicUrl}/ticket/${ticket.id}#ticket_link=(\\S+)`).exec(text) ?? [];
    expect(await support.client({ token: link as string }).tickets.get(ticket.id)).toMatchObject({ id: ticket.id });
    expect(ticket.tracking_url).toBe(`${publicUrl}/ticket/status#${ticket.tracking_code}`);
    expect(text).toContain('It shows the status, and nothing else:');
    for (const form of [text, html]) expect(form).toContain(ticket.tracking_url);
  });

  it('as a customer, is mailed it with the parcel; in the app it is no news', async () => {
    const { email, customer } = customerWith({ deliveries: [parcel] });
    const { text, html, count } = await receiptOf(customer, email, { delivery_id: '77' });
    expect(count).toBe(1);
    expect(text).toContain('\nWhere is it?\nParcel PX-482193\n');
    expect(html).toContain('Parcel <bdi dir="ltr" style="white-space:nowrap">PX-482193</bdi>');
    expect(await customer.notifications.list()).toMatchObject({ data: [], unread_count: 0 });
    await customer.notifications.setPreferences([{ kind: 'ticket.created', in_app: true, email: true }]);
    expect((await customer.notifications.list()).data).toEqual([]);
  });

  it('is not promised mails that they do not want, and gets no receipt that they do not want', async () => {
    const { email, customer } = customerWith({});
    await customer.notifications.setPreferences([{ kind: 'ticket.message', in_app: true, email: false }]);
    expect((await receiptOf(customer, email)).text).toContain('\nWe answer in the ticket.\n');
    await customer.notifications.setPreferences([{ kind: 'ticket.created', in_app: false, email: false }]);
    expect((await receiptOf(customer, email)).count).toBe(0);
  });

  it('with an address that nobody has proved, is mailed nothing', async () => {
    const { email, customer } = customerWith({ email_verified: false });
    expect((await receiptOf(customer, email)).count).toBe(0);
    expect(office.to(email)).toEqual([]);
  });
});

describe('all mails on a ticket to one person', () => {
  it('have one subject and one root, and say in their first lines what has happened', async () => {
    const { email, customer } = customerWith({ deliveries: [parcel] });
    const { ticket } = await receiptOf(customer, email, { delivery_id: '77' });
    await sendWhatIsDueIn(support, 95_000);
    const desk = await agent();
    await desk.tickets.assignSelf(ticket.id);
    await untilQuiet(support);
    await desk.messages.send(ticket.id, 'It is on the van.');
    await desk.messages.send(ticket.id, 'It comes by noon.');
    await desk.tickets.updateStatus(ticket.id, { status: 'on_hold', awaiting: 'carrier' });
    await sendWhatIsDueIn(support, 95_000);
    const mails = mailsOn(ticket, email).map(({ mail }) => mail);
    expect(mails.map(({ text }) => text?.split('\n\n')[0]?.split('\n'))).toEqual([
      [`We have your ticket ${ticket.number}`],
      ['Support Ticket Assigned'],
      ['New Reply: Where is it?', 'Support Ticket Updated - In Progress → On Hold'],
    ]);
    expect(new Set(mails.map(({ subject }) => subject))).toEqual(new Set([`[${ticket.number}] Where is it?`]));
    expect(new Set(mails.map(({ references }) => references)).size).toBe(1);
    for (const { text } of mails) expect(text).toContain('\nParcel PX-482193\n');
    const other = await receiptOf(customer, email);
    const { mail } = mailsOn(other.ticket, email)[0] ?? {};
    expect(mail?.references).not.toBe(mails[0]?.references);
  });

  it('keep the parcel’s number left to right among Arabic words', async () => {
    const { email, customer } = customerWith({ deliveries: [parcel], locale: 'ar' });
    const { ticket, text, html } = await receiptOf(customer, email, { delivery_id: '77' });
    expect(text.split('\n')[0]).toBe(`وصلتنا تذكرتك \u2068${ticket.number}\u2069`);
    expect(text).toContain('الطرد \u2066PX-482193\u2069');
    expect(html).toContain('<bdi dir="ltr" style="white-space:nowrap">PX-482193</bdi>');
  });
});
