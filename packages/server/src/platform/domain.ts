import type { EventKind } from '@logishift/support-sdk/contract';
import type { Settings } from './config/settings.js';
import type { Context } from './context.js';
import type { Connection, Database } from './db/connect.js';
import type { Reader } from './events/reader.js';
import type { Reaction, Reactions } from './events/record.js';
import type { Limit } from './http/rate-limit.js';
import type { App } from './http/router.js';
import type { AskedJob, ScheduledJob } from './jobs/jobs.js';
import type { Provision } from './ports.js';
import type { Workers } from './workers/workers.js';

/** One domain, with everything that the server does with it. What it does not have, it leaves out. */
export interface Domain {
  name: string;
  /** What operators set for it. */
  settings?: Settings;
  /** How often who may do what of it. */
  limits?: Record<string, Limit>;
  /** What domains before it ask for. */
  provides?: readonly Provision[];
  /** Begins what it keeps while the server runs, before anything else is asked of it; in the line's order. */
  start?(context: Context, around: Surroundings): Promise<Started>;
  /** Mounts its endpoints. */
  routes?(app: App): void;
  reactions?: DomainReactions;
  /** What it keeps of the ledger in tables of its own, behind the transactions that write it. */
  readers?: readonly Reader[];
  /** What it does without anybody waiting for it. */
  jobs?(context: Context): (AskedJob | ScheduledJob)[];
  /** Forgets what has expired; once an hour. */
  cleanUp?: readonly ((context: Context) => Promise<void>)[];
}

/**
 * What happens in an event's own transaction, by its kind. First all that **decides**, of every domain: it changes something more,
 * and may record events of its own. Then all that **tells**: whoever is told, is told of what was decided.
 */
export interface DomainReactions {
  decide?: Reactions;
  tell?: Reactions;
}

/** What a domain may need when it starts, beside its context. */
export interface Surroundings {
  /** Without a limit on a statement. */
  patientDb: Database;
  /** For connections of its own. */
  connection: Connection;
  /** The processes of this server, of which this may be one. */
  workers: Workers;
}

export interface Started {
  provides?: readonly Provision[];
  /** Ends what would go on by itself; requests in flight are still answered. */
  beginStop?(): Promise<void>;
  /** Ends the rest, when nothing is served any more. */
  stop?(): void;
}

/** Says what a domain is; its name and its settings stay known to the compiler. */
export const defineDomain = <const D extends Domain>(domain: D): D => domain;

/** The same reaction to each of these kinds. */
export const reactTo = (kinds: readonly EventKind[], reaction: Reaction): Reactions =>
  Object.fromEntries(kinds.map((kind) => [kind, [reaction]]));

/** Event → who reacts, in order: what decides before what tells, each in the line of domains. */
export function reactionsOf(domains: readonly Domain[]): Reactions {
  const all: { [K in EventKind]?: Reaction[] } = {};
  for (const phase of ['decide', 'tell'] as const) {
    for (const { reactions } of domains) {
      for (const [kind, reacting] of Object.entries(reactions?.[phase] ?? {})) {
        all[kind as EventKind] = [...(all[kind as EventKind] ?? []), ...(reacting as readonly Reaction[])];
      }
    }
  }
  return all as Reactions;
}
