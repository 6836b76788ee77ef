import { Support } from '@logishift/support-sdk';
import { executeServerCommand } from '@web/test-runner-commands';
import { SignJWT } from 'jose';
import { session } from '../src/session/session.js';

interface Keys {
  adminEmail: string;
  adminPassword: string;
  hostSecret: string;
}

export const keys = await executeServerCommand<Keys, undefined>('keys');
const password = 'a-long-enough-password';

/** Another person at another desk: their own client, beside the console's. */
async function elsewhere(email: string, secret: string): Promise<Support> {
  const { access } = await new Support().auth.signIn({ email, password: secret });
  return new Support({ token: access });
}

export const adminElsewhere = () => elsewhere(keys.adminEmail, keys.adminPassword);

export interface TestAgent {
  name: string;
  email: string;
  password: string;
  id: string;
}

/** Registers an agent; approved unless said otherwise. */
export async function newAgent(name: string, { approved = true } = {}): Promise<TestAgent> {
  const email = `${crypto.randomUUID()}@console.example`;
  await new Support().agents.register({ name, email, password, phone: '+49 30 1234567' });
  const admin = await adminElsewhere();
  for await (const agent of admin.agents.list({ limit: 100 })) {
    if (agent.email !== email) continue;
    if (approved) await admin.agents.approve(agent.id, { accept_unproven: true });
    return { name, email, password, id: agent.id };
  }
  throw new Error('The registration is not listed');
}

export const atTheirDesk = (agent: TestAgent) => elsewhere(agent.email, agent.password);

/** A customer of the host app, signed in by its token, which may tell of their deliveries. */
export async function newCustomer(name = 'Priya Raman', deliveries: object[] = []): Promise<Support> {
  const token = await new SignJWT({ name, email: 'priya@example.com', deliveries })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(crypto.randomUUID())
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(keys.hostSecret));
  return new Support({ token });
}

export async function newTicket(subject = 'Says delivered, but nobody received it') {
  const customer = await newCustomer();
  const ticket = await customer.tickets.create({ subject, description: 'I was home all evening.', category: 'lost' });
  return { customer, ticket };
}

/** Signs the console in. */
export async function signIn(person: { email: string; password: string }): Promise<void> {
  await session.signIn(person.email, person.password);
}

export const admin = { email: keys.adminEmail, password: keys.adminPassword };
