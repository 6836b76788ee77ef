import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../src/links.js';

const links = (text: string) => partsOf(text).flatMap(({ text, href }) => (href ? [[text, href]] : []));

describe('links in what people write', () => {
  it('are addresses of the web, without the signs of the sentence around them', () => {
    for (const [text, written, href = written] of [
      ['See https://example.com/track?id=1&x=2.', 'https://example.com/track?id=1&x=2'],
      ['(see https://example.com/a_(b)), or not', 'https://example.com/a_(b)'],
      ['[https://example.com/a]', 'https://example.com/a'],
      ['“https://example.com/a”…', 'https://example.com/a'],
      ['أين طردي؟ https://example.com/ط؟', 'https://example.com/ط', 'https://example.com/%D8%B7'],
      ['देखें https://example.com/क।', 'https://example.com/क', 'https://example.com/%E0%A4%95'],
      ['HTTPS://EXAMPLE.COM/A', 'HTTPS://EXAMPLE.COM/A', 'https://example.com/A'],
      ['www.example.com!', 'www.example.com', 'https://www.example.com/'],
      ['http://[::1]:8080/x', 'http://[::1]:8080/x'],
    ] as const)
      expect(links(text), text).toEqual([[written, href]]);
    expect(links('https://a.example/1, https://b.example/2')).toHaveLength(2);
  });

  it('are nothing else: no other scheme, no host behind a name, nothing within a word', () => {
    for (const text of [
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://example.com/a',
      'https://bank.example@evil.example/',
      'https://user:secret@evil.example/',
      'https://',
      'https://.',
      'www.',
      'xhttps://example.com',
      'me@www.example.com',
      'example.com',
    ])
      expect(links(text), text).toEqual([]);
  });

  it('end before what no screen shows and what turns text round, and say a host by its real letters', () => {
    expect(links('https://example.com/\u202Egnp.exe')).toEqual([['https://example.com/', 'https://example.com/']]);
    expect(links('https://example.com/\u200bx')).toEqual([['https://example.com/', 'https://example.com/']]);
    expect(partsOf('https://аpple.com/')[0]?.host).toBe('xn--pple-43d.com');
  });

  it('lose no letter of any text, and lead to http and https alone', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl(),
      fc.constantFrom(' ', ')', '(', '.', '؟', 'www.', 'https://', 'javascript:', '@', '\n', '<script>'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const parts = partsOf(text);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        for (const { href } of parts) if (href) expect(href).toMatch(/^https?:\/\/[^/@]+(\/|$)/);
      }),
    );
  });

  it('are found in ten thousand signs at once', () => {
    for (const sign of [')', '.', 'www.', 'https://', 'https://a.b/'])
      expect(partsOf(`https://example.com/${sign.repeat(10_000)}`).length).toBeGreaterThan(0);
  });
});
