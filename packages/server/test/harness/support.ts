import { createHmac, randomUUID } from 'node:crypto';
import {
  type Agent,
  type NewTicket,
  type StaffTicket,
  Support,
  type SupportOptions,
  type Ticket,
} from '@logishift/support-sdk';
import type { DeliveryClaim } from '@logishift/support-sdk/contract';
import postgres from 'postgres';
import { inject } from 'vitest';
import { createLog } from '../../src/platform/log.js';
import { createSupport, type SupportOptions as StartOptions, type SupportServer } from '../../src/support.js';
import { checkAnswers } from './contract-check.js';
import { template } from './postgres.js';

export const hostSecret = 'the-secret-that-the-host-signs-its-tokens-with';
export const adminCredentials = { email: 'admin@logishift.example', password: 'an-admins-password' };
export const agentPassword = 'an-agents-password';
export const allowedOrigin = 'https://www.logishift.example';

export interface HostCustomer {
  id: string;
  name?: string;
  email?: string;
  locale?: string;
  deliveries?: Partial<DeliveryClaim>[];
}

/** Signs what a host app would sign, by hand: no part of the server's own token code is used. */
export function hostToken(
  customer: Record<string, unknown> & { id?: string },
  secret = hostSecret,
  header: object = {},
): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const { id, ...claims } = customer;
  const now = Math.floor(Date.now() / 1000);
  const signed = `${part({ alg: 'HS256', typ: 'JWT', ...header })}.${part({ sub: id, iat: now, exp: now + 300, ...claims })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** A database of its own, copied from the migrated template. */
export async function createDatabase(): Promise<{ url: Record<string, string>; name: string; drop(): Promise<void> }> {
  const connection = inject('postgres');
  const name = `support_test_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres({ ...connection, max: 1, onnotice: () => {} } as never);
  // Copying a template needs it to itself for a moment.
  await admin`select pg_advisory_lock(1)`;
  await admin.unsafe(`create database ${name} template ${template}`);
  await admin.end();
  return {
    name,
    url: { DATABASE_URL: databaseUrl(name) },
    drop: async () => {
      const again = postgres({ ...connection, max: 1, onnotice: () => {} } as never);
      await again.unsafe(`drop database if exists ${name} with (force)`);
      await again.end();
    },
  };
}

/** A Unix socket's folder stands in the query: the host part of a URL cannot hold one. */
export function databaseUrl(name: string): string {
  const { host, port, username, password } = inject('postgres');
  const who = password
    ? `${encodeURIComponent(username)}:${encodeURIComponent(password)}`
    : encodeURIComponent(username);
  return host.startsWith('/')
    ? `postgres://${who}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`
    : `postgres://${who}@${host}:${port}/${name}`;
}

export interface TestSupport extends Omit<SupportServer, 'fetch'> {
  /** The server's, with every answer held against the contract. */
  fetch(request: Request): Promise<Response>;
  /** What it runs with: for another node on the same database. */
  env: Record<string, string>;
  /** Straight to the tables, for what no route shows. */
  sql: postgres.Sql;
  /** Moves the server's clock on. */
  travel(milliseconds: number): void;
  client(options?: Omit<SupportOptions, 'baseUrl' | 'fetch'>): Support;
  /** Somebody without a token on a network, as the proxy in front writes it down: for `SUPPORT_TRUSTED_PROXIES` 1. */
  from(network: string, options?: SupportOptions): Support;
  /** A customer of the host, signed in. A new person each time unless named. */
  customer(customer?: Partial<HostCustomer>): Support;
  admin(): Promise<Support>;
  /** An approved agent, registered and approved through the API. */
  agent(name?: string): Promise<Support & { self: Agent }>;
  /** An agent who awaits approval. */
  pendingAgent(name?: string): Promise<Support & { self: Agent }>;
  signIn(email: string, password: string): Promise<Support>;
  request(path: string, init?: RequestInit): Promise<Response>;
}

/** The server on a database of its own, reached through the SDK with `fetch: app.fetch`. */
export async function startSupport(
  env: Record<string, string> = {},
  options: Pick<StartOptions, 'mails'> = {},
): Promise<TestSupport> {
  const database = await createDatabase();
  let ahead = 0;
  const settings = {
    ...database.url,
    SUPPORT_ALLOWED_ORIGINS: allowedOrigin,
    SUPPORT_TRUSTED_ISSUERS: JSON.stringify([{ name: 'host', algorithm: 'HS256', secret: hostSecret }]),
    SUPPORT_ADMIN_EMAIL: adminCredentials.email,
    SUPPORT_ADMIN_PASSWORD: adminCredentials.password,
    SUPPORT_RATE_LIMITS: JSON.stringify(generousLimits),
    ...env,
  };
  const server = await createSupport({
    env: settings,
    log: createLog(process.env['LOG_LEVEL'] ?? 'silent'),
    now: () => new Date(Date.now() + ahead),
    ...options,
  });
  const checked = checkAnswers((request) => server.fetch(request));
  const sql = openTables(database.url['DATABASE_URL'] as string);
  const baseUrl = 'http://support.test';
  const client: TestSupport['client'] = (options = {}) => new Support({ ...options, baseUrl, fetch: checked.fetch });
  const signIn: TestSupport['signIn'] = async (email, password) => {
    const { access } = await client().auth.signIn({ email, password });
    return client({ token: access });
  };
  const admin = () => signIn(adminCredentials.email, adminCredentials.password);
  const register = async (name: string) => {
    const email = `${randomUUID()}@logishift.example`;
    await client().agents.register({ name, email, password: agentPassword, phone: '+49 30 1234567' });
    for await (const self of (await admin()).agents.list({ limit: 100 })) {
      if (self.email === email) return { self, email };
    }
    throw new Error('The agent is not listed');
  };
  return {
    ...server,
    env: settings,
    fetch: checked.fetch,
    sql,
    travel: (milliseconds) => {
      ahead += milliseconds;
    },
    client,
    signIn,
    from: (network, options = {}) =>
      client({ maxRetries: 0, ...options, headers: { ...options.headers, 'x-forwarded-for': network } }),
    admin,
    customer: (given = {}) => {
      const exp = () => Math.floor((Date.now() + ahead) / 1000) + 300;
      return client({ token: () => hostToken({ exp: exp(), ...given, id: given.id ?? idOf(given) }) });
    },
    agent: async (name = 'Maya Lindqvist') => {
      const { self, email } = await register(name);
      await (await admin()).agents.approve(self.id, { accept_unproven: true });
      return Object.assign(await signIn(email, agentPassword), { self });
    },
    pendingAgent: async (name = 'Karim Benali') => {
      const { self, email } = await register(name);
      return Object.assign(await signIn(email, agentPassword), { self });
    },
    request: async (path, init) => checked.fetch(new Request(baseUrl + path, init)),
    stop: async () => {
      await sql.end({ timeout: 1 });
      await server.stop();
      await database.drop();
      // A misfit that the SDK or a test swallowed still fails the file.
      if (checked.misfits.length) throw new Error(checked.misfits.join('\n'));
    },
  };
}

const ids = new WeakMap<object, string>();
/** The same customer for every request of one client. */
function idOf(given: object): string {
  const known = ids.get(given) ?? randomUUID();
  ids.set(given, known);
  return known;
}

/** Tests are quicker than people: limits that none of them meets by accident. */
export const generousLimits = {
  person: { points: 1_000_000, seconds: 60 },
  address: { points: 1_000_000, seconds: 60 },
  create_ticket_minute: { points: 1_000_000, seconds: 60 },
  create_ticket_day: { points: 1_000_000, seconds: 60 },
  send_message_minute: { points: 1_000_000, seconds: 60 },
  send_message_day: { points: 1_000_000, seconds: 60 },
  register: { points: 1_000_000, seconds: 60 },
  sign_in_pair: { points: 1_000_000, seconds: 60 },
  sign_in_account: { points: 1_000_000, seconds: 60 },
  sign_in_address: { points: 1_000_000, seconds: 60 },
  search: { points: 1_000_000, seconds: 60 },
  track_miss: { points: 1_000_000, seconds: 60 },
  signal: { points: 1_000_000, seconds: 60 },
  guest_code_pair: { points: 1_000_000, seconds: 60 },
  guest_code_pair_day: { points: 1_000_000, seconds: 60 },
  guest_code_account: { points: 1_000_000, seconds: 60 },
  guest_code_account_hour: { points: 1_000_000, seconds: 60 },
  guest_code_address: { points: 1_000_000, seconds: 60 },
  guest_verify_address: { points: 1_000_000, seconds: 60 },
  faq_vote: { points: 1_000_000, seconds: 60 },
  account_mail_pair: { points: 1_000_000, seconds: 60 },
  account_mail_pair_day: { points: 1_000_000, seconds: 60 },
  account_mail_account: { points: 1_000_000, seconds: 60 },
  account_mail_account_hour: { points: 1_000_000, seconds: 60 },
  account_mail_address: { points: 1_000_000, seconds: 60 },
};

export const lateParcel: NewTicket = {
  subject: 'Will my parcel come before 15:00?',
  // Another text each time: found in another customer's answers, it is a leak.
  get description() {
    return `I took the morning off and have to leave at three. (${randomUUID()})`;
  },
  category: 'late',
};

/** A customer's ticket, taken by an agent. */
export async function takenTicket(
  support: TestSupport,
): Promise<{ customer: Support; agent: Support & { self: Agent }; ticket: StaffTicket; created: Ticket }> {
  const customer = support.customer({ name: 'Priya Nair', email: 'priya.nair@example.com' });
  const agent = await support.agent();
  const created = await customer.tickets.create(lateParcel);
  return { customer, agent, created, ticket: await agent.tickets.assignSelf(created.id) };
}

/** A client of the tests' own, another than the server's. A Unix socket's folder stands in the URL's query. */
export function openTables(url: string): postgres.Sql {
  const at = new URL(url);
  const host = at.searchParams.get('host');
  at.searchParams.delete('host');
  return postgres(at.href, { max: 2, onnotice: () => {}, ...(host && { host }) });
}
