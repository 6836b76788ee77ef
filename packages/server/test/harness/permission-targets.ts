import { randomUUID } from 'node:crypto';
import type { Support } from '@logishift/support-sdk';
import type { OperationId } from '@logishift/support-sdk/contract';
import type { Callers } from './callers.js';
import { adminCredentials, agentPassword, lateParcel, type TestSupport } from './support.js';

/** What a path names. Each makes a fresh one, so that no row of the table depends on another. */
export interface Targets {
  make: Record<Target, () => Promise<Record<string, string>>>;
  bodies: Partial<Record<OperationId, () => Promise<object> | object>>;
}

export const targets = [
  '–',
  'a free ticket',
  'a held ticket',
  'a resolved ticket',
  'a ticket that is not there',
  'a session that is not there',
  'a tracking code',
  'a delivery',
  'an API key',
  'an FAQ entry',
  'a mail that was given up',
  'a pending agent',
  'an approved agent',
  'a suspended agent',
  'a customer as agent',
  'an act of the holder',
  'a notification to the customer',
  'a notification to the agents',
  'a notification to all staff',
  'a notification to the admins',
] as const;
export type Target = (typeof targets)[number];

export function makeTargets(support: TestSupport, people: Callers): Targets {
  const as = (token: string) => support.client({ token });
  const customer = as(people.customer);
  const holder = as(people.holder.token);
  const admin = as(people.admin.token);

  const free = async () => {
    const { id, number, tracking_code } = await customer.tickets.create(lateParcel);
    return { id, number, tracking_code };
  };
  const held = async () => {
    const ticket = await free();
    await holder.tickets.assignSelf(ticket.id);
    return ticket;
  };
  const resolved = async () => {
    const ticket = await held();
    await holder.tickets.updateStatus(ticket.id, { status: 'resolved' });
    return ticket;
  };
  const pending = async () => {
    const email = `${randomUUID()}@logishift.example`;
    await support.client().agents.register({ name: 'Ana Souza', email, password: agentPassword, phone: '+351 21 000' });
    const [made] = (await admin.agents.list({ status: ['pending'], limit: 1 })).data;
    return { agent_id: made?.id ?? '' };
  };
  const approved = async () => {
    const agent = await pending();
    await admin.agents.approve(agent.agent_id, { accept_unproven: true });
    return agent;
  };
  const written = async () => {
    const ticket = await free();
    await customer.messages.send(ticket.id, { body: 'Is there news?' });
  };
  const urgent = async () => {
    const ticket = await held();
    await holder.tickets.updateStatus(ticket.id, { priority: 'high' });
  };
  const newest = (person: Support, kind: string, make: () => Promise<unknown>) => async () => {
    await make();
    const found = (await person.notifications.list()).data.find((notification) => notification.kind === kind);
    return { id: found?.id ?? '' };
  };

  const newKey = { name: 'Shipping system', issuer: 'host' };

  return {
    make: {
      '–': async () => ({}),
      'a free ticket': free,
      'a held ticket': held,
      'a resolved ticket': resolved,
      'a ticket that is not there': async () => ({ id: randomUUID(), number: 'LS-999999' }),
      'a session that is not there': async () => ({ id: randomUUID() }),
      'a tracking code': free,
      'a delivery': async () => ({ ref: 'PX-482193', id: '77' }),
      'an API key': async () => ({ id: (await admin.integrations.createKey(newKey)).id }),
      'an FAQ entry': async () => ({
        id: (
          await admin.faq.create({ category: 'late', translations: { en: { question: 'When?', answer: 'Tomorrow.' } } })
        ).id,
      }),
      'a mail that was given up': async () => {
        const id = randomUUID();
        await support.sql`insert into mails (id, kind, "to", locale, state, created_at, due_at)
          values (${id}, 'guest_code', 'priya.nair@example.com', 'en', 'dead', now(), now())`;
        return { id };
      },
      'a pending agent': pending,
      'an approved agent': approved,
      'a suspended agent': async () => {
        const agent = await approved();
        await admin.agents.suspend(agent.agent_id);
        return agent;
      },
      'a customer as agent': async () => ({ agent_id: (await customer.tickets.create(lateParcel)).customer_id }),
      'an act of the holder': async () => {
        const { id } = await held();
        return { id: (await holder.pendingActs.add(id, { body: 'It comes tomorrow.' })).id };
      },
      'a notification to the customer': newest(customer, 'ticket.assigned', held),
      'a notification to the agents': newest(as(people.agent.token), 'ticket.message', written),
      'a notification to all staff': newest(admin, 'ticket.created', free),
      'a notification to the admins': newest(admin, 'ticket.priority_changed', urgent),
    },
    bodies: {
      'tickets.create': () => lateParcel,
      'tickets.updateStatus': () => ({ priority: 'high' }),
      'tickets.reassign': () => ({ agent_id: people.agent.id }),
      'messages.send': () => ({ body: 'Is there news?' }),
      'messages.mark': () => ({ seen: randomUUID() }),
      'agents.approve': () => ({ accept_unproven: true }),
      'live.signal': () => ({ state: 'viewing' }),
      'guests.requestCode': () => ({ email: 'priya.nair@example.com' }),
      'guests.verify': () => ({ email: 'tom.becker@example.com', code: '123456' }),
      'notes.add': () => ({ note: 'The courier has a flat tyre.' }),
      'feedback.give': () => ({ rating: 5 }),
      'deliveries.put': () => ({
        status: 'in_transit',
        promised_at: '2026-11-22T13:00:00Z',
        carrier: 'DPD',
        destination_country: 'de',
        host_data: { weight_kg: 2.4 },
        customer_ids: ['priya'],
      }),
      'integrations.createKey': () => newKey,
      'pendingActs.add': () => ({ body: 'It comes tomorrow.' }),
      'faq.vote': () => ({ helpful: true }),
      'faq.create': () => ({ category: 'lost', translations: { en: { question: 'Where?', answer: 'On its way.' } } }),
      'faq.preview': () => ({ answer: 'On its **way**.' }),
      // A category of which there is no entry.
      'faq.reorder': () => ({ category: 'other', seen: [], order: [] }),
      'faq.update': () => ({ position: 3 }),
      'agents.register': () => ({
        name: 'Ana Souza',
        email: `${randomUUID()}@logishift.example`,
        password: agentPassword,
        phone: '+351 21 000',
      }),
      'auth.signIn': () => adminCredentials,
      'auth.refresh': async () => ({ refresh: (await support.client().auth.signIn(adminCredentials)).refresh }),
      'auth.signOut': async () => ({ refresh: (await support.client().auth.signIn(adminCredentials)).refresh }),
      'auth.updateMe': () => ({ locale: 'de' }),
      'auth.changePassword': () => ({ current_password: agentPassword, new_password: agentPassword }),
      'auth.forgotPassword': () => ({ email: people.pending.email }),
      'auth.resetPassword': () => ({ token: 'a-token', new_password: agentPassword }),
      'auth.verifyEmail': () => ({ token: 'a-token' }),
      'notifications.setPreferences': () => ({ data: [{ kind: 'ticket.message', in_app: true, email: false }] }),
    },
  };
}
