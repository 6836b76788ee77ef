import { randomUUID } from 'node:crypto';
import { decodeProtectedHeader, generateKeyPair, SignJWT } from 'jose';
import { loadSigningKeys } from '../../src/domains/identity/tokens/signing-keys.js';
import { keepMailedCodes } from './guest-codes.js';
import { adminCredentials, agentPassword, hostToken, type TestSupport } from './support.js';
import { ticketLink } from './ticket-link.js';

/** Every kind of caller there is, by the tokens they send; where there are several, all must be answered alike. */
export const callers = [
  'none',
  'expired',
  'forged',
  'customer',
  'other customer',
  'pending agent',
  'holder',
  'other agent',
  'admin',
  'program',
  'guest',
  'link',
] as const;
export type Caller = (typeof callers)[number];

export interface Person {
  id: string;
  email: string;
  password: string;
  token: string;
}

/** A token; or how to sign one for what the path names. */
export type Token = string | null | ((params: Record<string, string>) => Promise<string>);

export interface Callers {
  tokens: Record<Caller, Token[]>;
  customer: string;
  holder: Person;
  agent: Person;
  pending: Person;
  admin: Person;
}

/** Signs one of each in, each in a session of their own. */
export async function signEveryoneIn(support: TestSupport): Promise<Callers> {
  const deliveries = [{ id: '77', tracking_number: 'PX-482193', status: 'in_transit' }];
  const owner = { id: 'priya', name: 'Priya Nair', email: 'priya.nair@example.com', email_verified: true, deliveries };
  const other = { id: 'tom', name: 'Tom Becker' };
  const admin = await signedIn(support, adminCredentials.email, adminCredentials.password);
  const holder = await registered(support, 'Maya Lindqvist');
  const agent = await registered(support, 'Jonas Weber');
  const pending = await registered(support, 'Karim Benali');
  const staff = support.client({ token: admin.token });
  await staff.agents.approve(holder.id, { accept_unproven: true });
  await staff.agents.approve(agent.id, { accept_unproven: true });
  const { key } = await staff.integrations.createKey({ name: 'Shipping system', issuer: 'host' });
  const revoked = await staff.integrations.createKey({ name: 'The one before', issuer: 'host' });
  await staff.integrations.revokeKey(revoked.id);

  const hourAgo = Math.floor(Date.now() / 1000) - 3600;
  const customer = hostToken({ ...owner, exp: hourAgo + 7200 });
  await support.client({ token: customer }).deliveries.list();
  const [row] = await support.sql`select id from users where role = 'customer' and external_id = ${owner.id}`;
  const customer_id = row?.['id'] as string;
  const visitor = { id: 'visitor', guest_delivery: '88', exp: hourAgo + 7200 };
  const proven = await (await keepMailedCodes(support)).prove('ana.souza@example.com');
  const tokens: Callers['tokens'] = {
    none: [null],
    expired: [
      hostToken({ ...owner, exp: hourAgo }),
      hostToken({ ...visitor, exp: hourAgo }),
      await expired(support, admin.token),
      revoked.key,
      ({ id }) => ticketLink(support, { id: ticketOf(id), customer_id }, new Date(0)),
    ],
    forged: [
      hostToken(owner, 'a-secret-that-the-host-does-not-have'),
      await forged(support, admin.token),
      await forged(support, holder.token),
      await forged(support, proven.access),
      `lsk_${'A'.repeat(43)}`,
    ],
    customer: [customer],
    'other customer': [hostToken({ ...other, exp: hourAgo + 7200 })],
    'pending agent': [pending.token],
    holder: [holder.token],
    'other agent': [agent.token],
    admin: [admin.token],
    program: [key],
    guest: [proven.access, hostToken(visitor)],
    link: [({ id }) => ticketLink(support, { id: ticketOf(id), customer_id })],
  };
  return { tokens, customer, holder, agent, pending, admin };
}

// Where a path names no ticket, a link is for one that is not there.
const ticketOf = (id: string | undefined) => (id && /^[\da-f-]{36}$/.test(id) ? id : randomUUID());

async function registered(support: TestSupport, name: string): Promise<Person> {
  const email = `${name.toLowerCase().replace(' ', '.')}@logishift.example`;
  await support.client().agents.register({ name, email, password: agentPassword, phone: '+49 30 1234567' });
  return signedIn(support, email, agentPassword);
}

async function signedIn(support: TestSupport, email: string, password: string): Promise<Person> {
  const { access, user } = await support.client().auth.signIn({ email, password });
  return { id: user.id, email, password, token: access };
}

export const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] as string, 'base64url').toString()) as Record<string, unknown>;

/** The same session, signed by the server's own key, but an hour ago. */
async function expired(support: TestSupport, token: string): Promise<string> {
  const keys = await loadSigningKeys(support.context);
  const past = Math.floor(Date.now() / 1000) - 3600;
  return new SignJWT({ ...claimsOf(token), iat: past - 900, exp: past })
    .setProtectedHeader({ alg: 'ES256', kid: keys.kid, typ: 'at+jwt' })
    .sign(keys.privateKey);
}

/** The same session under the server's key id, signed by another key. */
async function forged(support: TestSupport, token: string): Promise<string> {
  const { kid } = await loadSigningKeys(support.context);
  const { privateKey } = await generateKeyPair('ES256');
  const { typ = '' } = decodeProtectedHeader(token);
  return new SignJWT(claimsOf(token)).setProtectedHeader({ alg: 'ES256', kid, typ }).sign(privateKey);
}
