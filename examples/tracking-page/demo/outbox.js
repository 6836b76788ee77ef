import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** How many mails are shown. The files of those before stay. */
const most = 200;

/**
 * The demo's mail server: a real one, on a free port of this machine, that takes every mail and delivers none. They are kept in
 * `folder`, a file each, from one start to the next.
 */
export async function openOutbox(folder) {
  mkdirSync(folder, { recursive: true });
  const mails = await Promise.all(
    readdirSync(folder)
      .filter((name) => /^\d+\.eml$/.test(name))
      .sort()
      .slice(-most)
      .map(async (name) => read(name.replace('.eml', ''), readFileSync(join(folder, name)))),
  );
  let last = Number(mails.at(-1)?.id ?? 0);

  async function keep(raw) {
    // Named by the time of its arrival, so that their order is that of their names.
    last = Math.max(Date.now(), last + 1);
    const id = String(last);
    writeFileSync(join(folder, `${id}.eml`), raw);
    mails.push(await read(id, raw));
    mails.splice(0, mails.length - most);
    mails.sort((a, b) => a.id - b.id);
  }

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 200,
    onData(stream, _session, answer) {
      const chunks = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => keep(Buffer.concat(chunks)).then(() => answer(), answer));
    },
  });
  // Whoever hangs up in the middle is tried again by the support server.
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');

  return {
    smtpUrl: `smtp://127.0.0.1:${server.server.address().port}`,
    /** Newest first: `{ id, to, from, subject, text, html, at }`. */
    list: () => mails.toReversed(),
    find: (id) => mails.find((mail) => mail.id === id),
    stop: () => new Promise((done) => server.close(done)),
  };
}

async function read(id, raw) {
  const { to, from, subject, text, html, date } = await simpleParser(raw);
  return {
    id,
    to: to?.text ?? '',
    from: from?.text ?? '',
    subject: subject ?? '',
    text: text ?? '',
    html: html || null,
    at: date ?? new Date(Number(id)),
  };
}
