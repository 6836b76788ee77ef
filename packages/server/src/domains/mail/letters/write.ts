import { type NotificationKind, type NotificationPreference, readEmailAddress } from '@logishift/support-sdk/contract';
import type { Context } from '../../../platform/context.js';
import { messagesById } from '../../conversations/index.js';
import { deliveriesById } from '../../deliveries/index.js';
import { callerKind, keysOf, signTicketLink, toActor, type User } from '../../identity/index.js';
import { preferenceFor, storedPreferencesOf, type Template, titleOf } from '../../notifications/index.js';
import { findTicket, type LoadedTicket, ticketSettings, trackingUrl } from '../../tickets/index.js';
import { findPerson, type MailRow, type NewsRow, newsOf, updateMail } from '../queries.js';
import { wantsMail } from '../sending/recipients.js';
import type { Address, Outgoing } from '../sending/transport.js';
import { settings } from '../settings.js';
import { replyToken, unsubscribeToken } from '../unsubscribing/tokens.js';
import { accountLetter } from './account-letters.js';
import { toHtml } from './html.js';
import type { Block, Letter, LetterTicket } from './letter.js';
import { plainLine } from './one-line.js';
import { toPlain } from './plain.js';
import { type News, storyOf, worthTelling } from './stories.js';
import { type Words, wordsIn } from './texts/index.js';

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);

/** Makes what is sent out of a mail's row, `from` the house's address. A string says why nobody may have it (any more). */
export async function writeMail(context: Context, from: Address, mail: MailRow): Promise<Outgoing | string> {
  const brand = plainLine(from.name) || domainOf(from.address);
  if (mail.kind !== 'notification') return outgoing(context, from, mail, accountLetter(mail, brand));
  const reader = mail.recipient_id ? await findPerson(context, mail.recipient_id) : undefined;
  if (!reader || !callerKind(reader)) return 'The recipient is suspended';
  // As they are now: since it was queued they may have unsubscribed, or taken another address.
  const stored = (await storedPreferencesOf(context, [reader.id])).get(reader.id) ?? [];
  const rows = (await newsOf(context, mail.id)).filter((row) => wantsMail(row, reader, stored));
  if (rows.length === 0) return 'The recipient does not want it any more, or their address is not proven any more';
  const ticket = mail.ticket_id ? await findTicket(context, toActor(reader, null), mail.ticket_id) : undefined;
  const told = worthTelling(rows.filter((row) => mayStillTell(row, mail, ticket)));
  if (told.length === 0) return 'The recipient may not see this ticket any more';
  const letter = await newsLetter(context, from, { mail, reader, ticket, told, brand, stored });
  const to = reader.email as string;
  if (to !== mail.to) await updateMail(context, mail.id, { to });
  return outgoing(context, from, { ...mail, to }, letter);
}

/** Who has lost sight of a ticket is told that, and nothing more of it. */
const mayStillTell = ({ template }: NewsRow, mail: MailRow, ticket: LoadedTicket | undefined) =>
  mail.ticket_id === null || ticket !== undefined || template === 'reassigned';

interface Told {
  mail: MailRow;
  reader: User;
  ticket: LoadedTicket | undefined;
  told: NewsRow[];
  brand: string;
  /** What they have said of where they want to hear of what. */
  stored: NotificationPreference[];
}

async function newsLetter(context: Context, from: Address, all: Told): Promise<Letter> {
  const { mail, reader, ticket, told, brand } = all;
  const words = wordsIn(mail.locale);
  const replyDomain = settings.of(context).mailReplyDomain;
  const news = await toNews(context, told, ticket);
  const { number = '', subject = '' } = told[0]?.params ?? {};
  const titles = told.map((row) => titleOf(row.template, plainParams(row.params), mail.locale));
  const isCustomer = reader.role === 'customer';
  const kinds = [...new Set(told.map(({ kind }) => kind as NotificationKind))];
  const token = unsubscribeToken(keysOf(context).mailSecret, { user_id: reader.id, kinds });
  // A person whose address is not proven may be anybody: no name that somebody typed goes there.
  const name = reader.email_verified_at ? plainLine(reader.name) : '';
  return {
    locale: mail.locale,
    // One for all mails on a ticket: mail programs put into one thread what has one subject.
    subject: number ? `[${number}] ${plainLine(subject)}` : (titles[0] ?? ''),
    brand,
    titles: [...new Set(titles)],
    ticket: mail.ticket_id ? await headOf(context, { number, subject: plainLine(subject) }, ticket, words) : null,
    hello: name ? words('hello_name', { name }) : words('hello'),
    blocks: [...receiptLines(from, all, words), ...storyOf(news, words)],
    readOn: words('read_on'),
    button: await buttonFor(context, reader, ticket, told),
    notes: [
      ...(isCustomer && ticket ? [words('link_is_yours')] : []),
      ...(mail.ticket_id && !replyDomain ? [words('no_replies')] : []),
    ],
    share: shareOf(context, all, words),
    why: words(isCustomer ? 'why_customer' : 'why_staff', { brand }),
    stop: { label: words('stop'), url: `${context.config.publicUrl}/unsubscribe?t=${encodeURIComponent(token)}` },
  };
}

/** What is said of a ticket before anything else. */
async function headOf(
  context: Context,
  named: Pick<LetterTicket, 'number' | 'subject'>,
  ticket: LoadedTicket | undefined,
  words: Words,
): Promise<LetterTicket> {
  if (!ticket) return { ...named, status: null, category: null, parcel: null };
  const { status, category, delivery_id, delivery_ref } = ticket;
  const delivery = delivery_id ? (await deliveriesById(context, [delivery_id])).get(delivery_id) : undefined;
  const parcel = plainLine(delivery?.tracking_number ?? delivery_ref ?? '');
  return {
    ...named,
    status: { value: status, label: words(`status_${status}`) },
    category: words(`category_${category}`),
    parcel: parcel ? { label: words('parcel'), number: parcel } : null,
  };
}

const isReceipt = ({ template }: NewsRow) => template === 'receipt';

/** Where the answer to a new ticket comes. */
function receiptLines(from: Address, { reader, told, stored }: Told, words: Words): Block[] {
  if (!told.some(isReceipt)) return [];
  const answers = preferenceFor('customer', 'ticket.message', stored);
  const line = answers?.email
    ? words('receipt_answers', { from: from.address, email: reader.email ?? '' })
    : words('receipt_answers_ticket');
  return [{ line }];
}

/** The link that shows where a ticket stands, with its receipt: for whoever its customer likes. */
function shareOf(context: Context, { told, ticket }: Told, words: Words): Letter['share'] {
  const url =
    ticket && told.some(isReceipt) ? trackingUrl(ticketSettings.of(context).statusUrl, ticket.tracking_code) : null;
  return url ? { line: words('may_share'), url } : null;
}

const plainParams = (params: Record<string, string>) =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, plainLine(value)]));

async function toNews(context: Context, rows: NewsRow[], ticket: LoadedTicket | undefined): Promise<News[]> {
  const messageId = ({ data }: NewsRow) => ('message_id' in data ? data.message_id : '');
  const messages = await messagesById(context, rows.map(messageId).filter(Boolean));
  return rows.map((row) => ({
    template: row.template as Template,
    params: row.params,
    actor: plainLine(row.actor_name ?? ''),
    data: row.data as News['data'],
    // Only of the ticket that its reader was just allowed to read.
    message: ticket && messages.get(messageId(row)),
    description: ticket?.description ?? null,
  }));
}

/** Where the button leads: a customer to their ticket, by a link that opens it alone; staff to the console. */
async function buttonFor(
  context: Context,
  reader: User,
  ticket: LoadedTicket | undefined,
  told: NewsRow[],
): Promise<Letter['button']> {
  const { config } = context;
  const words = wordsIn(reader.locale);
  const console = `${config.consoleOrigin ?? config.publicUrl}/console`;
  if (ticket && reader.role === 'customer') {
    const page = ticketSettings.of({ config }).ticketUrl.replaceAll('{id}', ticket.id);
    const token = await signTicketLink(context, { user_id: reader.id, ticket_id: ticket.id });
    // Behind the #, which no browser sends: the token stays out of logs.
    return { label: words('open_ticket'), url: `${page}${page.includes('#') ? '&' : '#'}ticket_link=${token}` };
  }
  if (ticket) return { label: words('open_ticket'), url: `${console}/support/tickets/${ticket.id}` };
  const [first] = told;
  if (first?.template === 'agent_registered') return { label: words('see_agents'), url: `${console}/admin/agents` };
  if (first?.template === 'agent_approved') return { label: words('sign_in'), url: `${console}/sign-in` };
  return null;
}

/** The root of all mails on a ticket to one person, which is no mail itself: programs thread those that name the same. */
const threadOf = (ticketId: string, recipientId: string) => `${ticketId}.${recipientId}`.replaceAll('-', '');

function outgoing(context: Context, from: Address, mail: MailRow, letter: Letter): Outgoing | string {
  // The strictest look at an address is the last one: nothing but one address ever follows `To:`.
  const { address: to } = readEmailAddress(mail.to);
  if (!to) return 'This is no e-mail address';
  const host = domainOf(from.address);
  const token = replyToken(keysOf(context).mailSecret, mail);
  const { mailReplyDomain } = settings.of(context);
  const replies = mailReplyDomain && mail.ticket_id;
  return {
    to,
    subject: letter.subject,
    text: toPlain(letter),
    html: toHtml(letter),
    messageId: `${token}@${host}`,
    ...(mail.ticket_id &&
      mail.recipient_id && { thread: `ticket.${threadOf(mail.ticket_id, mail.recipient_id)}@${host}` }),
    ...(replies && { replyTo: `support+${token}@${mailReplyDomain}` }),
    ...(letter.stop && { unsubscribe: letter.stop.url }),
  };
}
