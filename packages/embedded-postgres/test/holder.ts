import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import postgres, { type Sql } from 'postgres';

export interface Connection {
  host: string;
  port: number;
  database: string;
  username: string;
  password?: string;
}

type Line = {
  ready?: Connection;
  pid?: number;
  ms?: number;
  error?: { name: string; message: string };
  log?: string;
  failure?: string;
  interrupted?: boolean;
};

/** A process of its own that holds (or tries to hold) the embedded PostgreSQL of a data folder. */
export class Holder {
  readonly lines: Line[] = [];
  /** Resolves when the process is gone and nobody holds its output any more. */
  readonly closed: Promise<unknown>;
  private isClosed = false;
  private heard: (() => void)[] = [];

  constructor(readonly process: ChildProcess) {
    this.closed = once(process, 'close').then(() => {
      this.isClosed = true;
      this.wake();
    });
    createInterface({ input: process.stdout! }).on('line', (line) => {
      this.lines.push(JSON.parse(line));
      this.wake();
    });
  }

  get pid(): number {
    return this.process.pid!;
  }

  /** The first line that fits, said already or to come; rejects if the process ends without. */
  async said<T>(pick: (line: Line) => T | undefined): Promise<T> {
    for (;;) {
      for (const line of this.lines) {
        const found = pick(line);
        if (found !== undefined) return found;
      }
      if (this.isClosed) throw new Error(`it ended without saying so: ${JSON.stringify(this.lines)}`);
      await new Promise<void>((resolve) => this.heard.push(resolve));
    }
  }

  ready(): Promise<Line & { ready: Connection; pid: number; ms: number }> {
    return this.said((line) => {
      if (line.error) throw new Error(line.error.message);
      return line.ready && (line as Line & { ready: Connection; pid: number; ms: number });
    });
  }

  refusal(): Promise<{ name: string; message: string; ms: number }> {
    return this.said((line) => {
      if (line.ready) throw new Error('it started');
      return line.error && { ...line.error, ms: line.ms ?? 0 };
    });
  }

  async stop(): Promise<void> {
    this.process.kill('SIGTERM');
    await this.closed;
  }

  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.closed;
  }

  private wake(): void {
    for (const resolve of this.heard.splice(0)) resolve();
  }
}

const holders: Holder[] = [];

export function hold(
  program: string,
  dataDir: string,
  options: object = {},
  as: { uid?: number; gid?: number } = {},
): Holder {
  const child = spawn(process.execPath, [program, dataDir, JSON.stringify(options)], {
    ...as,
    // A process group of its own, as a shell gives to a command.
    detached: true,
    cwd: '/',
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const holder = new Holder(child);
  holders.push(holder);
  return holder;
}

/** Stops every holder that still runs. */
export async function stopAll(): Promise<void> {
  await Promise.all(
    holders.splice(0).map(async (holder) => {
      if (holder.process.exitCode === null && holder.process.signalCode === null) await holder.stop();
      await holder.closed;
    }),
  );
}

/** Runs the work with a client of that database. */
export async function withClient<T>(connection: Connection, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres({ ...connection, max: 2, onnotice: () => {}, connect_timeout: 5 });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
