import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { processesIn, signal } from '@logishift/embedded-postgres/processes';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { build, endAll, freePort, removeFolders, run, settings, start, usedFolder } from '../harness/program.js';
import { times } from '../harness/settled.js';
import { blockedCreates, stop } from '../harness/stopping.js';
import { lateParcel } from '../harness/support.js';

// Real processes: on a busy machine they take their time, whatever the server's own bounds.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(build);
afterEach(endAll);
afterAll(removeFolders);

describe('on SIGTERM', () => {
  it('answers what is in flight, also on connections that are kept, and is gone within 5 s with its PostgreSQL', async () => {
    const server = await start(await usedFolder());
    const { inFlight, release } = await blockedCreates(server, 8);
    const { code, ms } = await stop(server, release);
    console.log(`stopped ${ms.toFixed(0)} ms after SIGTERM`);
    expect((await inFlight).won).toHaveLength(8);
    expect(code).toBe(0);
    expect(ms).toBeLessThan(5000);
    expect(server.postgres()).toEqual([]);

    const again = await start(server.dataDir);
    expect((await again.customer('priya').tickets.list()).data).toHaveLength(8);
  });

  it('resets no request on connections that are kept, whatever is sent on them meanwhile', async () => {
    const server = await start(await usedFolder());
    const agent = new Agent({ keepAlive: true, maxSockets: 8 });
    const path = '/api/support/faq/';
    const ask = () =>
      new Promise<{ closes: boolean }>((resolve, reject) => {
        const sent = request(server.baseUrl + path, { agent }, (answer) => {
          answer.resume().on('end', () => resolve({ closes: answer.headers.connection === 'close' }));
        });
        sent.on('error', reject).end();
      });
    const ends: string[] = [];
    const answered = { before: 0, last: 0 };
    const worker = async () => {
      for (;;) {
        try {
          const { closes } = await ask();
          answered[closes ? 'last' : 'before']++;
        } catch (error) {
          ends.push((error as { code?: string }).code ?? String(error));
          // A connection that was never made carries nothing that could be lost.
          return;
        }
      }
    };
    const working = times(8, worker);
    while (answered.before < 100) await new Promise((look) => setImmediate(look));
    const { code } = await stop(server);
    await Promise.all(working);
    agent.destroy();
    expect(code).toBe(0);
    expect(new Set(ends)).toEqual(new Set(['ECONNREFUSED']));
    expect(answered.last).toBeGreaterThan(0);
  });

  it('says first that it is leaving, for as long as it was told, and serves meanwhile', async () => {
    const server = await start(await usedFolder(), { SUPPORT_DRAIN_SECONDS: '3' });
    const begun = performance.now();
    server.kill('SIGTERM');
    await server.says('Draining');
    const ready = await fetch(`${server.baseUrl}/health/ready`);
    expect([ready.status, ((await ready.json()) as { code: string }).code]).toEqual([503, 'draining']);
    expect((await fetch(`${server.baseUrl}/health/live`)).status).toBe(200);
    expect(await server.customer('priya').tickets.create(lateParcel)).toMatchObject({ status: 'open' });
    expect((await server.ended).code).toBe(0);
    expect(performance.now() - begun).toBeGreaterThan(3000);
  });

  it('ends with its fault when something fails that nobody caught, also while it is leaving', async () => {
    const fault = `process.on('SIGUSR2', () => { throw new Error('a fault of a test'); })`;
    const server = await start(await usedFolder(), {
      SUPPORT_DRAIN_SECONDS: '60',
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(fault)}`,
    });
    server.kill('SIGTERM');
    await server.says('Draining');
    server.kill('SIGUSR2');
    await server.says('Something failed that nobody caught');
    const { code } = await server.ended;
    expect({ code, postgres: server.postgres() }).toEqual({ code: 1, postgres: [] });
  });

  it('while PostgreSQL hangs still answers, with 503, and is gone within 5 s with its PostgreSQL', async () => {
    const server = await start(await usedFolder());
    const { inFlight } = await blockedCreates(server, 4);
    for (const pid of server.postgres()) signal(pid, 'SIGSTOP');
    const { code, ms } = await stop(server);
    console.log(`stopped ${ms.toFixed(0)} ms after SIGTERM with PostgreSQL hanging`);
    expect((await inFlight).lost.map(({ status }) => status)).toEqual([503, 503, 503, 503]);
    expect({ code, postgres: server.postgres() }).toEqual({ code: 0, postgres: [] });
    expect(ms).toBeLessThan(5000);
  });

  it('while it is still starting leaves no PostgreSQL behind', async () => {
    const dataDir = await usedFolder();
    const starting = run(['start'], { SUPPORT_DATA_DIR: dataDir, PORT: String(await freePort()), ...settings });
    const cluster = join(dataDir, 'postgres');
    while (processesIn(cluster).length === 0) await new Promise((look) => setImmediate(look));
    starting.kill('SIGTERM');
    expect((await starting.ended).code).toBe(0);
    expect(processesIn(cluster)).toEqual([]);
  });
});
