/** A mailbox for the tests: takes every mail that comes by SMTP, as far as a server of ours speaks it. */
import { once } from 'node:events';
import { createServer } from 'node:net';

export async function openMailbox() {
  const mails = [];
  const server = createServer((socket) => {
    let mail = null;
    let rest = '';
    const say = (line) => socket.write(`${line}\r\n`);
    const hear = (line) => {
      if (mail !== null) {
        if (line !== '.') mail += `${line}\n`;
        else {
          mails.push(mail);
          mail = null;
          say('250 Taken');
        }
      } else if (/^DATA/i.test(line)) {
        mail = '';
        say('354 Go on');
      } else if (/^QUIT/i.test(line)) {
        say('221 Bye');
        socket.end();
      } else say(/^EHLO/i.test(line) ? '250 mailbox' : '250 OK');
    };
    socket.setEncoding('utf8');
    socket.on('error', () => {});
    socket.on('data', (text) => {
      const lines = (rest + text).split('\r\n');
      rest = lines.pop() ?? '';
      lines.forEach(hear);
    });
    say('220 mailbox');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();

  return {
    url: `smtp://127.0.0.1:${server.address().port}`,
    /** The newest code of six digits mailed to an address; waits for the first. */
    code: (address) =>
      look('code', address, (text) => /(?<![#\w-])(\d{6})(?![\w-])/.exec(text.replaceAll(address, ''))?.[1]),
    /** The token of the newest link to a ticket that was mailed to an address; waits for the first. */
    link: (address, ticketId) =>
      look('link', address, (text) => new RegExp(`${ticketId}/?#ticket_link=([\\w.-]+)`).exec(text)?.[1]),
  };

  async function look(what, address, find) {
    const until = Date.now() + 20_000;
    while (Date.now() < until) {
      const found = mails
        .filter((mail) => mail.includes(address))
        .map((mail) => find(plain(mail)))
        .findLast(Boolean);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`No ${what} was mailed to ${address}`);
  }
}

/** A mail's text, without its head and without what the way of sending did to it. */
const plain = (mail) => mail.slice(mail.indexOf('\n\n')).replace(/=\n/g, '').replace(/=3D/g, '=');
