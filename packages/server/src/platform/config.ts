import { resolve } from 'node:path';
import { email, password } from '@logishift/support-sdk/contract';
import { z } from 'zod';
import { givenSettings } from './config/given.js';
import { origin, origins } from './config/origins.js';
import { connectionUrl, decimal, domain, inOurWords, json, mailFrom, oneOf, wholeNumber } from './config/values.js';
import { StartError } from './errors.js';

// As many bits as the hash has (RFC 7518, 3.2): a shorter one can be found from a single token.
const hostSecret = z
  .string()
  .refine((value) => Buffer.byteLength(value) >= 32, 'needs at least 32 bytes: `openssl rand -base64 32`');

const trustedIssuer = z
  .strictObject({
    name: z.string().min(1).optional(),
    algorithm: z.enum(['HS256', 'ES256', 'RS256', 'EdDSA']),
    secret: z.union([hostSecret, z.array(hostSecret).min(1)]).optional(),
    jwks_url: z.url({ protocol: /^https?$/ }).optional(),
    issuer: z.string().optional(),
    audience: z.string().optional(),
    claims: z
      .strictObject({
        id: z.string().default('sub'),
        email: z.string().default('email'),
        name: z.string().default('name'),
        locale: z.string().default('locale'),
        email_verified: z.string().default('email_verified'),
        deliveries: z.string().default('deliveries'),
        guest_delivery: z.string().default('guest_delivery'),
      })
      .prefault({}),
  })
  .refine(
    ({ algorithm, secret, jwks_url }) =>
      (algorithm === 'HS256') === (secret !== undefined) && (algorithm !== 'HS256') === (jwks_url !== undefined),
    'HS256 takes `secret`; the other algorithms take `jwks_url`',
  );

/** What an issuer without a name is called, who may only be the one there is. */
const soleIssuer = '0';

/** The issuer of guests who proved an address here. */
export const guestIssuer = 'guest';

/** One host app whose tokens sign customers in. `name` is part of its customers' identity. */
export type TrustedIssuer = z.output<typeof trustedIssuer> & { name: string };

const issuers = json(z.array(trustedIssuer))
  // By its place in the list, an issuer would hand its customers to another once the list changes.
  .refine(
    (list) => list.length < 2 || list.every(({ name }) => name !== undefined),
    'has several issuers and one without a `name`: name each, for good, as its customers are known by it. The one that stood alone without a name is `"name":"0"`; of several, the first is "0", the second "1"',
  )
  .transform((list) => list.map((issuer): TrustedIssuer => ({ ...issuer, name: issuer.name ?? soleIssuer })))
  .refine((list) => new Set(list.map(({ name }) => name)).size === list.length, 'has two issuers of one name')
  .refine(
    (list) => list.every(({ name }) => name !== guestIssuer),
    `has an issuer named \`${guestIssuer}\`, which is ours`,
  );

/** Points in a time of seconds. */
const limit = (points: number, seconds: number) =>
  z.strictObject({ points: z.int().min(1), seconds: z.int().min(1) }).prefault({ points, seconds });

// `…_address` counts a network, `…_pair` one account from one network, and `…_account` one account from everywhere but the
// networks it is known from: higher, so that no stranger elsewhere uses up what its person needs.
const rateLimits = z
  .strictObject({
    person: limit(600, 60),
    address: limit(300, 60),
    integration: limit(6000, 60),
    create_ticket_minute: limit(120, 60),
    create_ticket_day: limit(1000, 86_400),
    send_message_minute: limit(60, 60),
    send_message_day: limit(500, 86_400),
    register: limit(20, 3600),
    sign_in_pair: limit(10, 900),
    sign_in_account: limit(100, 3600),
    sign_in_address: limit(50, 900),
    track_miss: limit(60, 3600),
    signal: limit(120, 60),
    guest_code_pair: limit(5, 3600),
    guest_code_pair_day: limit(10, 86_400),
    guest_code_account: limit(30, 86_400),
    guest_code_account_hour: limit(1, 3600),
    guest_code_address: limit(30, 3600),
    guest_verify_address: limit(60, 3600),
    faq_vote: limit(30, 3600),
    account_mail_pair: limit(5, 3600),
    account_mail_pair_day: limit(10, 86_400),
    account_mail_account: limit(50, 86_400),
    account_mail_account_hour: limit(1, 3600),
    account_mail_address: limit(30, 3600),
  })
  .prefault({});

export type RateLimits = z.output<typeof rateLimits>;

// Where we ask the host about a delivery that it has not told us of.
const deliveryLookup = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .refine((value) => value.includes('{ref}') && value.includes('{customer}'), 'needs {ref} and {customer}'),
  secret: hostSecret,
  issuer: z.string().min(1),
  timeout_ms: z.int().min(50).max(3000).default(1500),
});
export type DeliveryLookup = z.output<typeof deliveryLookup>;

const environment = z.object({
  PORT: wholeNumber(0, 65_535).default(8787),
  HOST: z.string().optional(),
  DATABASE_URL: connectionUrl(/^postgres(ql)?$/, 'postgres://user:password@db.example.com/support').optional(),
  SUPPORT_DATA_DIR: z.string().min(1).optional(),
  SUPPORT_PUBLIC_URL: origin.optional(),
  SUPPORT_ALLOWED_ORIGINS: origins.default([]),
  SUPPORT_CONSOLE_ORIGIN: origin.optional(),
  SUPPORT_TRUSTED_PROXIES: wholeNumber(0, 10).default(0),
  SUPPORT_MAX_CONNECTIONS: wholeNumber(10, 1_000_000).default(10_000),
  SUPPORT_DRAIN_SECONDS: wholeNumber(0, 300).default(0),
  SUPPORT_TRUSTED_ISSUERS: issuers.default([]),
  SUPPORT_SECRET: z.string().min(16, 'needs at least 16 characters').optional(),
  SUPPORT_RATE_LIMITS: json(rateLimits).prefault('{}'),
  SUPPORT_AUTO_CLOSE_DAYS: decimal(0, 3650).default(7),
  SUPPORT_UNDO_SECONDS: wholeNumber(0, 60).default(5),
  SUPPORT_ADMIN_EMAIL: email.optional(),
  SUPPORT_ADMIN_PASSWORD: z
    .string()
    .refine((value) => password.safeParse(value).success, 'needs 10 to 200 characters')
    .optional(),
  SUPPORT_TICKET_URL: z
    .url({ protocol: /^https?$/ })
    .refine((value) => value.includes('{id}'), 'needs {id}, such as https://www.example.com/support/tickets/{id}')
    .optional(),
  SUPPORT_DELIVERY_LOOKUP: json(deliveryLookup).optional(),
  SMTP_URL: connectionUrl(/^smtps?$/, 'smtps://user:password@mail.example.com').optional(),
  SUPPORT_MAIL_FROM: mailFrom.optional(),
  SUPPORT_MAIL_REPLY_DOMAIN: domain.optional(),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface Config {
  port: number;
  host: string | undefined;
  databaseUrl: string | undefined;
  dataDir: string;
  publicUrl: string;
  allowedOrigins: string[];
  consoleOrigin: string | undefined;
  /** How many proxies in front of us append to X-Forwarded-For. */
  trustedProxies: number;
  /** Open at once; further ones are closed. */
  maxConnections: number;
  /** How long `/health/ready` says that this node is about to stop, before it does. */
  drainSeconds: number;
  trustedIssuers: TrustedIssuer[];
  secret: string | undefined;
  rateLimits: RateLimits;
  autoCloseDays: number;
  undoSeconds: number;
  firstAdmin: { email: string; password: string } | undefined;
  /** Where a customer sees a ticket on the host's site; `{id}` stands for it. Without it, on a page of ours. */
  ticketUrl: string;
  /** Is `ticketUrl` a page of the host's, where its customers are signed in? */
  hasHostTicketPage: boolean;
  /** The page that shows where a ticket stands to whoever has its tracking code. Absent: nobody said how we are reached. */
  statusUrl: string | undefined;
  deliveryLookup: DeliveryLookup | undefined;
  /** Absent: mails are written to the log. */
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Where replies to mails are received. Absent: nowhere, and mails say so. */
  mailReplyDomain: string | undefined;
  logLevel: z.output<typeof environment>['LOG_LEVEL'];
  /** What was set and does nothing: for the log. */
  warnings: string[];
}

/**
 * Reads the configuration from the environment, and from the files that it names by `NAME_FILE`.
 * @throws StartError with a table of everything that is wrong.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const { values: given, mistakes, warnings } = givenSettings(env, Object.keys(environment.shape));
  const read = environment.safeParse(given, { error: inOurWords });
  const wrong = [
    ...mistakes,
    ...(read.error?.issues ?? []).map(({ path, message }) => [path.join('.'), message] as const),
  ];
  if (Boolean(given['SUPPORT_ADMIN_EMAIL']) !== Boolean(given['SUPPORT_ADMIN_PASSWORD'])) {
    wrong.push(['SUPPORT_ADMIN_EMAIL', 'goes together with SUPPORT_ADMIN_PASSWORD']);
  }
  if (given['SMTP_URL'] && !given['SUPPORT_MAIL_FROM']) {
    wrong.push(['SUPPORT_MAIL_FROM', 'goes together with SMTP_URL: whose mails they are']);
  }
  const { SUPPORT_DELIVERY_LOOKUP: lookup, SUPPORT_TRUSTED_ISSUERS: trusted } = read.data ?? {};
  if (lookup && !trusted?.some(({ name }) => name === lookup.issuer)) {
    wrong.push(['SUPPORT_DELIVERY_LOOKUP', '`issuer` is the name of one of SUPPORT_TRUSTED_ISSUERS']);
  }
  if (!read.success || wrong.length) {
    const width = Math.max(...wrong.map(([name]) => name.length));
    const table = wrong.map(([name, message]) => `  ${name.padEnd(width)}  ${message}`).join('\n');
    throw new StartError(`The configuration has ${wrong.length} mistake${wrong.length > 1 ? 's' : ''}:\n${table}`);
  }
  const it = read.data;
  const publicUrl = it.SUPPORT_PUBLIC_URL ?? `http://localhost:${it.PORT}`;
  const asRoot = process.getuid?.() === 0;
  return {
    port: it.PORT,
    host: it.HOST,
    databaseUrl: it.DATABASE_URL,
    dataDir: resolve(it.SUPPORT_DATA_DIR ?? (asRoot ? '/var/lib/logishift-support' : './data')),
    publicUrl,
    allowedOrigins: it.SUPPORT_ALLOWED_ORIGINS,
    consoleOrigin: it.SUPPORT_CONSOLE_ORIGIN,
    trustedProxies: it.SUPPORT_TRUSTED_PROXIES,
    maxConnections: it.SUPPORT_MAX_CONNECTIONS,
    drainSeconds: it.SUPPORT_DRAIN_SECONDS,
    trustedIssuers: it.SUPPORT_TRUSTED_ISSUERS,
    secret: it.SUPPORT_SECRET,
    rateLimits: it.SUPPORT_RATE_LIMITS,
    autoCloseDays: it.SUPPORT_AUTO_CLOSE_DAYS,
    undoSeconds: it.SUPPORT_UNDO_SECONDS,
    firstAdmin:
      it.SUPPORT_ADMIN_EMAIL && it.SUPPORT_ADMIN_PASSWORD
        ? { email: it.SUPPORT_ADMIN_EMAIL, password: it.SUPPORT_ADMIN_PASSWORD }
        : undefined,
    ticketUrl: it.SUPPORT_TICKET_URL ?? `${publicUrl}/ticket/{id}`,
    hasHostTicketPage: it.SUPPORT_TICKET_URL !== undefined,
    statusUrl: it.SUPPORT_PUBLIC_URL && `${publicUrl}/ticket/status`,
    deliveryLookup: it.SUPPORT_DELIVERY_LOOKUP,
    smtpUrl: it.SMTP_URL,
    mailFrom: it.SUPPORT_MAIL_FROM ?? `logiShift support <support@${new URL(publicUrl).hostname}>`,
    mailReplyDomain: it.SUPPORT_MAIL_REPLY_DOMAIN,
    logLevel: it.LOG_LEVEL,
    warnings,
  };
}
