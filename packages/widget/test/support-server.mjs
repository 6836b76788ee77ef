/** The real server, for the elements' tests: on a database of its own, with a host that signs tokens. */
import { spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Support } from '@logishift/support-sdk';
import { freePort } from '../../../scripts/free-ports.mjs';
import { openMailbox } from './mailbox.mjs';

const main = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));
const secret = randomUUID() + randomUUID();
/** A host whose customers have numbers: no claim of its tokens but `customer_no` says who they are. */
export const numbersIssuer = 'https://numbers.example';
export const numbersSecret = (secret) => `${secret} for numbers`;
const admin = { email: 'admin@example.com', password: randomUUID() };

/** Starts the server for pages of one origin; it ends with this process. */
export async function startSupport(origin) {
  const folder = mkdtempSync(join(tmpdir(), 'logishift-widget-'));
  // As root, PostgreSQL runs as another user, who must be able to enter.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const mailbox = await openMailbox();
  const environment = (hostSecret) => {
    return {
      ...process.env,
      PORT: String(port),
      SUPPORT_PUBLIC_URL: `http://localhost:${port}`,
      DATABASE_URL: undefined,
      SUPPORT_DATA_DIR: join(folder, 'data'),
      SUPPORT_ALLOWED_ORIGINS: origin,
      SUPPORT_TRUSTED_ISSUERS: JSON.stringify([
        { name: 'host', algorithm: 'HS256', secret: hostSecret },
        {
          name: 'numbers',
          algorithm: 'HS256',
          secret: numbersSecret(secret),
          issuer: numbersIssuer,
          claims: { id: 'customer_no' },
        },
      ]),
      SUPPORT_ADMIN_EMAIL: admin.email,
      SUPPORT_ADMIN_PASSWORD: admin.password,
      SMTP_URL: mailbox.url,
      SUPPORT_MAIL_FROM: 'support@logishift.example',
      LOG_LEVEL: 'error',
    };
  };
  const run = (hostSecret = secret) =>
    spawn(process.execPath, [main, 'start'], { stdio: ['ignore', 'pipe', 'inherit'], env: environment(hostSecret) });
  let child = run();
  const stop = () => {
    child.kill('SIGTERM');
  };
  for (const signal of ['SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  process.on('exit', () => {
    stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const baseUrl = `http://localhost:${port}`;
  await ready(baseUrl, child);
  const { access } = await new Support({ baseUrl }).auth.signIn(admin);
  const staff = new Support({ baseUrl, token: access });
  const me = await staff.auth.me();
  for (const entry of questions) await staff.faq.create(entry);

  return {
    baseUrl,
    admin,
    secret,
    /** Ends it as a power cut does. */
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
    /** Starts it again, with what it had. @param hostSecret what the host signs with from now on */
    async restart(hostSecret = secret) {
      child = run(hostSecret);
      await ready(baseUrl, child);
    },
    async stop() {
      stop();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
    commands: {
      'support:api': () => baseUrl,
      'support:token': (claims) => sign({ ...claims, exp: Math.floor(Date.now() / 1000) + 3600 }),
      'support:take': ({ id }) => staff.tickets.reassign(id, me.id),
      'support:status': ({ id, change }) => staff.tickets.updateStatus(id, change),
      'support:reply': ({ id, body }) => staff.messages.send(id, body),
      'support:ticket': ({ id }) => staff.tickets.get(id),
      'support:signal': ({ id, state }) => staff.live.signal(id, state),
      'support:marks': async ({ id }) => (await staff.tickets.get(id)).marks,
      'support:mark': ({ id, through }) => staff.messages.mark(id, through),
      'support:votes': async ({ id }) => {
        const { helpful_count, unhelpful_count } = await staff.faq.get(id);
        return [helpful_count, unhelpful_count];
      },
      'support:link': ({ address, ticketId }) => mailbox.link(address, ticketId),
      'support:code': ({ address }) => mailbox.code(address),
      'support:tickets-of': async ({ name }) => {
        const { data } = await staff.tickets.all({ limit: 100 });
        return data.filter((ticket) => ticket.customer.name === name);
      },
    },
  };
}

async function ready(baseUrl, child) {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The server ended with code ${child.exitCode}`);
    const answer = await fetch(`${baseUrl}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The server did not start within a minute');
}

/** Signs a customer's token as a host does: as the one of `iss`. */
export function sign(claims, hostSecret = secret) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  const key = claims.iss === numbersIssuer ? numbersSecret(hostSecret) : hostSecret;
  return `${content}.${createHmac('sha256', key).update(content).digest('base64url')}`;
}

const entry = (category, question, answer) => ({ category, translations: { en: { question, answer } } });

const questions = [
  entry(
    'late',
    'Why is my delivery late?',
    'Traffic or a breakdown can hold up a courier.\n\n- Look at the tracking page',
  ),
  entry('late', 'Can I change the time or place now?', 'Yes, until the courier is near.'),
  entry('late', 'Do I get money back for a late delivery?', 'For express parcels, yes.'),
  entry('damaged', 'My parcel arrived damaged', 'Keep the box and take **photos**.'),
  entry('lost', 'It says delivered, but nothing is here', 'Ask your neighbours first.'),
];
