import type { Connection } from '../db/connect.js';

/** What the primary and its workers tell each other. */

/** What a worker needs to know before it can start. */
export interface Beginning {
  number: number;
  doesJobs: boolean;
  /** What operators set, as text, with the files read: a worker that comes later has what the first ones had. */
  settings: Record<string, string>;
  /** The embedded PostgreSQL; null: it is `DATABASE_URL`'s. */
  connection: Connection | null;
  /** One like it served before: the database may be away for as long as it likes. */
  isReplacement: boolean;
  isDraining: boolean;
  facts: Record<string, string>;
}

/** Of a counter or of places, by its name, and for whom. */
export type Call =
  | ['consume' | 'reward' | 'get' | 'delete', counter: string, key: string]
  | ['take', places: string, key: string, most: number]
  | ['leave', places: string, key: string];

/** What was counted so far and the milliseconds until that begins anew; whether a place was left; or nothing to say. */
export type Answer = [consumed: number, milliseconds: number] | boolean | null;

export type ToWorker =
  | { kind: 'begin'; beginning: Beginning }
  | { kind: 'listen' }
  | { kind: 'drain' }
  /** Answer what is in flight, and take nothing more. */
  | { kind: 'stop' }
  /** All have: close everything, and go. */
  | { kind: 'end' }
  | { kind: 'counted'; answers: Answer[] }
  | { kind: 'tell metrics'; id: number }
  | { kind: 'metrics of all'; id: number; text: string }
  | { kind: 'fact'; name: string; value: string };

export type FromWorker =
  | { kind: 'hello' }
  | { kind: 'ready' }
  | { kind: 'listening' }
  | { kind: 'failed'; message: string; isExpected: boolean }
  | { kind: 'draining' }
  | { kind: 'served' }
  /** One at a time. */
  | { kind: 'count'; calls: Call[] }
  | { kind: 'metrics'; id: number; metrics: object[] }
  | { kind: 'gather metrics'; id: number }
  | { kind: 'fact'; name: string; value: string };

/** A worker's line to its primary. */
export interface Line {
  /** Resolves when it has left. */
  tell(message: FromWorker): Promise<void>;
  on<K extends ToWorker['kind']>(kind: K, heard: (message: Extract<ToWorker, { kind: K }>) => void): void;
}

/** The line of this process; null: nobody started it as a worker. */
export function openLine(): Line | null {
  if (!process.send) return null;
  const listeners = new Map<string, (message: never) => void>();
  process.on('message', (message: ToWorker) => listeners.get(message.kind)?.(message as never));
  return {
    tell: (message) =>
      new Promise((resolve) => {
        // A primary that is gone has this process end: nothing is lost with what it is not told.
        if (process.connected) process.send?.(message, undefined, {}, () => resolve());
        else resolve();
      }),
    on: (kind, heard) => void listeners.set(kind, heard),
  };
}
