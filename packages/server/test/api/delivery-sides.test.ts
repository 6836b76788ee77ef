import { randomUUID } from 'node:crypto';
import type { Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../harness/raw-request.js';
import { hostToken, lateParcel, startSupport, type TestSupport } from '../harness/support.js';
import { ticketLink } from '../harness/ticket-link.js';

const forBoth = { carrier: 'DPD', service: 'Classic', destination_country: 'DE', destination_area: '104' };
const forStaff = { hub: 'Hub of the inside', host_data: { inside: 'Nobody else’s' } };

describe('what each side sees of a ticket’s delivery', () => {
  let support: TestSupport;
  let admin: Support;
  let agent: Support;
  let host: Support;
  beforeAll(async () => {
    support = await startSupport();
    [admin, agent] = await Promise.all([support.admin(), support.agent()]);
    const { key } = await admin.integrations.createKey({ name: 'Host', issuer: 'host' });
    host = support.client({ token: key });
  });
  afterAll(() => support.stop());

  /** A delivery, and a ticket about it: of its customer's, or of a visitor's of its page. */
  async function scene(kind: 'customer' | 'guest') {
    const [ref, id] = [randomUUID(), randomUUID()];
    await host.deliveries.put(ref, { ...forBoth, ...forStaff });
    const token = hostToken({ id, ...(kind === 'guest' ? { guest_delivery: ref } : { deliveries: [{ id: ref }] }) });
    const ticket = await support.client({ token }).tickets.create({ ...lateParcel, delivery_id: ref });
    return { ref, token, ticket };
  }

  it('is all of it for agents and admins', async () => {
    const { ticket } = await scene('customer');
    const seen = { ...forBoth, ...forStaff };
    expect(await agent.tickets.assignSelf(ticket.id)).toMatchObject({ delivery: seen });
    for (const staff of [agent, admin]) {
      expect(await staff.tickets.get(ticket.id)).toMatchObject({ delivery: seen });
    }
    expect((await agent.tickets.assigned()).data).toMatchObject([{ delivery: seen }]);
    expect((await admin.tickets.all()).data).toContainEqual(
      expect.objectContaining({ delivery: expect.objectContaining(seen) }),
    );
  });

  it.each(['customer', 'guest', 'link'] as const)(
    'is never the hub, nor the host’s own data, for a %s',
    async (kind) => {
      const { ref, token: asked, ticket } = await scene(kind === 'guest' ? 'guest' : 'customer');
      const token = kind === 'link' ? await ticketLink(support, ticket) : asked;
      const path = `/api/support/tickets/${ticket.id}/`;
      const resolve = async (status: 'resolved') => {
        const { version } = await agent.tickets.get(ticket.id);
        await agent.tickets.updateStatus(ticket.id, { status }, { ifMatch: version });
      };
      await agent.tickets.assignSelf(ticket.id);
      await agent.messages.send(ticket.id, { body: 'It comes today.' });
      await resolve('resolved');
      const answers = [
        await send(support, 'GET', path, { token }),
        await send(support, 'POST', `${path}reopen/`, { token }),
      ];
      await resolve('resolved');
      answers.push(await send(support, 'POST', `${path}confirm/`, { token }));
      if (kind !== 'link') {
        const again = { ...lateParcel, description: 'Once more.', delivery_id: ref };
        answers.push(
          await send(support, 'POST', '/api/support/tickets/create/', { token, body: again }),
          await send(support, 'GET', '/api/support/tickets/', { token }),
          await send(support, 'GET', '/api/support/deliveries/', { token }),
          await send(support, 'GET', `/api/support/deliveries/${ref}/`, { token }),
        );
      }
      for (const { status, body } of answers) {
        expect(status).toBeLessThan(300);
        expect(JSON.stringify(body)).toContain('"carrier":"DPD"');
        expect(JSON.stringify(body)).not.toMatch(/hub|host_data|inside/i);
      }
      for (const rest of [
        '/api/support/news/',
        '/api/support/notifications/',
        `/api/support/track/${ticket.tracking_code}/`,
      ]) {
        const { body } = await send(support, 'GET', rest, { token });
        expect(JSON.stringify(body)).not.toMatch(/\bhub\b|host_data|inside/i);
      }
    },
  );
});
