import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Support } from '@logishift/support-sdk';
import { freePorts } from '../../../scripts/free-ports.mjs';
import { admin } from '../../tracking-page/demo/people.js';
import { startSupportServer } from '../../tracking-page/demo/support-server.js';

const secret = 'the secret of a host that runs in tests alone';
const issuer = { secret, issuer: 'https://tracking.example', audience: 'logishift-support' };

/** Runs the `server.js` of an example beside a support server of its own, on free ports and a fresh database. */
export async function runExample(name) {
  const folder = mkdtempSync(join(tmpdir(), 'logishift-example-'));
  // As root, PostgreSQL runs as another user, who must get in.
  chmodSync(folder, 0o755);
  const [port, sitePort] = await freePorts(2);
  const [support, site] = [`http://localhost:${port}`, `http://localhost:${sitePort}`];
  const server = startSupportServer({
    port,
    hostname: '127.0.0.1',
    dataDir: join(folder, 'data'),
    publicUrl: support,
    hostOrigins: [site],
    issuer,
    secret,
    admin,
  });
  const host = spawn(process.execPath, ['server.js'], {
    cwd: fileURLToPath(new URL(`../../${name}`, import.meta.url)),
    env: { ...process.env, PORT: String(sitePort), SUPPORT_URL: support, SUPPORT_ISSUER_SECRET: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(host, 'exit');

  async function stop() {
    host.kill('SIGTERM');
    await Promise.all([ended, server.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }

  try {
    await Promise.all([server.ready(), untilListening(host, ended)]);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    site,
    support,
    /** An answer from an agent, who takes the ticket first. */
    async answer(number, body) {
      const { access } = await new Support({ baseUrl: support }).auth.signIn({
        email: admin.email,
        password: admin.password,
      });
      const staff = new Support({ baseUrl: support, token: access });
      const { data } = await staff.tickets.all({ limit: 100 });
      const { id } = data.find((ticket) => ticket.number === number);
      await staff.tickets.reassign(id, (await staff.auth.me()).id);
      await staff.messages.send(id, body);
    },
    stop,
  };
}

async function untilListening(host, ended) {
  const [output] = await Promise.race([once(host.stdout, 'data'), ended]);
  if (!String(output).includes('http://')) throw new Error(`The example ended before it listened: ${output}`);
}
