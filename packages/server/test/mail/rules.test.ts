import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainLine } from '../../src/domains/mail/letters/one-line.js';
import { storyOf, worthTelling } from '../../src/domains/mail/letters/stories.js';
import { wordsIn } from '../../src/domains/mail/letters/texts/index.js';
import { type LastMail, placeFor, quietTime } from '../../src/domains/mail/sending/gather.js';
import { isStale, maxAttempts, pauseAfter } from '../../src/domains/mail/sending/patience.js';
import { readAddress } from '../../src/domains/mail/sending/transport.js';
import { readUnsubscribeToken, replyToken, unsubscribeToken } from '../../src/domains/mail/unsubscribing/tokens.js';

const now = new Date('2026-11-22T13:00:00.000Z');
const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString();
const last = (change: Partial<LastMail>): LastMail => {
  const sent = { id: 'a', state: 'sent', attempts: 0, due_at: ago(0), sent_at: null } as const;
  return { ...sent, ...change };
};

describe('where news goes', () => {
  it.each([
    ['a mail of its own at once, when it is the first', undefined, { due: now }],
    ['the mail that waits', last({ state: 'queued' }), { mail: 'a' }],
    ['a mail of its own at once, when the last is a minute old', last({ sent_at: ago(quietTime) }), { due: now }],
    ['a mail when the minute is over', last({ sent_at: ago(20_000) }), { due: new Date(now.getTime() + 40_000) }],
    [
      'a mail in a minute, while one is being sent',
      last({ state: 'sending' }),
      { due: new Date(now.getTime() + quietTime) },
    ],
    ['no mail that was tried before', last({ state: 'queued', attempts: 2, due_at: ago(quietTime) }), { due: now }],
    ['a mail of its own, when the last was given up', last({ state: 'dead' }), { due: now }],
  ])('is %s', (_, before, place) => expect(placeFor(before, now)).toEqual(place));
});

it('tries for hours, an hour apart at most', () => {
  const pauses = Array.from({ length: maxAttempts - 1 }, (_, place) => pauseAfter(place + 1, 0.5));
  expect(pauses[0]).toBe(5000);
  expect(Math.max(...pauses)).toBe(3_600_000);
  const hours = pauses.reduce((sum, pause) => sum + pause, 0) / 3_600_000;
  expect(hours).toBeGreaterThan(4);
  expect(pauseAfter(1, 0)).toBeLessThan(pauseAfter(1, 1));
});

it('gives a code ten minutes, and news no end', () => {
  expect(isStale({ kind: 'guest_code', created_at: ago(599_999) }, now)).toBe(false);
  expect(isStale({ kind: 'guest_code', created_at: ago(600_000) }, now)).toBe(true);
  expect(isStale({ kind: 'notification', created_at: ago(1e10) }, now)).toBe(false);
});

it('tells of what was true in turn only the last, and of messages all', () => {
  const news = ['status_for_customer', 'reply', 'status_for_customer', 'reply'].map((template, id) => ({
    template,
    id,
  }));
  expect(worthTelling(news).map(({ id }) => id)).toEqual([1, 2, 3]);
});

it('clips what is long between whole characters, and says so', () => {
  const message = { author_name: 'Priya', author_role: 'customer', body: '😀'.repeat(2500) } as never;
  const news = { template: 'reply', params: {}, actor: '', data: {}, message, description: null } as const;
  expect(storyOf([news], wordsIn('en'))[1]).toEqual({ quote: '😀'.repeat(1000), by: 'customer', more: true });
});

describe('tokens', () => {
  const secret = new Uint8Array(32).fill(7);
  const user_id = '01a20a8d-d741-7a23-9080-2588c00e5015';

  it('are refused with any sign changed', () => {
    const token = unsubscribeToken(secret, { user_id, kinds: ['ticket.message', 'ticket.assigned'] });
    expect(readUnsubscribeToken(secret, token)).toEqual({ user_id, kinds: ['ticket.assigned', 'ticket.message'] });
    expect(readUnsubscribeToken(new Uint8Array(32).fill(8), token)).toBeNull();
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (place, sign) => {
        fc.pre(token[place] !== sign);
        expect(readUnsubscribeToken(secret, token.slice(0, place) + sign + token.slice(place + 1))).toBeNull();
      }),
    );
  });

  it('for replies fit in the part before an @, whatever is done to their letters', () => {
    const token = replyToken(secret, { id: user_id, ticket_id: user_id, recipient_id: user_id });
    expect(`support+${token}`.length).toBeLessThanOrEqual(64);
    expect(token).toBe(token.toLowerCase());
  });
});

it('leaves one line of any name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(plainLine(name)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});

it.each([
  ['support@example.com', { name: '', address: 'support@example.com' }],
  ['logiShift <support@example.com>', { name: 'logiShift', address: 'support@example.com' }],
  ['"logiShift, Berlin" <support@example.com>', { name: 'logiShift, Berlin', address: 'support@example.com' }],
])('reads the sender %s', (text, address) => expect(readAddress(text)).toEqual(address));
