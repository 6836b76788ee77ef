import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSigningKeys } from '../../src/domains/identity/tokens/signing-keys.js';
import { claimsOf } from '../harness/callers.js';
import { keepMailedCodes, type MailedCodes } from '../harness/guest-codes.js';
import { LiveReader } from '../harness/live-reader.js';
import { send } from '../harness/raw-request.js';
import { refused } from '../harness/refused.js';
import { hostToken, lateParcel, startSupport, type TestSupport } from '../harness/support.js';
import { ticketLink } from '../harness/ticket-link.js';

const days = 24 * 3_600_000;

describe('a ticket link from a mail', () => {
  let support: TestSupport;
  let codes: MailedCodes;
  beforeAll(async () => {
    support = await startSupport();
    codes = await keepMailedCodes(support);
  });
  afterAll(() => support.stop());

  const opened = async (ticket: { customer_id: string; id: string }) =>
    support.client({ token: await ticketLink(support, ticket) });

  it('opens that ticket for its customer: to read, write, mark, settle and rate', async () => {
    const customer = support.customer({ name: 'Priya Nair' });
    const agent = await support.agent();
    const ticket = await customer.tickets.create(lateParcel);
    await agent.tickets.assignSelf(ticket.id);
    const link = await opened(ticket);
    const answer = await agent.messages.send(ticket.id, 'It is on its way.');
    expect(await link.tickets.get(ticket.id)).toMatchObject({ id: ticket.id, unread_count: 1 });
    await link.messages.mark(ticket.id, { seen: answer.id });
    await link.live.signal(ticket.id, 'viewing');
    expect(await link.messages.send(ticket.id, 'Thank you.')).toMatchObject({ author_id: ticket.customer_id });
    await agent.tickets.updateStatus(ticket.id, { status: 'resolved' });
    await link.tickets.reopen(ticket.id);
    await agent.tickets.updateStatus(ticket.id, { status: 'resolved' });
    await link.tickets.confirm(ticket.id);
    expect(await link.feedback.give(ticket.id, { rating: 5 })).toMatchObject({ customer_id: ticket.customer_id });
    expect(await customer.tickets.get(ticket.id)).toMatchObject({ status: 'closed', unread_count: 0 });
  });

  it('opens nothing else, not even another ticket of the same customer', async () => {
    const customer = support.customer();
    const ticket = await customer.tickets.create(lateParcel);
    const other = await customer.tickets.create(lateParcel);
    const link = await opened(ticket);
    const onOther = [
      () => link.tickets.get(other.id),
      () => link.messages.send(other.id, 'Hello?'),
      () => link.messages.mark(other.id, { seen: randomUUID() }),
      () => link.live.signal(other.id, 'viewing'),
      () => link.tickets.confirm(other.id),
      () => link.tickets.reopen(other.id),
      () => link.feedback.give(other.id, { rating: 1 }),
    ];
    for (const call of onOther) expect((await refused(call())).code).toBe('not_found');
    const never = [
      async () => link.tickets.list(),
      async () => link.notifications.list(),
      async () => link.deliveries.list(),
      async () => link.tickets.assigned(),
      () => link.tickets.create(lateParcel),
      () => link.guests.adopt(),
      () => link.auth.me(),
      () => link.notes.add(ticket.id, 'Hello?'),
      () => link.tickets.updateStatus(ticket.id, { priority: 'high' }),
    ];
    for (const call of never) expect((await refused(call())).code).toBe('forbidden');
  });

  it('streams that ticket’s events alone', async () => {
    const customer = support.customer();
    const agent = await support.agent();
    const [ticket, other] = [await customer.tickets.create(lateParcel), await customer.tickets.create(lateParcel)];
    await agent.tickets.assignSelf(ticket.id);
    await agent.tickets.assignSelf(other.id);
    const token = await ticketLink(support, ticket);
    const line = await LiveReader.open(support.fetch, token);
    await line.until('ready');
    await agent.messages.send(other.id, 'CANARY');
    await agent.messages.send(ticket.id, 'It is on its way.');
    expect(await line.until('ticket.message')).toMatchObject({ ticket_id: ticket.id });
    expect(line.text).not.toContain('CANARY');
    expect(line.text).not.toContain(other.id);
  });

  it('ends none of its customer’s own streams', async () => {
    const token = hostToken({ id: randomUUID() });
    const customer = support.client({ token });
    const agent = await support.agent();
    const ticket = await customer.tickets.create(lateParcel);
    await agent.tickets.assignSelf(ticket.id);
    const line = await LiveReader.open(support.fetch, token);
    await line.until('ready');
    const others = hostToken({ id: randomUUID() });
    const other = await LiveReader.open(support.fetch, others);
    await (await opened(ticket)).live.end();
    // Once this one is over, everybody's rights were looked at after the link's end.
    await support.client({ token: others }).live.end();
    await other.untilEnded();
    expect(line.ended).toBe(false);
    await agent.messages.send(ticket.id, 'It is on its way.');
    await line.until('ticket.message');
    await customer.live.end();
    await line.untilEnded();
  });

  it('works for 14 days', async () => {
    const own = await startSupport();
    const customer = own.customer();
    const ticket = await customer.tickets.create(lateParcel);
    const link = own.client({ token: await ticketLink(own, ticket) });
    own.travel(14 * days - 60_000);
    await link.tickets.get(ticket.id);
    own.travel(120_000);
    expect((await refused(link.tickets.get(ticket.id))).problem.detail).toBe('The token has expired.');
    await own.stop();
  });

  it('works while the ticket is that customer’s, and no longer', async () => {
    const email = `${randomUUID()}@parcels.example`;
    const guest = await codes.guest(email);
    const ticket = await guest.tickets.create(lateParcel);
    const link = await opened(ticket);
    await link.tickets.get(ticket.id);
    const priya = support.client({ token: hostToken({ id: randomUUID(), email, email_verified: true }) });
    await priya.guests.adopt();
    expect((await refused(link.tickets.get(ticket.id))).code).toBe('not_found');
    await (await opened(await priya.tickets.get(ticket.id))).tickets.get(ticket.id);
  });

  it('names another’s ticket in vain', async () => {
    const ticket = await support.customer().tickets.create(lateParcel);
    const { customer_id } = await support.customer().tickets.create(lateParcel);
    expect((await refused((await opened({ customer_id, id: ticket.id })).tickets.get(ticket.id))).code).toBe(
      'not_found',
    );
  });

  it('and every other token of ours passes for nothing but its own kind', async () => {
    const ticket = await support.customer().tickets.create(lateParcel);
    const { session } = await codes.guest(`${randomUUID()}@parcels.example`);
    const { access } = await support.client().auth.signIn({
      email: 'admin@logishift.example',
      password: 'an-admins-password',
    });
    const keys = await loadSigningKeys(support.context);
    const tokens = {
      'at+jwt': access,
      'guest+jwt': session.access,
      'ticket-link+jwt': await ticketLink(support, ticket),
    };
    const types = [...Object.keys(tokens), 'JWT', 'refresh+jwt', ''];
    for (const [type, token] of Object.entries(tokens)) {
      for (const typ of types) {
        const passed = await new SignJWT(claimsOf(token))
          .setProtectedHeader({ alg: 'ES256', kid: keys.kid, ...(typ && { typ }) })
          .sign(keys.privateKey);
        const { status } = await send(support, 'GET', `/api/support/tickets/${ticket.id}/`, { token: passed });
        expect([type, typ, status === 401]).toEqual([type, typ, typ !== type]);
      }
      const [, payload, signature] = token.split('.');
      const broken = `${Buffer.from('not json').toString('base64url')}.${payload}.${signature}`;
      expect((await send(support, 'GET', '/api/support/tickets/', { token: broken })).status).toBe(401);
    }
  });

  it('is refused when it names no ticket, or somebody of staff', async () => {
    const { self } = await support.agent();
    const ticket = await support.customer().tickets.create(lateParcel);
    for (const named of [
      { customer_id: self.id, id: ticket.id },
      { customer_id: randomUUID(), id: ticket.id },
      { customer_id: ticket.customer_id, id: 'all' },
    ]) {
      const token = await ticketLink(support, named);
      const { status } = await send(support, 'GET', `/api/support/tickets/${ticket.id}/`, { token });
      expect([named, status]).toEqual([named, 401]);
    }
  });
});
