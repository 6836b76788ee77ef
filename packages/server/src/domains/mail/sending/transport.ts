import { clip } from '@logishift/support-sdk/text';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { reasonOf } from '../../../platform/errors.js';
import type { Logger } from '../../../platform/log.js';
import { port } from '../../../platform/ports.js';
import type { Fact } from '../../../platform/workers/workers.js';
import { oneLine } from '../letters/one-line.js';

export interface Address {
  name: string;
  address: string;
}

/** A mail as it leaves the house: one recipient, by address alone. */
export interface Outgoing {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Without the angle brackets; the same each time the mail is tried. */
  messageId: string;
  /** The thread it belongs to, by a Message-ID. */
  thread?: string;
  replyTo?: string;
  /** Where one click ends mails of this kind (RFC 8058). */
  unsubscribe?: string;
}

/** How this server's mails leave it. */
export const mailTransport = port<MailTransport>('mail transport');

/** What of the settings says how. */
export interface MailSettings {
  smtpUrl: string | undefined;
  mailFrom: string;
}

/** What a mail server said of one mail. */
export class MailFailure extends Error {
  override name = 'MailFailure';
  /** It will say the same tomorrow. */
  readonly permanent: boolean;

  constructor(message: string, permanent: boolean) {
    super(message);
    this.permanent = permanent;
  }
}

export interface MailTransport {
  /** Whose mails they are. */
  from: Address;
  /**
   * Hands a mail over. `logged`: there is no mail server, and nobody gets it.
   * @throws MailFailure
   */
  send(mail: Outgoing): Promise<'sent' | 'logged'>;
  /** `off` without SMTP_URL; `failing` while the mail server does not take what this node, by whichever worker, gives it. */
  state(): 'ok' | 'off' | 'failing';
  close(): void;
}

// Milliseconds. A mail server that takes longer than all of it has failed.
const connectionTimeout = 5000;
const socketTimeout = 10_000;
/** The longest that sending one mail takes. */
export const sendTimeout = 45_000;
/** How many mails a node hands over at once. */
export const maxConnections = 4;

/** Mails over SMTP_URL; without it, to the log. Of several workers one `sends`, and finds out the `state`. */
export function createMailTransport(
  config: MailSettings,
  log: Logger,
  { state, sends }: { state: Fact<'ok' | 'failing'>; sends: boolean },
): MailTransport {
  const from = readAddress(config.mailFrom);
  if (!config.smtpUrl) {
    return {
      from,
      send: async ({ to, subject, text }) => {
        log.info({ to, subject, text }, 'A mail: there is no SMTP_URL to send it by');
        return 'logged';
      },
      state: () => 'off',
      close: () => {},
    };
  }
  const server = createTransport({
    url: config.smtpUrl,
    pool: true,
    maxConnections,
    connectionTimeout,
    greetingTimeout: connectionTimeout,
    dnsTimeout: connectionTimeout,
    socketTimeout,
    idleTimeout: 30_000,
    // What is tried again is for the job to say: a connection that ends may have taken the mail already.
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // The pool tells here of connections that break while they are idle.
  server.on('error', (error) => log.debug({ err: error }, 'A connection to the mail server broke'));
  let closed = false;
  const failed = (error: unknown) => {
    const failure = toFailure(error, config.smtpUrl);
    // A server that refuses one mail works.
    state.set(failure.permanent ? 'ok' : 'failing');
    return failure;
  };
  const look = () =>
    server.verify().catch((error: unknown) => {
      if (!closed) log.warn({ reason: failed(error).message }, 'The mail server does not answer as it should');
    });
  if (sends) void look();
  return {
    from,
    send: async (mail) => {
      try {
        await inTime(server.sendMail({ ...toMessage(mail), from, envelope: { from: from.address, to: [mail.to] } }));
        state.set('ok');
        return 'sent';
      } catch (error) {
        throw failed(error);
      }
    },
    state: () => state.get(),
    close: () => {
      closed = true;
      server.close();
    },
  };
}

function toMessage(mail: Outgoing): SendMailOptions {
  const { to, subject, text, html, messageId, thread, replyTo, unsubscribe } = mail;
  return {
    to: { name: '', address: to },
    text,
    html,
    messageId: `<${messageId}>`,
    ...(thread && { inReplyTo: `<${thread}>`, references: `<${thread}>` }),
    ...(replyTo && { replyTo: { name: '', address: replyTo } }),
    headers: {
      Subject: subjectHeader(oneLine(subject)),
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(unsubscribe && {
        'List-Unsubscribe': { prepared: true, foldLines: true, value: `<${unsubscribe}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  };
}

/**
 * What looks like an encoded word (RFC 2047) would be decoded by who receives it, line breaks and all: then the whole is
 * made of encoded words of ours.
 */
function subjectHeader(subject: string) {
  if (!subject.includes('=?')) return subject;
  const words: string[] = [''];
  for (const sign of subject) {
    // 45 bytes become 60 letters; a word has at most 75 with what is around them.
    if (Buffer.byteLength(words.at(-1) + sign) > 45) words.push('');
    words[words.length - 1] += sign;
  }
  const encoded = words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`);
  return { prepared: true, foldLines: true, value: encoded.join(' ') };
}

/** `Name <address>`, or an address alone. */
export function readAddress(text: string): Address {
  const [, name = '', address = text] = /^(.*?)\s*<([^<>]+)>$/.exec(text.trim()) ?? [];
  return { name: oneLine(name.replace(/^"(.*)"$/, '$1')), address: address.trim() };
}

/** Whose mails to look for; null: there are none, without SMTP_URL. */
export const senderIn = ({ smtpUrl, mailFrom }: MailSettings): string | null =>
  smtpUrl ? readAddress(mailFrom).address : null;

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The mail server took too long')), sendTimeout);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A refusal of the recipient or of the message by 5xx is final (RFC 5321, 4.2.1); of us (sign-in, sender) it may be mended. */
function toFailure(error: unknown, url: string | undefined): MailFailure {
  const { command, responseCode } = (error ?? {}) as { command?: string; responseCode?: number };
  const final = (responseCode ?? 0) >= 500 && (command === 'RCPT TO' || command === 'DATA');
  return new MailFailure(clip(oneLine(withoutSecrets(reasonOf(error), url)), 300), final);
}

function withoutSecrets(message: string, url: string | undefined): string {
  if (!url || !URL.canParse(url)) return message;
  const { username, password } = new URL(url);
  return [password, username]
    .flatMap((secret) => [secret, decoded(secret)])
    .filter((secret) => secret.length > 2)
    .reduce((text, secret) => text.replaceAll(secret, '…'), message);
}

/** As it was before it was escaped for a URL; what is no escape stays. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
