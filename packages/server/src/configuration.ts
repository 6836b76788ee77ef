import { type domains, line } from './domains/index.js';
import { joined } from './platform/config/joined.js';
import type { Settings } from './platform/config/settings.js';
import { type Config, readConfig as readParts } from './platform/config.js';
import { type Limit, requestLimits } from './platform/http/rate-limit.js';

type Made<S> = S extends { settings: Settings<infer M> } ? M : never;
type All<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;

/** The server's configuration, with every domain's settings. */
export type FullConfig = Config & All<Made<(typeof domains)[number]>>;

/** Every limit that there is: those of each request, and the domains'. */
export const limits: readonly Limit[] = Object.values(
  joined('limit', [requestLimits, ...line.map((domain) => domain.limits ?? {})]),
);

/**
 * Reads the configuration from the environment, and from the files that it names by `NAME_FILE`.
 * @throws StartError with a table of everything that is wrong.
 */
export const readConfig = (env: Record<string, string | undefined>): FullConfig =>
  readParts(
    env,
    line.flatMap(({ settings }) => settings ?? []),
    limits,
  ) as FullConfig;
