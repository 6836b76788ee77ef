import { isStorable } from '@logishift/support-sdk/contract';
import type { JWTPayload } from 'jose';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/configuration.js';
import { readClaims } from '../../src/domains/identity/hosts/host-claims.js';
import { Refusal } from '../../src/platform/errors.js';

const [issuer] = readConfig({
  SUPPORT_TRUSTED_ISSUERS: JSON.stringify([{ name: 'shop', algorithm: 'HS256', secret: 'x'.repeat(32) }]),
}).trustedIssuers;
const now = new Date('2026-03-02T15:00:00Z');
const exp = now.getTime() / 1000 + 300;
const read = (claims: Record<string, unknown>) =>
  readClaims({ sub: 'priya', exp, ...claims } as JWTPayload, issuer as never, now);

/** Whatever JSON can hold where something else belongs. */
const odd: Record<string, unknown> = {
  true: true,
  false: false,
  'text true': 'true',
  'text false': 'false',
  one: 1,
  zero: 0,
  null: null,
  'an empty text': '',
  blanks: ' \t ',
  'an empty list': [],
  'an empty object': {},
  'an object without toString': JSON.parse('{"toString":null,"valueOf":null}'),
  'an object of the name of the prototype': JSON.parse('{"__proto__":{"id":"1"}}'),
  'a list in a list': [[['x']]],
  'digits as text': '123',
  digits: 123,
  'a fraction': 1.5,
  'a number beyond what is exact': 2 ** 60,
  'a negative number': -1,
  'a very long text': 'x'.repeat(100_000),
  'a text with NUL': 'a\u0000b',
  'half a character': '\ud800',
  'a text of another script': 'प्रिया',
  'what no screen shows': '\u200b\u3164',
  'what turns the direction': 'Support\u202etxt.exe',
};
const claims = ['sub', 'email', 'email_verified', 'name', 'locale', 'deliveries', 'guest_delivery', 'token_type'];

describe('a claim of a host’s token', () => {
  it.each(claims.flatMap((claim) => Object.keys(odd).map((what) => [claim, what] as const)))(
    '`%s` that is %s is understood, reported, or refused with a reason',
    (claim, what) => {
      let identity: ReturnType<typeof readClaims>;
      try {
        identity = read({ [claim]: odd[what] });
      } catch (error) {
        // Only of whom it is about, and whether it is a token at all.
        expect(['sub', 'guest_delivery', 'token_type']).toContain(claim);
        expect(error).toBeInstanceOf(Refusal);
        expect((error as Refusal).code).toBe('unauthorized');
        return;
      }
      const texts = [identity.external_id, identity.email ?? '', identity.name, ...identity.unreadable];
      for (const text of texts) expect(isStorable(text)).toBe(true);
      expect(identity.name.length).toBeLessThanOrEqual(200);
      expect(identity.name).not.toMatch(/\u202e/);
      // Nothing is both taken and reported, and no report holds what the token says.
      if (typeof odd[what] === 'string' && (odd[what] as string).length > 3) {
        expect(identity.unreadable.join()).not.toContain(odd[what]);
      }
    },
  );

  it.each([
    [true, true],
    ['true', true],
    ['True', true],
    [' TRUE ', true],
    [1, true],
    ['1', true],
    [false, false],
    ['false', false],
    ['False', false],
    [0, false],
    ['0', false],
    ['yes', true],
    ['no', false],
  ])('`email_verified: %j` is %s', (said, is) => {
    expect(read({ email: 'priya@example.com', email_verified: said })).toMatchObject({
      email_verified: is,
      unreadable: [],
    });
    const guest = { guest_delivery: '77', email: 'priya@example.com', email_verified: said };
    expect(read(guest).email_verified).toBe(is);
  });

  it.each([undefined, null, '', ' \t'])('`email_verified: %j` says nothing', (said) => {
    expect(read({ email_verified: said })).toMatchObject({ email_verified: null, unreadable: [] });
    // A visitor may have typed anything.
    expect(read({ guest_delivery: '77', email_verified: said }).email_verified).toBe(false);
  });

  it.each(['perhaps', 'constructor', [], [true], {}, 2, -1])(
    '`email_verified: %j` is reported, and proves nothing',
    (said) => {
      expect(read({ email_verified: said })).toMatchObject({
        email_verified: false,
        unreadable: ['email_verified: true or false is needed: the address counts as not proven'],
      });
      expect(read({ guest_delivery: '77', email_verified: said }).email_verified).toBe(false);
    },
  );

  it.each([
    ['a&b@example.com', 'a&b@example.com'],
    ['user@münchen.example', 'user@xn--mnchen-3ya.example'],
    [' Priya@Example.COM\n', 'Priya@example.com'],
  ])('`email: %j` is %s', (said, is) => {
    expect(read({ email: said })).toMatchObject({ email: is, unreadable: [] });
  });

  it.each(['', ' ', null, undefined])('`email: %j` says that there is none', (said) => {
    expect(read({ email: said })).toMatchObject({ email: null, unreadable: [] });
  });

  it.each(['priya', 'prïya@example.com', 'a@b@c', 'a@example.com\nBcc: x@example.com', 42, ['a@example.com'], true])(
    '`email: %j` is left out, and reported',
    (said) => {
      expect(read({ email: said })).toMatchObject({ email: null, unreadable: [expect.stringMatching(/^email: /)] });
    },
  );

  it.each([
    [42, '42'],
    ['42', '42'],
    ['042', '042'],
    [' 42', ' 42'],
    ['Priya', 'Priya'],
    ['priya', 'priya'],
    ['José', 'José'],
    ['Jose\u0301', 'Jose\u0301'],
  ])('`sub: %j` is the customer %j and nobody else', (said, is) => {
    expect(read({ sub: said }).external_id).toBe(is);
  });

  it.each([2 ** 53, 1.5, Number.MAX_VALUE])('`sub: %d`, a number that may have been rounded, is refused', (said) => {
    expect(() => read({ sub: said })).toThrow(/write it as a text/);
  });

  it.each([
    ['de', 'de'],
    ['de_DE', 'de'],
    ['ar-EG', 'ar'],
    ['fr_FR.UTF-8', 'fr'],
    ['hil', null],
    ['it', null],
  ])('`locale: %j` is %j', (said, is) => {
    expect(read({ locale: said })).toMatchObject({ locale: is, unreadable: [] });
  });

  it.each(['sub', 'email', 'name'])('named %s is never taken from what every object has', (name) => {
    const named = {
      ...(issuer as object),
      claims: { ...issuer?.claims, [name === 'sub' ? 'id' : name]: 'constructor' },
    };
    const look = () => readClaims({ sub: 'priya', exp } as JWTPayload, named as never, now);
    if (name === 'sub') expect(look).toThrow(Refusal);
    else expect(look()).toMatchObject({ external_id: 'priya', email: null, name: '', unreadable: [] });
  });

  it.each([
    [{ carrier: 'DPD\nGLS' }, 'carrier'],
    [{ destination_country: 'Germany' }, 'destination_country'],
    [{ host_data: { secret: { of: 'B' }, '\ud800': 1 } }, 'host_data'],
    [{ host_data: 'x'.repeat(100_000) }, 'host_data'],
  ])('`deliveries` that say %j are left out, and reported by the name of it alone', (said, name) => {
    const identity = read({ deliveries: [{ id: 7, ...said }, { id: 8 }] });
    expect(identity.deliveries).toEqual([{ id: '8' }]);
    expect(identity.unreadable).toEqual([expect.stringMatching(new RegExp(`^deliveries\\[0\\]\\.${name}: Use `))]);
    expect(identity.unreadable.join()).not.toMatch(/secret|GLS|Germany|xxx/);
  });

  it('`deliveries` that are no list, or too many, are reported', () => {
    expect(read({ deliveries: '[{"id":"7"}]' })).toMatchObject({
      deliveries: [],
      unreadable: ['deliveries: a list is needed, not a value of type string'],
    });
    const many = read({ deliveries: Array.from({ length: 201 }, (_, id) => ({ id })) });
    expect(many.deliveries).toHaveLength(200);
    expect(many.unreadable).toEqual(['deliveries: only the first 200 are read']);
  });
});
