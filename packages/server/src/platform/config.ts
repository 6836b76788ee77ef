import { resolve } from 'node:path';
import { z } from 'zod';
import { givenSettings } from './config/given.js';
import { joined } from './config/joined.js';
import { origin, origins } from './config/origins.js';
import type { Settings } from './config/settings.js';
import { connectionUrl, inOurWords, json, oneOf, processes, wholeNumber } from './config/values.js';
import { StartError } from './errors.js';
import type { Limit, Share } from './http/rate-limit.js';

/** What the server itself is set to; each domain's settings are its own. */
const environment = {
  PORT: wholeNumber(0, 65_535).default(8787),
  HOST: z.string().optional(),
  DATABASE_URL: connectionUrl(/^postgres(ql)?$/, 'postgres://user:password@db.example.com/support').optional(),
  SUPPORT_PREPARED_STATEMENTS: oneOf(['on', 'off']).default('on'),
  SUPPORT_DATA_DIR: z.string().min(1).optional(),
  SUPPORT_PUBLIC_URL: origin.optional(),
  SUPPORT_ALLOWED_ORIGINS: origins.default([]),
  SUPPORT_CONSOLE_ORIGIN: origin.optional(),
  SUPPORT_TRUSTED_PROXIES: wholeNumber(0, 10).default(0),
  SUPPORT_MAX_CONNECTIONS: wholeNumber(10, 1_000_000).default(10_000),
  SUPPORT_DRAIN_SECONDS: wholeNumber(0, 300).default(0),
  SUPPORT_WORKERS: processes(64).default(1),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
};

/** How often is often: for each limit a share, `{ points, seconds }`, by its name. */
const rateLimitsOf = (limits: readonly Limit[]) => {
  const shares = limits.map(({ name, points, seconds }) => [
    name,
    z.strictObject({ points: z.int().min(1), seconds: z.int().min(1) }).prefault({ points, seconds }),
  ]);
  return z.strictObject(Object.fromEntries(shares)).prefault({}) as z.ZodType<Record<string, Share>>;
};

export interface Config {
  port: number;
  host: string | undefined;
  databaseUrl: string | undefined;
  /** May the database keep statements by name? Not behind a pooler that gives each transaction another connection. */
  keepStatements: boolean;
  dataDir: string;
  /** Undefined: nobody said how we are reached, and `publicUrl` is a guess that holds on this machine. */
  statedUrl: string | undefined;
  publicUrl: string;
  allowedOrigins: string[];
  consoleOrigin: string | undefined;
  /** How many proxies in front of us append to X-Forwarded-For. */
  trustedProxies: number;
  /** Open at once; further ones are closed. */
  maxConnections: number;
  /** How long `/health/ready` says that this node is about to stop, before it does. */
  drainSeconds: number;
  /** How many processes `start` runs. */
  workers: number;
  rateLimits: Record<string, Share>;
  logLevel: z.output<typeof environment.LOG_LEVEL>;
  /** What was set and does nothing: for the log. */
  warnings: string[];
  /** All that was set, as text, secrets too; what files hold, in their place. */
  given: Record<string, string>;
}

/**
 * Reads the configuration from the environment, and from the files that it names by `NAME_FILE`: the server's own, with what is made of
 * each part's settings.
 * @throws StartError with a table of everything that is wrong.
 */
export function readConfig(
  env: Record<string, string | undefined>,
  parts: readonly Settings[],
  limits: readonly Limit[],
): Config {
  const own = { ...environment, SUPPORT_RATE_LIMITS: json(rateLimitsOf(limits)).prefault('{}') };
  const shapes = joined<z.ZodType>('setting', [
    own,
    ...parts.map((part) => part.shapes),
  ]) as unknown as typeof environment & {
    SUPPORT_RATE_LIMITS: z.ZodType<Record<string, Share>>;
  };
  const { values, mistakes, warnings } = givenSettings(env, {
    names: Object.keys(shapes),
    secrets: parts.flatMap(({ secrets }) => secrets),
    files: ['SUPPORT_RATE_LIMITS', ...parts.flatMap(({ files }) => files)],
  });
  const read = z.object(shapes).safeParse(values, { error: inOurWords });
  const wrong = [
    ...mistakes,
    ...(read.error?.issues ?? []).map(({ path, message }) => [path.join('.'), message] as const),
    ...parts.flatMap((part) => part.check(read.data ?? values)),
  ];
  if (!read.success || wrong.length) {
    const width = Math.max(...wrong.map(([name]) => name.length));
    const table = wrong.map(([name, message]) => `  ${name.padEnd(width)}  ${message}`).join('\n');
    throw new StartError(`The configuration has ${wrong.length} mistake${wrong.length > 1 ? 's' : ''}:\n${table}`);
  }
  const it = read.data;
  const asRoot = process.getuid?.() === 0;
  const server: Config = {
    port: it.PORT,
    host: it.HOST,
    databaseUrl: it.DATABASE_URL,
    keepStatements: it.SUPPORT_PREPARED_STATEMENTS === 'on',
    dataDir: resolve(it.SUPPORT_DATA_DIR ?? (asRoot ? '/var/lib/logishift-support' : './data')),
    statedUrl: it.SUPPORT_PUBLIC_URL,
    publicUrl: it.SUPPORT_PUBLIC_URL ?? `http://localhost:${it.PORT}`,
    allowedOrigins: it.SUPPORT_ALLOWED_ORIGINS,
    consoleOrigin: it.SUPPORT_CONSOLE_ORIGIN,
    trustedProxies: it.SUPPORT_TRUSTED_PROXIES,
    maxConnections: it.SUPPORT_MAX_CONNECTIONS,
    drainSeconds: it.SUPPORT_DRAIN_SECONDS,
    workers: it.SUPPORT_WORKERS,
    rateLimits: it.SUPPORT_RATE_LIMITS,
    logLevel: it.LOG_LEVEL,
    warnings,
    given: values,
  };
  const made = parts.map((part) => part.make(it, server) as Record<string, unknown>);
  return joined<unknown>('value of a setting', [{ ...server }, ...made]) as unknown as Config;
}
