import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { vi } from 'vitest';
import { sweepMails } from '../../src/domains/mail/sending/send.js';
import { readersPort } from '../../src/platform/events/readers.js';
import type { TestSupport } from '../harness/support.js';

/** A mail as it came over the wire. */
export interface Received {
  /** The bytes after DATA. */
  raw: string;
  /** Whom the sender named in RCPT TO: all of them. */
  recipients: string[];
  mail: ParsedMail;
}

export interface PostOffice {
  port: number;
  env: Record<string, string>;
  /** In the order of their arrival. */
  received: Received[];
  /** Every line that clients said before DATA, as it came over the wire. */
  commands: string[];
  to(address: string): Received[];
  subjectsTo(address: string): string[];
  forget(): void;
  /** What it says to RCPT TO of an address, if not yes: `550 No such person`. */
  refuse: Map<string, string>;
  /** Called when a mail is wholly there, before it is acknowledged. */
  beforeYes: () => Promise<void>;
  /** Stops listening, and ends every connection. */
  close(): Promise<void>;
  /** Listens again, on the same port. */
  open(): Promise<void>;
}

export const mailFrom = 'logiShift support <support@logishift.example>';

const quiet = Object.fromEntries(
  ['trace', 'debug', 'info', 'warn', 'error', 'fatal'].map((level) => [level, () => {}]),
);

/** A real SMTP server on a free port. */
export async function openPostOffice(): Promise<PostOffice> {
  let server: SMTPServer;
  const received: Received[] = [];
  const office: PostOffice = {
    port: 0,
    env: {},
    received,
    commands: [],
    to: (address) => received.filter(({ recipients }) => recipients.includes(address)),
    subjectsTo: (address) => office.to(address).map(({ mail }) => mail.subject ?? ''),
    forget: () => {
      received.splice(0);
      office.commands.splice(0);
    },
    refuse: new Map(),
    beforeYes: async () => {},
    close: () => new Promise((done) => server.close(() => done())),
    open: async () => {
      server = new SMTPServer({
        authOptional: true,
        hideSTARTTLS: true,
        disabledCommands: ['AUTH', 'STARTTLS'],
        closeTimeout: 50,
        logger: {
          ...quiet,
          debug: (_: unknown, sign: string, line: string) => sign === 'C:' && office.commands.push(line),
        } as never,
        onRcptTo: ({ address }, _session, answer) => {
          const no = office.refuse.get(address);
          answer(no ? Object.assign(new Error(no.slice(4)), { responseCode: Number(no.slice(0, 3)) }) : null);
        },
        onData: (stream, session, answer) => {
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', async () => {
            const raw = Buffer.concat(chunks);
            const mail = await simpleParser(raw);
            const recipients = session.envelope.rcptTo.map(({ address }) => address);
            received.push({ raw: raw.toString('utf8'), recipients, mail });
            await office.beforeYes();
            answer(null);
          });
        },
      });
      server.on('error', () => {});
      await new Promise<void>((done) => server.listen(office.port, '127.0.0.1', done));
      office.port = (server.server.address() as AddressInfo).port;
      office.env = { SMTP_URL: `smtp://127.0.0.1:${office.port}`, SUPPORT_MAIL_FROM: mailFrom };
    },
  };
  await office.open();
  return office;
}

/** Waits until what happened was read, no job of ours is due and no mail is on its way. Those that wait for a later moment stay. */
export async function untilQuiet({ sql, context }: TestSupport): Promise<void> {
  await untilSo(async () => {
    const lag = (await context.ports.get(readersPort).lags()).get('mail');
    if (lag?.events !== 0) return false;
    const now = context.now().toISOString();
    const [row] = await sql<[{ busy: number }]>`select
      (select count(*) from pgboss.job where name in ('notify-by-mail', 'send-mail', 'mail-account-link')
        and state in ('created', 'retry', 'active') and start_after <= now())::int
      + (select count(*) from mails where state = 'sending' and due_at > ${now})::int as busy`;
    return row.busy === 0;
  });
}

/**
 * Looks again and again until there is something, and gives it; with a breath between, without which the looking alone
 * keeps the machine busy.
 */
export const untilSo = <T>(look: () => Promise<T> | T) => vi.waitUntil(look, { timeout: 25_000, interval: 20 });

/** Moves the clock on and has sent what is due then, as the schedule does each minute. */
export async function sendWhatIsDueIn(support: TestSupport, milliseconds: number): Promise<void> {
  // What has happened belongs to the time before.
  await untilQuiet(support);
  support.travel(milliseconds);
  await sweepMails(support.context);
  await untilQuiet(support);
}

/** Has everything sent that waits for its minute, and lets the minute after it pass: what happens next is mailed at once. */
export async function letMailsSettle(support: TestSupport): Promise<void> {
  await sendWhatIsDueIn(support, 95_000);
  support.travel(61_000);
}

/** The same by the scheduled job itself. */
export async function sweepBySchedule(support: TestSupport, milliseconds: number): Promise<void> {
  await untilQuiet(support);
  support.travel(milliseconds);
  await support.jobs.runSoon('send-overdue-mails');
  await untilSwept(support);
  await untilQuiet(support);
}

async function untilSwept({ sql }: TestSupport): Promise<void> {
  await untilSo(async () => {
    const [row] = await sql<[{ waiting: number }]>`
      select count(*)::int as waiting from pgboss.job
      where name = 'send-overdue-mails' and state in ('created', 'retry', 'active')`;
    return row.waiting === 0;
  });
}

/** The address counts as proven, whatever way its owner took. */
export async function proveAddress({ sql }: TestSupport, email: string): Promise<void> {
  await sql`update users set email_verified_at = now() where email = ${email}`;
}

/** Has somebody mailed of everything that can reach them. */
export async function wantAllMails(client: {
  notifications: {
    preferences(): Promise<{ data: { kind: string; in_app: boolean; email: boolean }[] }>;
    setPreferences(data: never): Promise<unknown>;
  };
}): Promise<void> {
  const { data } = await client.notifications.preferences();
  await client.notifications.setPreferences(data.map((line) => ({ ...line, email: true })) as never);
}
