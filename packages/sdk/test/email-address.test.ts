import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { email, readEmailAddress } from '../src/contract/index.js';

describe('an e-mail address', () => {
  it('is refused at once where it is far too long, whatever is in it', () => {
    const long = `x${' '.repeat(250_000)}x`;
    expect(readEmailAddress(long).address).toBeUndefined();
    expect(email.safeParse(long).success).toBe(false);
  });

  it.each([
    ['priya@example.com', 'priya@example.com'],
    ['Priya.Nair@Example.COM', 'Priya.Nair@example.com'],
    ['a&b@example.com', 'a&b@example.com'],
    ['x/y=z@example.com', 'x/y=z@example.com'],
    ["o'brien+tag@example.com", "o'brien+tag@example.com"],
    ["!#$%&'*+-/=?^_`{|}~@example.com", "!#$%&'*+-/=?^_`{|}~@example.com"],
    ['a@1.example', 'a@1.example'],
    ['user@xn--e1afmkfd.xn--p1ai', 'user@xn--e1afmkfd.xn--p1ai'],
    ['info@пример.рф', 'info@xn--e1afmkfd.xn--p1ai'],
    ['user@münchen.example', 'user@xn--mnchen-3ya.example'],
    ['user@MÜNCHEN.example', 'user@xn--mnchen-3ya.example'],
    ['user@mu\u0308nchen.example', 'user@xn--mnchen-3ya.example'],
    ['user@例え。テスト', 'user@xn--r8jz45g.xn--zckzah'],
    ['user@ｅｘａｍｐｌｅ.com', 'user@example.com'],
    [' \u200euser@example.com\u200b\ufeff\n', 'user@example.com'],
    [`${'x'.repeat(64)}@example.com`, `${'x'.repeat(64)}@example.com`],
  ])('%j is taken, as %j', (typed, is) => {
    expect(readEmailAddress(typed)).toEqual({ address: is });
    expect(email.parse(typed)).toBe(is);
  });

  it.each([
    ['', /such as/],
    ['priya', /such as/],
    ['@example.com', /such as/],
    ['priya@', /such as/],
    ['priya@localhost', /such as/],
    ['priya@example..com', /such as/],
    ['priya@.example.com', /such as/],
    ['priya@example.com.', /such as/],
    ['priya@-example.com', /such as/],
    ['priya@exam_ple.com', /such as/],
    ['.priya@example.com', /such as/],
    ['pri..ya@example.com', /such as/],
    ['priya.@example.com', /such as/],
    ['pri ya@example.com', /such as/],
    ['a@b@example.com', /such as/],
    ['priya@xn--a.example', /such as/],
    ['priya@1.2.3.4', /such as/],
    ['priya@0x7f.1', /such as/],
    ['priya@[127.0.0.1]', /no IP address/],
    ['priya@[IPv6:::1]', /no IP address/],
    ['"pri ya"@example.com', /quotes/],
    ['prïya@example.com', /Before the @ only/],
    ['用户@example.com', /Before the @ only/],
    [`${'x'.repeat(65)}@example.com`, /at most 64/],
    [`${'x'.repeat(64)}@${'y'.repeat(60)}.${'y'.repeat(60)}.${'y'.repeat(60)}.example`, /at most 254/],
    [`x@${'y'.repeat(64)}.example`, /such as/],
    [`x@${'münchen.'.repeat(40)}example`, /such as/],
  ])('%j is refused with a reason', (typed, why) => {
    expect(readEmailAddress(typed).why).toMatch(why);
    expect(email.safeParse(typed).error?.issues).toMatchObject([{ message: expect.stringMatching(why) }]);
  });

  it.each([
    'a@example.com\nBcc: b@example.com',
    'a@example.com\r\nRCPT TO:<b@example.com>',
    'a@example.com, b@example.com',
    'a@example.com;b@example.com',
    'a@example.com> NOTIFY=NEVER',
    '<a@example.com>',
    'A <a@example.com>',
    'a(b)@example.com',
    'a@example.com(b)',
    'a@example.com/path',
    'a@example.com?to=b',
    'a@example.com#b',
    'a@example.com:25',
    'a@user:pass@example.com',
    'a@exam%70le.com',
    'a@exa\\mple.com',
    'a\u0000@example.com',
    'a@exam\u2028ple.com',
    'a@example\u3000.com',
  ])('%j, which means more than one mailbox or something else to others, is refused', (typed) => {
    expect(readEmailAddress(typed).address).toBeUndefined();
  });

  it('that is taken is one form: ASCII, one @, no sign of a header or a URL, at most 254 octets; read again it is itself', () => {
    const sign = fc.oneof(
      fc.constantFrom(...'ab1.-_@<>()[]\\,;:"\' \r\n\t%/?#&+ü\u00ad\u200b\u202e。．ß\ud800'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    const part = fc.array(sign, { maxLength: 12 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(part, part, (local, domain) => {
        const { address, why } = readEmailAddress(`${local}a@b${domain}.example`);
        expect(address === undefined).toBe(why !== undefined);
        if (address === undefined) return;
        expect(address).toMatch(/^[!-~]+$/);
        expect(address).toMatch(/^[^@<>()[\]\\,;:"]+@[a-z\d.-]+$/);
        expect(address.length).toBeLessThanOrEqual(254);
        expect(readEmailAddress(address).address).toBe(address);
      }),
      { numRuns: 3000 },
    );
  });
});
