import { createHmac, timingSafeEqual } from 'node:crypto';
import { isNotificationKind, type NotificationKind } from '@logishift/support-sdk/contract';

const sign = (secret: Uint8Array, ...parts: string[]) => createHmac('sha256', secret).update(parts.join('\n'));

/**
 * Names a mail, and proves that whoever answers has seen it: for Message-ID and Reply-To. The mail leads to its ticket
 * and its recipient. In lower case, as addresses may be folded, and 53 characters, as the part before an @ has room for 64.
 */
export function replyToken(
  secret: Uint8Array,
  mail: { id: string; ticket_id: string | null; recipient_id: string | null },
) {
  const proof = sign(secret, 'reply', mail.id, mail.ticket_id ?? '', mail.recipient_id ?? '')
    .digest('hex')
    .slice(0, 20);
  return `${mail.id.replaceAll('-', '')}.${proof}`;
}

export interface Unsubscription {
  user_id: string;
  kinds: NotificationKind[];
}

/** Lets whoever has the mail end mails of these kinds to this person, and nothing else. It does not expire. */
export function unsubscribeToken(secret: Uint8Array, { user_id, kinds }: Unsubscription): string {
  const named = `${user_id}~${[...kinds].sort().join('~')}`;
  return `${named}~${sign(secret, 'unsubscribe', named).digest('base64url').slice(0, 27)}`;
}

/** What such a token names; null: it is none of ours. */
export function readUnsubscribeToken(secret: Uint8Array, token: string): Unsubscription | null {
  const [user_id = '', ...rest] = token.split('~');
  const kinds = rest.slice(0, -1);
  if (!/^[0-9a-f-]{36}$/.test(user_id) || kinds.length === 0 || !kinds.every(isNotificationKind)) return null;
  const expected = Buffer.from(unsubscribeToken(secret, { user_id, kinds }));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected) ? { user_id, kinds } : null;
}
