import { generateKeyPair, SignJWT } from 'jose';
import { loadSigningKeys } from '../../src/domains/identity/index.js';
import { adminCredentials, agentPassword, hostToken, type TestSupport } from './support.js';

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
] as const;
export type Caller = (typeof callers)[number];

export interface Person {
  id: string;
  email: string;
  password: string;
  token: string;
}

export interface Callers {
  tokens: Record<Caller, (string | null)[]>;
  customer: string;
  holder: Person;
  agent: Person;
  pending: Person;
  admin: Person;
}

/** Signs one of each in, each in a session of their own. */
export async function signEveryoneIn(support: TestSupport): Promise<Callers> {
  const deliveries = [{ id: '77', tracking_number: 'PX-482193', status: 'in_transit' }];
  const owner = { id: 'priya', name: 'Priya Nair', deliveries };
  const other = { id: 'tom', name: 'Tom Becker' };
  const admin = await signedIn(support, adminCredentials.email, adminCredentials.password);
  const holder = await registered(support, 'Maya Lindqvist');
  const agent = await registered(support, 'Jonas Weber');
  const pending = await registered(support, 'Karim Benali');
  const staff = support.client({ token: admin.token });
  await staff.agents.approve(holder.id);
  await staff.agents.approve(agent.id);
  const { key } = await staff.integrations.createKey({ name: 'Shipping system', issuer: 'host' });
  const revoked = await staff.integrations.createKey({ name: 'The one before', issuer: 'host' });
  await staff.integrations.revokeKey(revoked.id);

  const hourAgo = Math.floor(Date.now() / 1000) - 3600;
  const tokens: Callers['tokens'] = {
    none: [null],
    expired: [hostToken({ ...owner, exp: hourAgo }), await expired(support, admin.token), revoked.key],
    forged: [
      hostToken(owner, 'a-secret-that-the-host-does-not-have'),
      await forged(support, admin.token),
      await forged(support, holder.token),
      `lsk_${'A'.repeat(43)}`,
    ],
    customer: [hostToken({ ...owner, exp: hourAgo + 7200 })],
    'other customer': [hostToken({ ...other, exp: hourAgo + 7200 })],
    'pending agent': [pending.token],
    holder: [holder.token],
    'other agent': [agent.token],
    admin: [admin.token],
    program: [key],
  };
  return { tokens, customer: tokens.customer[0] as string, holder, agent, pending, admin };
}

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
  return new SignJWT(claimsOf(token)).setProtectedHeader({ alg: 'ES256', kid, typ: 'at+jwt' }).sign(privateKey);
}
