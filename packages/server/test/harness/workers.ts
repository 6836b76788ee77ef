import { readdirSync, readFileSync } from 'node:fs';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect } from 'vitest';
import type { Started } from './program.js';

/** The worker processes of a primary. */
export function workersOf(primary: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const ofPrimary = (pid: string) => {
    try {
      const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return Number(parent) === primary && readFileSync(`/proc/${pid}/cmdline`, 'utf8').endsWith('\0worker\0');
    } catch {
      // It has ended meanwhile.
      return false;
    }
  };
  return pids.filter(ofPrimary).map(Number);
}

export interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  id: string;
}

/** Asks on a connection of its own, or on that of an agent. */
export function ask(
  server: Started,
  path: string,
  { agent = false, ...headers }: { agent?: Agent | false; [header: string]: unknown } = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request(server.baseUrl + path, { agent, headers: headers as IncomingHttpHeaders }, (answer) => {
      const { statusCode: status = 0, headers } = answer;
      text(answer).then((body) => resolve({ status, headers, body, id: String(headers['x-request-id']) }), reject);
    });
    sent.on('error', reject).end();
  });
}

/** A connection that is kept for all that is asked with it. */
export const keptConnection = () => new Agent({ keepAlive: true, maxSockets: 1 });

/** Which worker answered each of these, as the log says. */
export async function answeredBy(server: Started, ids: readonly string[]): Promise<number[]> {
  const find = (id: string) => Number(new RegExp(`"worker":(\\d+),"request_id":"${id}"`).exec(server.said())?.[1]);
  await expect.poll(() => ids.map(find).filter(Number.isNaN), { timeout: 5000 }).toEqual([]);
  return ids.map(find);
}
